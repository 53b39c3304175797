import { mayCommand } from "../../../shared/contract/access.ts";
import type { BoardItem } from "../../../shared/contract/board.ts";
import type { CommandName } from "../../../shared/contract/commands.ts";
import type { Role } from "../../../shared/kernel/roles.ts";

/** What each thing on the board waits for. Null: whoever sees it acts, or signs it with a PIN of their own. */
const commandByKind: Readonly<Record<BoardItem["kind"], CommandName | null>> = {
  "late-call": "work-order.log-call",
  "reporter-call": "work-order.log-call",
  arrival: "work-order.arrive",
  dispatch: "work-order.dispatch",
  resume: "work-order.resume",
  "follow-up": "work-order.follow-up",
  overstay: "visit.sign-out",
  "awaiting-answer": "visit.answer",
  conflict: null,
  handover: "shift.begin-handover",
  "stand-in": "shift.end-stand-in",
  countersign: null,
  "hazard-out": "hazard-issue.return",
  "hazard-anomaly": "hazard-issue.handle-anomaly",
  "hazard-low": "hazard-batch.draw",
  "hazard-expiring": "hazard-batch.write-off",
  "pass-signature": "pass.sign",
  "pass-expired": "pass.note-expiry",
  "important-line": "duty-line.handle",
  report: "duty-line.report",
  "unsigned-log": null,
  "key-overdue": "key.return",
  "key-count-deposited": "key.count",
  "key-count-vacant": "key.count",
  approval: null,
  "approval-given": null,
  "approval-refused": null,
  "locked-out": "staff.reset-pin",
};

/** True where the row offers its action: to others it is only something to read. */
export function mayAct(role: Role, kind: BoardItem["kind"]): boolean {
  const command = commandByKind[kind];
  return command === null || mayCommand(role, command);
}
