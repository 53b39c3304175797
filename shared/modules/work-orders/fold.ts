import type { Register, RegisterEvent } from "../../kernel/register.ts";
import {
  awaitsArrival,
  moveToAppointment,
  noteBreach,
  openSuspension,
  promiseArrival,
  resumeClock,
  startClock,
  stopClock,
  tryFailed,
} from "./arrival-clock.ts";
import { areaSchema, chargeSchema, gradeSchema, workOrderEvents } from "./schema.ts";
import { initialWorkOrder, type WorkOrderState } from "./state.ts";

type WorkOrderEvent = RegisterEvent<typeof workOrderEvents>;
type Of<Type extends WorkOrderEvent["type"]> = Extract<WorkOrderEvent, { type: Type }>;

const MINUTE_MS = 60_000;

function taken({ data, personal, actor }: Of<"taken">): WorkOrderState {
  const { receivedAt, dispatchMinutes, appointment, at, late, ...facts } = data;
  return {
    ...initialWorkOrder,
    ...facts,
    status: "undispatched",
    receivedAtMs: receivedAt,
    dispatchDueMs: at + dispatchMinutes * MINUTE_MS,
    appointmentMs: appointment,
    lateReason: late?.reason ?? null,
    clerkId: actor,
    reporter: personal?.reporter ?? null,
    phone: personal?.phone ?? null,
  };
}

/** Two desks that were apart may both send somebody: the first clock stands, the second person is shown. */
function dispatched(state: WorkOrderState, { data, actor }: Of<"dispatched">): WorkOrderState {
  if (state.status !== "undispatched") {
    const rival = data.technician !== null && data.technician !== state.technicianId;
    return rival ? { ...state, rivalTechnicianId: data.technician } : state;
  }
  return {
    ...startClock(state, data.at, data.arrivalMinutes),
    status: "dispatched",
    dispatchedAtMs: data.at,
    dispatchedBy: actor,
    technicianId: data.technician,
  };
}

/** Another person, the same clock (REP-2). They have not accepted yet. */
function reassigned(state: WorkOrderState, { data }: Of<"reassigned">): WorkOrderState {
  const next = { ...noteBreach(state, data.at), technicianId: data.technician, rivalTechnicianId: null };
  return state.status === "accepted" && data.technician !== state.technicianId
    ? { ...next, status: "dispatched", acceptedAtMs: null }
    : next;
}

/** Two desks that both saw the technician agree: the earlier time stands. */
function arrived(state: WorkOrderState, { data }: Of<"arrived">): WorkOrderState {
  if (state.arrivedAtMs !== null && state.arrivedAtMs <= data.at) return state;
  if (!awaitsArrival(state) && state.status !== "on-site") return state;
  return {
    ...stopClock(state, data.at),
    status: "on-site",
    arrivedAtMs: data.at,
  };
}

function callLogged(before: WorkOrderState, event: Of<"call-logged">): WorkOrderState {
  const { data, personal, actor } = event;
  const state = noteBreach(before, data.at);
  const awaited = awaitsArrival(state);
  const triedBefore = state.tries + (data.outcome === "no-answer" ? 1 : 0);
  const message = data.outcome === "message-left" ? data.promisedAt : state.messagePromisedAtMs;
  const unreached = data.outcome !== "answered" && message !== null && triedBefore >= data.callTries;
  const promise = data.outcome === "answered" ? data.promisedAt : unreached ? message : null;
  const met = awaited && promise !== null;
  const calls = [
    ...state.calls,
    {
      atMs: data.at,
      outcome: data.outcome,
      reason: data.reason,
      promisedAtMs: data.promisedAt,
      answeredBy: personal?.answeredBy ?? null,
      by: actor,
      met,
      lateReason: data.late?.reason ?? null,
    },
  ];
  if (!awaited) return { ...state, calls };
  if (promise !== null) return { ...promiseArrival(state, promise), calls };
  if (data.outcome === "message-left") return { ...state, calls, messagePromisedAtMs: data.promisedAt };
  if (data.outcome === "answered") return { ...state, calls };
  return { ...tryFailed(state, data.at + data.retryMinutes * MINUTE_MS, data.callTries), calls };
}

function suspended(state: WorkOrderState, { data, actor }: Of<"suspended">): WorkOrderState {
  if (!awaitsArrival(state) && state.status !== "on-site") return state;
  if (openSuspension(state) !== null) return state;
  const suspension = { fromMs: data.at, toMs: null, untilMs: data.until, reason: data.reason, by: actor };
  return { ...noteBreach(state, data.at), suspensions: [...state.suspensions, suspension] };
}

function finished(state: WorkOrderState, { data }: Of<"finished">): WorkOrderState {
  if (!awaitsArrival(state) && state.status !== "on-site") return state;
  return {
    ...resumeClock(state, data.at),
    status: "finished",
    finishedAtMs: data.at,
    result: data.result,
    followUpDueMs: data.followUpDue,
  };
}

/** REP-5: what was agreed, used and paid. */
function charged(
  state: WorkOrderState,
  event: Of<"quote-agreed"> | Of<"charges-recorded"> | Of<"paid">,
): WorkOrderState {
  const { actor: by } = event;
  switch (event.type) {
    case "quote-agreed": {
      const { at, late, ...quote } = event.data;
      const agreedBy = event.personal?.agreedBy ?? null;
      return { ...state, quote: { ...quote, agreedBy, atMs: at, by, lateReason: late?.reason ?? null } };
    }
    case "charges-recorded": {
      const { at, ...charges } = event.data;
      return { ...state, charges: { ...charges, atMs: at, by } };
    }
    case "paid": {
      const { at, late, amount, method, receipt } = event.data;
      const payment = { atMs: at, amountFen: amount, method, receipt, by, lateReason: late?.reason ?? null };
      return { ...state, payments: [...state.payments, payment] };
    }
  }
}

function signed(state: WorkOrderState, { data, personal }: Of<"signed">): WorkOrderState {
  const signature = {
    atMs: data.at,
    digest: data.digest,
    name: personal?.name ?? null,
    strokes: personal?.strokes ?? null,
  };
  return data.signer === "technician"
    ? { ...state, technicianSignature: signature }
    : { ...state, residentSignature: signature };
}

function followedUp(state: WorkOrderState, { data, actor }: Of<"follow-up-made">): WorkOrderState {
  const call = {
    atMs: data.at,
    reached: data.reached,
    answer: data.answer,
    satisfaction: data.satisfaction,
    by: actor,
    lateReason: data.late?.reason ?? null,
  };
  return {
    ...state,
    status: data.reached && state.status === "finished" ? "followed-up" : state.status,
    followUps: [...state.followUps, call],
  };
}

function corrected(state: WorkOrderState, { data, personal }: Of<"corrected">): WorkOrderState {
  switch (data.field) {
    case "reporter":
    case "phone":
      return { ...state, [data.field]: personal?.to ?? null };
    case "fault":
    case "location":
    case "publicArea":
      return { ...state, [data.field]: data.to ?? "" };
    case "unit":
      return { ...state, unit: data.to };
    case "grade":
      return { ...state, grade: gradeSchema.catch(state.grade).parse(data.to) };
    case "area":
      return { ...state, area: areaSchema.catch(state.area).parse(data.to) };
    case "charge":
      return { ...state, charge: chargeSchema.catch(state.charge).parse(data.to) };
    default:
      return state;
  }
}

function open(state: WorkOrderState, event: WorkOrderEvent): WorkOrderState {
  switch (event.type) {
    case "taken":
    case "revealed":
      return state;
    case "dispatched":
      return dispatched(state, event);
    case "reassigned":
      return state.dispatchedAtMs === null ? state : reassigned(state, event);
    case "accepted":
      if (state.status !== "dispatched") return state;
      return {
        ...noteBreach(state, event.data.at),
        status: "accepted",
        acceptedAtMs: event.data.at,
        technicianId: event.data.technician ?? state.technicianId,
      };
    case "arrived":
      return arrived(state, event);
    case "arrival-withdrawn":
      if (state.status !== "on-site") return state;
      return { ...state, status: state.acceptedAtMs === null ? "dispatched" : "accepted", arrivedAtMs: null };
    case "call-logged":
      return callLogged(state, event);
    case "suspended":
      return suspended(state, event);
    case "resumed":
      return resumeClock(state, event.data.at);
    case "appointment-set":
      return moveToAppointment(state, event.data.at, event.data.appointment);
    case "carried-over": {
      const { at, reason, newDate } = event.data;
      const carryOver = { atMs: at, reason, newDate, by: event.actor };
      return { ...noteBreach(state, at), carryOvers: [...state.carryOvers, carryOver] };
    }
    case "quote-agreed":
    case "charges-recorded":
    case "paid":
      return charged(state, event);
    case "finished":
      return finished(state, event);
    case "signed":
      return signed(state, event);
    case "opinion-recorded":
      return { ...state, opinion: event.data.opinion };
    case "follow-up-made":
      return followedUp(state, event);
    case "closed":
      if (state.status === "closed") return state;
      return {
        ...noteBreach(state, event.data.at),
        status: "closed",
        closing: event.data.closing,
        closedAtMs: event.data.at,
        closingReason: event.data.reason,
      };
    case "printed":
      return { ...state, prints: state.prints + 1 };
    case "corrected":
      return corrected(state, event);
    case "voided":
      return { ...noteBreach(state, event.at), status: "void", voidReason: event.data.reason };
  }
}

export const workOrderRegister: Register<WorkOrderState, typeof workOrderEvents> = {
  kind: "work-order",
  events: workOrderEvents,
  initial: initialWorkOrder,
  fold: (state, event) => {
    if (event.type === "taken") return state.number === "" ? taken(event) : state;
    // A void slip is read, not worked on; what another desk did meanwhile stays in its history.
    if (state.status === "void") return state;
    // A closed one may still be corrected, voided, signed or called about, but goes nowhere by itself.
    return open(state, event);
  },
};
