import type { DutyLineView } from "../../../shared/contract/duty-log.ts";

/** What can be done with a line; each is one command, and none changes what was written. */
export type LineAction =
  | "handle"
  | "addResult"
  | "report"
  | "instruct"
  | "reopen"
  | "markImportant"
  | "grade"
  | "assign"
  | "link"
  | "correct"
  | "settle"
  | "strike";

/** What every form of an action is told. */
export interface LineFormProps {
  readonly line: DutyLineView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export interface LineActions {
  /** What the line waits for: the big button. */
  readonly primary: LineAction | null;
  readonly beside: readonly LineAction[];
  /** Behind 更多. */
  readonly more: readonly LineAction[];
}

/** What the line waits for first. */
export function lineActions(line: DutyLineView): LineActions {
  if (line.struck !== null) return { primary: null, beside: [], more: [] };
  const grade: readonly LineAction[] = line.gravity === "major" ? [] : ["grade"];
  const mark: readonly LineAction[] = line.important ? [] : ["markImportant"];
  const link: readonly LineAction[] = line.link === null ? ["link"] : [];
  const settle: readonly LineAction[] = line.crossings.length > 0 ? ["settle"] : [];
  const later: readonly LineAction[] = [
    "instruct",
    "assign",
    ...link,
    ...mark,
    ...grade,
    "correct",
    "strike",
  ];
  if (line.owed.length > 0) {
    const close: readonly LineAction[] = line.handled ? ["addResult"] : ["handle"];
    return { primary: "report", beside: [...settle, ...close], more: later };
  }
  if (!line.handled) {
    return { primary: "handle", beside: [...settle, "addResult"], more: ["report", ...later] };
  }
  return {
    primary: null,
    beside: [...settle, "addResult", "correct"],
    more: ["report", "reopen", ...later.filter((one) => one !== "correct")],
  };
}
