import {
  acceptWorkOrder,
  arriveAtWorkOrder,
  carryOverWorkOrder,
  logLateCall,
  resumeWorkOrder,
  suspendWorkOrder,
  withdrawArrival,
} from "./arrival-commands.ts";
import { agreeQuote, recordCharges, recordPayment } from "./charge-commands.ts";
import {
  closeWorkOrder,
  finishWorkOrder,
  followUpWorkOrder,
  recordOpinion,
  signWorkOrder,
} from "./finish-commands.ts";
import { correctWorkOrder, printWorkOrder, revealWorkOrder, voidWorkOrder } from "./record-commands.ts";
import { dispatchWorkOrder, reassignWorkOrder, setAppointment, takeWorkOrder } from "./take-commands.ts";

/** Everything that can be done with a work order, in the order in which it usually is. */
export const workOrderCommands = [
  takeWorkOrder,
  dispatchWorkOrder,
  reassignWorkOrder,
  setAppointment,
  acceptWorkOrder,
  arriveAtWorkOrder,
  withdrawArrival,
  logLateCall,
  suspendWorkOrder,
  resumeWorkOrder,
  carryOverWorkOrder,
  agreeQuote,
  finishWorkOrder,
  recordCharges,
  recordPayment,
  signWorkOrder,
  recordOpinion,
  followUpWorkOrder,
  closeWorkOrder,
  printWorkOrder,
  correctWorkOrder,
  revealWorkOrder,
  voidWorkOrder,
] as const;
