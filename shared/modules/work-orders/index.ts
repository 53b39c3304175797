export { scheduledAlerts, type RingFacts, type WorkOrderAlert, type WorkOrderAlertKind } from "./alerts.ts";
export { awaitsArrival, openSuspension } from "./arrival-clock.ts";
export {
  MAX_PARTS,
  paymentMethods,
  quoteMethods,
  totalFen,
  type Charges,
  type Part,
  type PaymentMethod,
  type QuoteMethod,
} from "./charges.ts";
export { workOrderCommands } from "./commands.ts";
export { workOrderRegister } from "./fold.ts";
export { correctableFields } from "./record-commands.ts";
export {
  arrivedInTime,
  callDueMs,
  callOwed,
  dispatchDueMs,
  followUpDueMs,
  isUnfinished,
  meantForDate,
  quietUntilMs,
  resumeDueMs,
  reviewedDate,
  reviewPlace,
  signedText,
  UNDO_ARRIVAL_MS,
  type CallOwed,
  type ReviewPlace,
} from "./rules.ts";
export {
  areas,
  callOutcomes,
  channels,
  charges,
  closings,
  grades,
  signers,
  workOrderEvents,
  type Area,
  type CallOutcome,
  type Channel,
  type Charge,
  type Closing,
  type Grade,
  type Signer,
} from "./schema.ts";
export {
  workOrderStatuses,
  type AwaitedKind,
  type CarryOver,
  type FollowUp,
  type LateCall,
  type Signature,
  type Suspension,
  type WorkOrderState,
  type WorkOrderStatus,
} from "./state.ts";
export type { TakeInput } from "./take-commands.ts";
