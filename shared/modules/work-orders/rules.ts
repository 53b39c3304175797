import { addDays, siteDate } from "../../kernel/site-time.ts";
import { totalFen } from "./charges.ts";
import { awaitsArrival, openSuspension } from "./arrival-clock.ts";
import type { AwaitedKind, WorkOrderState, WorkOrderStatus } from "./state.ts";

/** How long after 已到场 by mistake it can still be undone, ms. */
export const UNDO_ARRIVAL_MS = 10 * 60_000;

/** Not done yet: reviewed every day until it is (REP-4). */
const unfinishedStatuses: ReadonlySet<WorkOrderStatus> = new Set([
  "undispatched",
  "dispatched",
  "accepted",
  "on-site",
]);

export function isUnfinished(status: WorkOrderStatus): boolean {
  return unfinishedStatuses.has(status);
}

/**
 * REP-2: from when a call is owed unless the technician is on site before, ms. Null when nobody is awaited, or
 * while the order is suspended and nothing was broken before.
 */
export function callDueMs(state: WorkOrderState): number | null {
  if (!awaitsArrival(state) || state.awaited === null) return null;
  const suspension = openSuspension(state);
  return suspension !== null && state.awaited.dueMs > suspension.fromMs ? null : state.awaited.dueMs;
}

/** REP-2: until when nobody has to try again after 无人接听, ms. */
export function quietUntilMs(state: WorkOrderState): number | null {
  return callDueMs(state) === null ? null : state.quietUntilMs;
}

/** A call that the desk owes the resident (for public areas the reporter). */
export interface CallOwed {
  readonly sinceMs: number;
  /** What was broken: the 20 minutes, the appointment, or the last call's promise. */
  readonly kind: AwaitedKind;
  readonly tries: number;
  readonly triesNeeded: number;
  /** Still quiet after 无人接听: the duty stands, it does not ring. */
  readonly quiet: boolean;
}

/** REP-2: the call owed now, or null. */
export function callOwed(state: WorkOrderState, nowMs: number): CallOwed | null {
  const dueMs = callDueMs(state);
  if (dueMs === null || nowMs < dueMs || state.awaited === null) return null;
  return {
    sinceMs: dueMs,
    kind: state.awaited.kind,
    tries: state.tries,
    triesNeeded: state.triesNeeded,
    quiet: state.quietUntilMs !== null && nowMs < state.quietUntilMs,
  };
}

/** REP-1: when an order that was not sent rings, ms. */
export function dispatchDueMs(state: WorkOrderState): number | null {
  return state.status === "undispatched" ? state.dispatchDueMs : null;
}

/** REP-3: the end of the last day on which the follow-up is in time, ms. */
export function followUpDueMs(state: WorkOrderState): number | null {
  return state.status === "finished" ? state.followUpDueMs : null;
}

/** When a suspended order was to go on, ms. */
export function resumeDueMs(state: WorkOrderState): number | null {
  return isUnfinished(state.status) ? (openSuspension(state)?.untilMs ?? null) : null;
}

/** REP-2's standard: on site in time; null while it is open, and for orders entered later (补录). */
export function arrivedInTime(state: WorkOrderState): boolean | null {
  if (state.lateReason !== null || state.arrivalDueMs === null) return null;
  if (state.firstBreachMs !== null) return false;
  return state.arrivedAtMs === null ? null : state.arrivedAtMs < state.arrivalDueMs;
}

/** REP-4: the site date that an order is meant for: the last new date, its appointment, else the day it came. */
export function meantForDate(
  order: {
    readonly carriedTo: string | null;
    readonly appointmentMs: number | null;
    readonly receivedAtMs: number;
  },
  timeZone: string,
): string {
  return order.carriedTo ?? siteDate(order.appointmentMs ?? order.receivedAtMs, timeZone);
}

/** REP-4: where an unfinished order stands on a day. */
export type ReviewPlace = "overdue" | "due-today" | "carried-over";

export function reviewPlace(due: string, today: string): ReviewPlace {
  return due < today ? "overdue" : due === today ? "due-today" : "carried-over";
}

/** REP-4: the day before, whose orders are reviewed with the unfinished ones. */
export function reviewedDate(nowMs: number, timeZone: string): string {
  return addDays(siteDate(nowMs, timeZone), -1);
}

/**
 * Exactly what a signer is shown and signs, as one text; its SHA-256 goes into the signature. The resident's
 * opinion stands in it when it was recorded before.
 */
export function signedText(state: WorkOrderState): string {
  return JSON.stringify([
    "work-order-signature-2",
    state.number,
    state.unit,
    state.publicArea,
    state.location,
    state.fault,
    state.charge,
    state.dispatchedAtMs,
    state.arrivedAtMs,
    state.finishedAtMs,
    state.result,
    state.opinion,
    state.charges === null ? null : [state.charges.parts, state.charges.labour, totalFen(state.charges)],
  ]);
}
