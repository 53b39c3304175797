import type { Register, RegisterEvent } from "../../kernel/register.ts";
import { shiftEvents } from "./schema.ts";
import { initialShift, type ShiftState } from "./state.ts";

type ShiftEvent = RegisterEvent<typeof shiftEvents>;
type Of<Type extends ShiftEvent["type"]> = Extract<ShiftEvent, { type: Type }>;

const MINUTE_MS = 60_000;

/** Desks of one post that were apart may open it twice: the first number stands, everybody is on it. */
function opened(state: ShiftState, { data }: Of<"opened">): ShiftState {
  if (state.number !== "") {
    // Desks that were apart opened one and the same shift; the number that each gave it is used.
    const otherNumbers = [...new Set([...state.otherNumbers, data.number])];
    return { ...state, otherNumbers, staff: [...new Set([...state.staff, ...data.staff])] };
  }
  const { plan, arriveEarlyMinutes, tidyMinutes } = data;
  return {
    ...state,
    number: data.number,
    postId: data.post,
    openedAtMs: data.at,
    plan: plan === null ? null : { name: plan.name, date: plan.date, fromMs: plan.from, toMs: plan.to },
    arriveByMs: plan === null ? null : plan.to - arriveEarlyMinutes * MINUTE_MS,
    tidyByMs: plan === null ? null : plan.to - tidyMinutes * MINUTE_MS,
    previousId: data.previous,
    staff: [...new Set([...state.staff, ...data.staff])],
  };
}

function standInEnded(state: ShiftState, { data }: Of<"stand-in-ended">): ShiftState {
  const at = state.standIns.findIndex((one) => one.staffId === data.staff && one.endedAtMs === null);
  return {
    ...state,
    standIns: state.standIns.map((one, index) => (index === at ? { ...one, endedAtMs: data.at } : one)),
  };
}

/** Two desks that both saw somebody come agree: the earlier time stands. */
function arrived(state: ShiftState, { data, actor }: Of<"arrived">): ShiftState {
  const others = state.arrivals.filter(({ staffId }) => staffId !== actor);
  const before = state.arrivals.find(({ staffId }) => staffId === actor);
  const atMs = Math.min(before?.atMs ?? data.at, data.at);
  const arrivals = [...others, { staffId: actor, atMs }];
  return { ...state, arrivals: arrivals.toSorted((left, right) => left.atMs - right.atMs) };
}

function followed(state: ShiftState, { data, personal, actor }: Of<"item-followed">): ShiftState {
  const { at, due, ...facts } = data;
  const item = {
    ...facts,
    atMs: at,
    by: actor,
    dueMs: due,
    subject: personal?.subject ?? null,
    why: personal?.why ?? null,
  };
  return { ...state, followed: { ...state.followed, [data.item]: item } };
}

function overridden(state: ShiftState, { data, actor }: Of<"block-overridden">): ShiftState {
  const override = {
    atMs: data.at,
    by: actor,
    supervisorId: data.by,
    reason: data.reason,
    items: data.items,
    countersignByMs: data.countersignBy,
    countersignedAtMs: null,
  };
  return { ...state, overrides: [...state.overrides, override] };
}

/** Every authorisation by phone that this supervisor gave. */
function countersigned(state: ShiftState, { data, actor }: Of<"countersigned">): ShiftState {
  return {
    ...state,
    overrides: state.overrides.map((one) =>
      one.supervisorId === actor && one.countersignByMs !== null && one.countersignedAtMs === null
        ? { ...one, countersignedAtMs: data.at }
        : one,
    ),
  };
}

/** The wizard's answers: the latest stands, the history keeps them all. */
function answered(state: ShiftState, event: ShiftEvent): ShiftState {
  const step = { atMs: event.data.at, by: event.actor };
  switch (event.type) {
    case "arrived":
      return arrived(state, event);
    case "tidied":
      return { ...state, tidied: state.tidied ?? step };
    case "paper-noted": {
      const { handedOver, reason } = event.data;
      return { ...state, paper: { ...step, handedOverAtMs: handedOver, reason } };
    }
    case "property-counted":
      return { ...state, property: { ...step, items: event.data.items } };
    case "keys-counted":
      return { ...state, keys: { ...step, items: event.data.items } };
    case "mail-counted": {
      const { letters, papers, parcels, note } = event.data;
      return { ...state, mail: { ...step, letters, papers, parcels, note } };
    }
    case "cash-counted": {
      const { expected, amount, explanation } = event.data;
      return { ...state, cash: { ...step, expected, amount, explanation } };
    }
    case "log-read":
      return { ...state, logRead: { ...step, lines: event.data.lines } };
    case "item-followed":
      return followed(state, event);
    case "area-checked":
      return { ...state, area: { ...step, result: event.data.result, note: event.data.note } };
    case "block-overridden":
      return overridden(state, event);
    case "handover-begun":
      return { ...state, status: "handing-over", begunAtMs: state.begunAtMs ?? event.data.at };
    case "handover-withdrawn":
      return { ...state, status: "running", begunAtMs: null };
    case "signed": {
      const { side, digest, items, at } = event.data;
      const strokes = event.personal?.strokes ?? null;
      const signature = { staffId: event.actor, atMs: at, digest, items, strokes };
      return { ...state, signatures: { ...state.signatures, [side]: signature } };
    }
    default:
      return state;
  }
}

function completed(state: ShiftState, { data }: Of<"completed">): ShiftState {
  const { at, ...facts } = data;
  const completion = { ...facts, atMs: at };
  if (state.completion !== null) {
    return { ...state, rivalCompletions: [...state.rivalCompletions, completion] };
  }
  return { ...state, status: "signed", completion };
}

export const shiftRegister: Register<ShiftState, typeof shiftEvents> = {
  kind: "shift",
  events: shiftEvents,
  initial: initialShift,
  fold: (state, event) => {
    switch (event.type) {
      case "opened":
        return opened(state, event);
      case "joined":
        return { ...state, staff: [...new Set([...state.staff, event.actor])] };
      case "stood-in": {
        const { at, staff, instead, until, reason } = event.data;
        const facts = { staffId: staff, insteadId: instead, fromMs: at, untilMs: until, endedAtMs: null };
        return { ...state, standIns: [...state.standIns, { ...facts, reason, by: event.actor }] };
      }
      case "stand-in-ended":
        return standInEnded(state, event);
      case "weather-noted":
        return { ...state, weather: event.data.weather };
      case "countersigned":
        return countersigned(state, event);
      case "completed":
        return completed(state, event);
      case "printed":
        return { ...state, prints: state.prints + 1 };
      case "conflict-settled":
        return { ...state, rivalCompletions: [] };
      default:
        // What was signed stands: an answer that comes from another desk afterwards is read in the history alone.
        return state.completion === null ? answered(state, event) : state;
    }
  },
};
