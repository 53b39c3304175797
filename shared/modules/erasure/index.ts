export { erasureCommands } from "./commands.ts";
export { erasureRegister, holdRegister, type ErasureState, type HoldState } from "./fold.ts";
export { mentions, ordersOf, type Subject } from "./rules.ts";
export {
  erasureCauses,
  erasureEvents,
  holdTargets,
  type ErasedRecord,
  type ErasureCause,
  type HoldTarget,
} from "./schema.ts";
