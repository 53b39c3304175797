export { passCommands } from "./commands.ts";
export { afterwardsCorrectable, rowField, sealedCorrectable } from "./corrections.ts";
export { passRegister } from "./fold.ts";
export { gateProblem } from "./gate-commands.ts";
export { passCheckRegister, type PassCheckState } from "./reconciliation.ts";
export { periodOf } from "./record-commands.ts";
export {
  expiryOpen,
  itemsDigest,
  itemsText,
  leftBehind,
  signedText,
  slipsMissing,
  statusNow,
} from "./rules.ts";
export {
  attachmentSchema,
  MAX_ITEMS,
  passEvents,
  passFieldNames,
  bases,
  itemSchema,
  passKinds,
  periods,
  slips,
  vias,
  type Attachment,
  type Basis,
  type Item,
  type PassKind,
  type Period,
  type Slip,
  type Via,
} from "./schema.ts";
export {
  conflictKinds,
  passStatuses,
  type ConflictKind,
  type PassState,
  type PassStatus,
  type StoredStatus,
} from "./state.ts";
export type { DraftInput } from "./write-commands.ts";
