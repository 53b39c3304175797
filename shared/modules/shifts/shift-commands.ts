import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { requiredShortText, shortText, timeMs } from "../../kernel/fields.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { Role } from "../../kernel/roles.ts";
import { postRegister } from "../site/index.ts";
import { shiftRegister } from "./fold.ts";
import { planOf } from "./plan.ts";
import { outgoingStaff, standingIn } from "./rules.ts";
import { shiftEvents } from "./schema.ts";
import type { ShiftState } from "./state.ts";

const emit = emitter(shiftEvents);
const HOUR_MS = 60 * 60_000;

/** Who can be on a post's shift, or follow what is open there. */
export const staffedRoles: readonly Role[] = [
  "clerk",
  "guard",
  "technician",
  "foreman",
  "duty-officer",
  "supervisor",
  "manager",
];

/** True for an active member of staff who can be named in a shift. */
export function isStaff(id: string, context: DecideContext): boolean {
  return context.lookups.staff(staffedRoles).some((person) => person.id === id);
}

/** The next shift of a post: its id is the same on every desk, so two that are apart open one and the same. */
export function openShift(
  context: DecideContext,
  of: {
    readonly postId: string;
    readonly previous: { readonly id: string; readonly state: ShiftState } | null;
    readonly staff: readonly string[];
  },
): NewEvent {
  const { lookups, settings, nowMs } = context;
  const shifts = lookups.state(postRegister, of.postId)?.shifts ?? settings.shifts;
  const plan = planOf(nowMs, of.previous?.state.plan ?? null, shifts, settings.timeZone);
  return {
    ...emit("opened", {
      number: context.nextNumber("JB"),
      post: of.postId,
      at: nowMs,
      plan: plan === null ? null : { name: plan.name, date: plan.date, from: plan.fromMs, to: plan.toMs },
      arriveEarlyMinutes: settings.arriveEarlyMinutes,
      tidyMinutes: settings.tidyMinutes,
      previous: of.previous?.id ?? null,
      staff: [...of.staff],
    }),
    kind: "shift",
    id: lookups.naturalId("shift", of.previous === null ? `first ${of.postId}` : `after ${of.previous.id}`),
  };
}

/** 开始值班: a post's first shift, at first use; every later one opens with the handover before it. */
export const openFirstShift = defineCommand({
  name: "shift.open",
  register: shiftRegister,
  target: "new",
  input: z.object({ post: z.string().max(60) }),
  decide: (_state, { post }, context) => {
    const { postId } = context.desk;
    if (post !== postId) return refuse("conflict-changed", "post");
    const opened = openShift(context, { postId, previous: null, staff: [context.actor.id] });
    if (opened.id !== undefined && context.lookups.state(shiftRegister, opened.id) !== null) {
      return refuse("shift-open-already");
    }
    return ok([opened]);
  },
});

/** 加入本班: somebody else is on this shift too. */
export const joinShift = defineCommand({
  name: "shift.join",
  register: shiftRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (state.status === "signed") return refuse("handover-signed");
    if (state.staff.includes(context.actor.id)) return refuse("no-change");
    // Whoever came to take over is the next shift's.
    if (state.arrivals.some(({ staffId }) => staffId === context.actor.id)) return refuse("arrived-to-take");
    return ok([emit("joined", { at: context.nowMs })]);
  },
});

export const noteWeather = defineCommand({
  name: "shift.note-weather",
  register: shiftRegister,
  target: "existing",
  input: z.object({ weather: shortText }),
  decide: (state, { weather }, context) => {
    if (state.status === "signed") return refuse("handover-signed");
    if (state.weather === weather) return refuse("no-change", "weather");
    return ok([emit("weather-noted", { at: context.nowMs, weather })]);
  },
});

/** 替班 (DUTY-7): for so many hours at most. */
export const standIn = defineCommand({
  name: "shift.stand-in",
  register: shiftRegister,
  target: "existing",
  input: z.object({
    staff: z.string().max(60),
    instead: z.string().max(60),
    until: timeMs,
    reason: requiredShortText,
  }),
  decide: (state, { staff, instead, until, reason }, context) => {
    if (state.status === "signed") return refuse("handover-signed");
    const hours = context.settings.standInHours;
    if (!outgoingStaff(state).includes(instead)) return refuse("not-on-shift", "instead");
    if (!isStaff(staff, context)) return refuse("not-found", "staff");
    if (outgoingStaff(state).includes(staff)) return refuse("on-shift-already", "staff");
    if (until <= context.nowMs) return refuse("promise-in-past", "until");
    if (until - context.nowMs > hours * HOUR_MS) return refuse("stand-in-too-long", "until", { hours });
    return ok([emit("stood-in", { at: context.nowMs, staff, instead, until, hours, reason })]);
  },
});

/** 替班结束: the one they covered for is back. */
export const endStandIn = defineCommand({
  name: "shift.end-stand-in",
  register: shiftRegister,
  target: "existing",
  input: z.object({ staff: z.string().max(60) }),
  decide: (state, { staff }, context) => {
    if (!standingIn(state).includes(staff)) return refuse("not-on-shift", "staff");
    return ok([emit("stand-in-ended", { at: context.nowMs, staff })]);
  },
});
