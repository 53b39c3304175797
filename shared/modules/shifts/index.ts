export { shiftCommands } from "./commands.ts";
export { shiftRegister } from "./fold.ts";
export { planAfter } from "./plan.ts";
export {
  arrivedEarly,
  blockingItems,
  checksumOf,
  countersignOwed,
  handedOverInTime,
  handoverSteps,
  isFollowed,
  itemKey,
  needsExplanation,
  signedDigest,
  stepDone,
  tidiedEarly,
  type HandoverFacts,
  type HandoverStep,
} from "./rules.ts";
export {
  areaResults,
  propertyStates,
  shiftEvents,
  type AreaResult,
  type HandoverSide,
  type PropertyState,
} from "./schema.ts";
export { staffedRoles } from "./shift-commands.ts";
export { shiftStatuses, type HandoverSignature, type ShiftState, type ShiftStatus } from "./state.ts";
