export { consentInput, registerInput, visitCommands, type RegisterInput } from "./commands.ts";
export { visitRegister, type VisitState, type VisitStatus } from "./fold.ts";
export { documentRequired, leaveByMs, overstayMinutes, UNDO_LEAVE_MS } from "./rules.ts";
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
