import type { Awaited, AwaitedKind, Suspension, WorkOrderState } from "./state.ts";

/**
 * REP-2, the 20 minutes: by when the technician must be on site, what moves that instant and what breaks it.
 * Pure steps of the fold; `atMs` is when the thing happened. Only dispatch, an appointment, a suspension or a
 * promise made in a call move it: reassigning and accepting do not.
 */
const MINUTE_MS = 60_000;

/** The suspension that is not over, if any (暂停中). */
export function openSuspension(state: Pick<WorkOrderState, "suspensions">): Suspension | null {
  const last = state.suspensions.at(-1);
  return last !== undefined && last.toMs === null ? last : null;
}

/** True while the technician has been sent and is not on site. */
export function awaitsArrival(state: Pick<WorkOrderState, "status">): boolean {
  return state.status === "dispatched" || state.status === "accepted";
}

/** The clock stands still while suspended: what was broken before stays broken, nothing breaks during it. */
function clockMs(state: WorkOrderState, atMs: number): number {
  const suspension = openSuspension(state);
  return suspension === null ? atMs : Math.min(atMs, suspension.fromMs);
}

/** Writes down what the clock has broken by `atMs`. */
export function noteBreach(state: WorkOrderState, atMs: number): WorkOrderState {
  if (!awaitsArrival(state)) return state;
  const now = clockMs(state, atMs);
  const first =
    state.firstBreachMs ??
    (state.arrivalDueMs !== null && now >= state.arrivalDueMs ? state.arrivalDueMs : null);
  const { awaited } = state;
  if (awaited === null || awaited.broken || now < awaited.dueMs) {
    return first === state.firstBreachMs ? state : { ...state, firstBreachMs: first };
  }
  return {
    ...state,
    firstBreachMs: first,
    breaches: state.breaches + 1,
    awaited: { ...awaited, broken: true },
  };
}

const promised = (dueMs: number, kind: AwaitedKind): Awaited => ({ dueMs, kind, broken: false });
const noTries = { tries: 0, messagePromisedAtMs: null, quietUntilMs: null } as const;

/** Sent to engineering: on site within the minutes now in force, or those after the appointment's start. */
export function startClock(state: WorkOrderState, atMs: number, arrivalMinutes: number): WorkOrderState {
  const { appointmentMs } = state;
  const dueMs = (appointmentMs ?? atMs) + arrivalMinutes * MINUTE_MS;
  return {
    ...state,
    ...noTries,
    arrivalMinutes,
    arrivalDueMs: dueMs,
    awaited: promised(dueMs, appointmentMs === null ? "arrival" : "appointment"),
  };
}

/** A new appointment moves what is still kept; a call that is owed stays owed. */
export function moveToAppointment(
  state: WorkOrderState,
  atMs: number,
  appointmentMs: number,
): WorkOrderState {
  const noted = { ...noteBreach(state, atMs), appointmentMs };
  if (!awaitsArrival(noted) || noted.awaited === null || noted.awaited.broken) return noted;
  const dueMs = appointmentMs + noted.arrivalMinutes * MINUTE_MS;
  return {
    ...noted,
    arrivalDueMs: noted.firstBreachMs === null ? dueMs : noted.arrivalDueMs,
    awaited: promised(dueMs, "appointment"),
  };
}

/**
 * Where an instant stands after a suspension. The running minutes stop with it; an agreed time that is still
 * ahead stands; one that fell into the suspension gets the time that was left.
 */
function afterSuspension(dueMs: number, kind: AwaitedKind, fromMs: number, toMs: number): number {
  if (dueMs <= fromMs) return dueMs;
  if (kind !== "arrival" && dueMs > toMs) return dueMs;
  return dueMs + Math.max(0, toMs - fromMs);
}

/** The suspension is over: the clock goes on where it stood. */
export function resumeClock(state: WorkOrderState, toMs: number): WorkOrderState {
  const suspension = openSuspension(state);
  if (suspension === null) return state;
  const noted = noteBreach(state, suspension.fromMs);
  const over = {
    ...noted,
    suspensions: [...state.suspensions.slice(0, -1), { ...suspension, toMs }],
  };
  if (!awaitsArrival(state)) return over;
  const { awaited, arrivalDueMs } = noted;
  const standard = noted.appointmentMs === null ? "arrival" : "appointment";
  return {
    ...over,
    arrivalDueMs:
      arrivalDueMs === null || noted.firstBreachMs !== null
        ? arrivalDueMs
        : afterSuspension(arrivalDueMs, standard, suspension.fromMs, toMs),
    awaited:
      awaited === null || awaited.broken
        ? awaited
        : { ...awaited, dueMs: afterSuspension(awaited.dueMs, awaited.kind, suspension.fromMs, toMs) },
  };
}

/** Nobody answered: quiet for so many minutes. Enough tries and a message meet the duty. */
export function tryFailed(state: WorkOrderState, quietUntilMs: number, triesNeeded: number): WorkOrderState {
  return { ...state, tries: state.tries + 1, triesNeeded, quietUntilMs };
}

/** The duty of calling is met: the next instant to watch is the one that was promised. */
export function promiseArrival(state: WorkOrderState, promisedAtMs: number): WorkOrderState {
  return {
    ...state,
    ...noTries,
    callsMet: state.callsMet + (state.awaited?.broken === true ? 1 : 0),
    awaited: promised(promisedAtMs, "promise"),
  };
}

/** On site. An arrival entered later that came before the breach shows that there was none. */
export function stopClock(state: WorkOrderState, atMs: number): WorkOrderState {
  const noted = noteBreach(state, atMs);
  if (noted.firstBreachMs === null || atMs >= noted.firstBreachMs) return noted;
  const awaited = noted.awaited === null ? null : { ...noted.awaited, broken: false };
  return { ...noted, awaited, firstBreachMs: null, breaches: 0, callsMet: 0 };
}
