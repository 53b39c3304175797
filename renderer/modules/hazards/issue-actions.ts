import type { CommandName } from "../../../shared/contract/commands.ts";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { HazardIssueView } from "../../../shared/contract/hazards.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import type { RecordActions } from "../../ui/record-buttons.tsx";

/** What a person can do with a slip; each is one command. */
const commandByAction = {
  return: "hazard-issue.return",
  anomaly: "hazard-issue.report-anomaly",
  handle: "hazard-issue.handle-anomaly",
  settle: "hazard-issue.settle-return",
  sign: "hazard-issue.sign",
  correct: "hazard-issue.correct",
  void: "hazard-issue.void",
} as const satisfies Readonly<Record<string, CommandName>>;
export type IssueAction = keyof typeof commandByAction;

/** What this person can do with the slip now: an open anomaly first (HAZ-5), then a contradiction, then the return. */
export function issueActions(slip: HazardIssueView, role: Role): RecordActions<IssueAction> {
  const may = (action: IssueAction): boolean => mayCommand(role, commandByAction[action]);
  if (slip.status === "void" && slip.conflicts === 0) return { primary: null, beside: [], more: [] };
  const waits: readonly IssueAction[] = [
    ...(slip.anomalyAtMs === null ? [] : ["handle" as const]),
    ...(slip.conflicts === 0 ? [] : ["settle" as const]),
    ...(slip.status === "out" ? ["return" as const] : []),
  ];
  const more: readonly IssueAction[] = [
    ...(slip.userSignature === null || slip.issuerSignature === null ? ["sign" as const] : []),
    "correct",
    ...(slip.status === "out" ? ["void" as const] : []),
  ];
  const [primary = null, ...rest] = waits.filter(may);
  return { primary, beside: [...rest, "anomaly" as const].filter(may), more: more.filter(may) };
}
