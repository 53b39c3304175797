import type { Waiting } from "../tables/waiting.ts";
import type { Core } from "../core.ts";
import { conflictsNow } from "./conflicts.ts";

/** 待处理冲突: each waits for a person from the moment in which both sides are known here. */
export function conflictBoard(core: Core): readonly Waiting[] {
  return conflictsNow(core).map(({ key, recordId, number, unit, subject, sides, sinceMs }) => ({
    key: `conflict ${key}`,
    kind: "conflict",
    recordKind: "conflict",
    recordId,
    number,
    unit,
    subject,
    who: [...new Set(sides.map(({ entry }) => entry.actor))].filter((name) => name !== "").join("、"),
    dueMs: sinceMs,
    soonMs: sinceMs,
    sinceMs,
    loud: false,
    phoneMasked: "",
  }));
}
