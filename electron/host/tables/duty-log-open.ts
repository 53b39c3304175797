import type { OpenAtDesk } from "./open-at-desk.ts";
import type { Queries } from "../queries.ts";

/** DUTY-4: lines that are not done; those marked 重要 block. DUTY-8: a level that was skipped and is not told yet. */
export function dutyLogOpen(queries: Queries): readonly OpenAtDesk[] {
  return queries.dutyLog.open().map((line): OpenAtDesk => {
    const blocks = line.important && !line.handled;
    return {
      kind: line.handled ? "report-owed" : blocks ? "important-line" : "line",
      recordKind: "duty-line",
      recordId: line.id,
      number: line.number,
      subject: [line.unit, line.text].filter((part) => part !== "").join(" "),
      important: blocks,
      followedBy: line.followedBy,
      sinceMs: line.atMs,
      dueMs: null,
      why: "",
      deskCode: line.number.split("-")[0] ?? "",
    };
  });
}
