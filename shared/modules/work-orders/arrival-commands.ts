import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, requiredLongText, shortText, longText, timeMs } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { siteDate } from "../../kernel/site-time.ts";
import { awaitsArrival, openSuspension } from "./arrival-clock.ts";
import { workOrderRegister } from "./fold.ts";
import { callDueMs, isUnfinished, UNDO_ARRIVAL_MS } from "./rules.ts";
import { callOutcomeSchema, workOrderEvents } from "./schema.ts";
import type { WorkOrderState } from "./state.ts";

const emit = emitter(workOrderEvents);

/** A technician does their own orders; one that engineering has not given to anybody is theirs to take. */
export function notOwnOrder(state: WorkOrderState, context: DecideContext): DomainError | null {
  if (context.actor.role !== "technician") return null;
  const own = state.technicianId === null || state.technicianId === context.actor.id;
  return own ? null : { code: "technician-not-own-order" };
}

/** 接单: by the technician, or by the desk when they say so by radio. */
export const acceptWorkOrder = defineCommand({
  name: "work-order.accept",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ late: lateEntry.nullable() }),
  decide: (state, input, context) => {
    if (state.status === "undispatched") return refuse("not-dispatched");
    if (state.status !== "dispatched") return refuse("state-forbids");
    const problem =
      notOwnOrder(state, context) ?? lateProblem(input.late, state.dispatchedAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    const technician = context.actor.role === "technician" ? context.actor.id : null;
    return ok([emit("accepted", { technician, ...happenedAt(input.late, context.nowMs) })]);
  },
});

/** 到场 (REP-2): the clock stops. */
export const arriveAtWorkOrder = defineCommand({
  name: "work-order.arrive",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ late: lateEntry.nullable() }),
  decide: (state, input, context) => {
    if (state.status === "undispatched") return refuse("not-dispatched");
    if (state.arrivedAtMs !== null) return refuse("already-arrived");
    if (!awaitsArrival(state)) return refuse("state-forbids");
    if (openSuspension(state) !== null) return refuse("suspended");
    const problem =
      notOwnOrder(state, context) ?? lateProblem(input.late, state.dispatchedAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    return ok([emit("arrived", happenedAt(input.late, context.nowMs))]);
  },
});

/** 撤销到场: pressed by mistake; the clock goes on as if it had not been. */
export const withdrawArrival = defineCommand({
  name: "work-order.withdraw-arrival",
  register: workOrderRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (state.status !== "on-site" || state.arrivedAtMs === null) return refuse("not-arrived");
    const problem = notOwnOrder(state, context);
    if (problem !== null) return { ok: false, error: problem };
    if (context.nowMs - state.arrivedAtMs > UNDO_ARRIVAL_MS) return refuse("time-too-old");
    return ok([emit("arrival-withdrawn", { at: context.nowMs })]);
  },
});

const logCallInput = z.object({
  outcome: callOutcomeSchema,
  reason: longText,
  promisedAt: timeMs.nullable(),
  answeredBy: shortText,
  late: lateEntry.nullable(),
});

/**
 * 致电住户 (REP-2): reason, new promised time and who answered; or 无人接听, quiet for a while; or, after three
 * tries, a message, which meets the duty as 未接通. Allowed before it is owed as well: a clock that was set back
 * must not refuse a call that rings, and a resident told early is better served.
 */
export const logLateCall = defineCommand({
  name: "work-order.log-call",
  register: workOrderRegister,
  target: "existing",
  input: logCallInput,
  decide: (state, input, context) => {
    if (callDueMs(state) === null) return refuse("no-call-owed");
    const { outcome, reason, promisedAt, answeredBy } = input;
    const { callTries, retryMinutes } = context.settings;
    const late = lateProblem(input.late, state.dispatchedAtMs, context.nowMs);
    if (late !== null) return { ok: false, error: late };
    const facts = { outcome, retryMinutes, callTries, ...happenedAt(input.late, context.nowMs) };
    if (outcome === "no-answer") {
      return ok([emit("call-logged", { ...facts, reason, promisedAt: null }, null)]);
    }
    if (outcome === "message-left" && state.tries < callTries) {
      return refuse("unreachable-needs-three-tries", "outcome", { tries: state.tries, needed: callTries });
    }
    if (reason === "") return refuse("reason-required", "reason");
    if (promisedAt === null) return refuse("promise-required", "promisedAt");
    if (promisedAt <= context.nowMs) return refuse("promise-in-past", "promisedAt");
    if (outcome === "answered" && answeredBy === "") return refuse("required", "answeredBy");
    const sealed = answeredBy === "" ? null : { answeredBy };
    return ok([emit("call-logged", { ...facts, reason, promisedAt }, sealed)]);
  },
});

/** 暂停: no arrival is owed meanwhile; a call owed before stays owed. */
export const suspendWorkOrder = defineCommand({
  name: "work-order.suspend",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText, until: timeMs.nullable() }),
  decide: (state, input, context) => {
    if (state.status === "undispatched") return refuse("not-dispatched");
    if (!isUnfinished(state.status)) return refuse("state-forbids");
    if (openSuspension(state) !== null) return refuse("suspended");
    const problem = notOwnOrder(state, context);
    if (problem !== null) return { ok: false, error: problem };
    if (input.until !== null && input.until <= context.nowMs) return refuse("time-order", "until");
    return ok([emit("suspended", { at: context.nowMs, ...input })]);
  },
});

/** 恢复: the clock goes on where it stood. */
export const resumeWorkOrder = defineCommand({
  name: "work-order.resume",
  register: workOrderRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (openSuspension(state) === null) return refuse("not-suspended");
    const problem = notOwnOrder(state, context);
    if (problem !== null) return { ok: false, error: problem };
    return ok([emit("resumed", { at: context.nowMs })]);
  },
});

/** 顺延 (REP-4): not done today, with a reason and a new date. */
export const carryOverWorkOrder = defineCommand({
  name: "work-order.carry-over",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText, newDate: z.iso.date() }),
  decide: (state, input, context) => {
    if (!isUnfinished(state.status)) return refuse("state-forbids");
    if (input.newDate <= siteDate(context.nowMs, context.settings.timeZone)) {
      return refuse("time-order", "newDate");
    }
    return ok([emit("carried-over", { at: context.nowMs, ...input })]);
  },
});
