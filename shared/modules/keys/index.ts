export { keyCommands } from "./commands.ts";
export {
  codeSheetRegister,
  keyCountRegister,
  type CodeSheetState,
  type CountDifference,
  type KeyCountState,
} from "./count-fold.ts";
export type { AddKeyInput, DepositPart } from "./deposit-commands.ts";
export { keyRegister } from "./fold.ts";
export type { LendInput } from "./lend-commands.ts";
export { correctableKeyFields, correctableLoanFields } from "./record-commands.ts";
export {
  collectionText,
  copiesOut,
  depositText,
  firstDueMs,
  clashReading,
  hookCopies,
  isCounted,
  keyStatus,
  lendable,
  loanOf,
  openLoans,
  opensHome,
  outCopies,
  type DepositFacts,
} from "./rules.ts";
export {
  collectorRelations,
  consentMethods,
  keyEvents,
  keyKinds,
  retirements,
  type CollectorRelation,
  type ConsentMethod,
  type KeyKind,
  type Retirement,
} from "./schema.ts";
export {
  clashReadings,
  keyStatuses,
  type Clash,
  type ClashReading,
  type Collection,
  type Deposit,
  type KeyState,
  type KeyStatus,
  type Loan,
} from "./state.ts";
