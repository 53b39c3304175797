export { visitCommands } from "./commands.ts";
export { correctableFields, type CorrectableField } from "./correct-command.ts";
export { registerInput, type RegisterInput } from "./register-command.ts";
export { visitRegister, type VisitState, type VisitStatus } from "./fold.ts";
export {
  documentRequired,
  leaveByMs,
  mayAnswer,
  mayReturnBadge,
  mayWithdrawLeave,
  overstayMinutes,
} from "./rules.ts";
export {
  answers,
  categories,
  consentMethods,
  documentTypes,
  services,
  visitEvents,
  type Answer,
  type Category,
  type ConsentMethod,
  type DocumentType,
} from "./schema.ts";
