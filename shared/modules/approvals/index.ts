export { approvalCommands } from "./commands.ts";
export { approvalRegister, type ApprovalAnswer, type ApprovalState } from "./fold.ts";
export {
  approvableOf,
  approvalStatuses,
  expiresAtMs,
  standingApproval,
  standingOf,
  statusOf,
  type Approvable,
} from "./rules.ts";
export { approvalEvents, shownFactSchema, type ShownFact } from "./schema.ts";
