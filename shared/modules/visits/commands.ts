import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import {
  lateEntry,
  requiredLongText,
  requiredShortText,
  revealedEvent,
  revealInput,
  timeMs,
} from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { visitRegister } from "./fold.ts";
import { consentInput, nobodyAnswered, registerVisit } from "./register-command.ts";
import { badgeInUse, badgeTaken } from "./badge.ts";
import { correctVisit } from "./correct-command.ts";
import { leaveByMs, mayAnswer, mayReturnBadge, mayWithdrawLeave } from "./rules.ts";
import { visitEvents } from "./schema.ts";

const emit = emitter(visitEvents);

/** 住户答复 (VIS-2): the answer that came after the form was saved, or a new try. */
export const answerVisit = defineCommand({
  name: "visit.answer",
  register: visitRegister,
  target: "existing",
  input: consentInput.omit({ authorisation: true }),
  decide: (state, input, context) => {
    if (!mayAnswer(state)) return refuse("state-forbids");
    if (input.method === "standing" || input.answer === "awaiting")
      return refuse("consent-required", "consent");
    const nobody = nobodyAnswered(input, state.host ?? "");
    if (nobody !== null) return { ok: false, error: { ...nobody, field: "by" } };
    const entering = input.answer === "agreed" && state.status !== "inside";
    if (entering && badgeTaken(state.badge, context)) return badgeInUse(state.badge);
    const { nowMs, settings } = context;
    const { method, answer } = input;
    const leaveBy = entering ? leaveByMs(state.category, nowMs, settings) : null;
    const by = input.by === "" && answer !== "not-reached" ? (state.host ?? "") : input.by;
    return ok([emit("answered", { method, answer, at: nowMs, authorisation: null, leaveBy }, { by })]);
  },
});

/** 签离 (VIS-3); 补签离 when it is noticed later, with the time and a reason. */
export const signOut = defineCommand({
  name: "visit.sign-out",
  register: visitRegister,
  target: "existing",
  input: z.object({ badgeReturned: z.boolean().nullable(), late: lateEntry.nullable() }),
  decide: (state, input, context) => {
    if (state.status === "left") return refuse("already-left");
    if (state.status !== "inside") return refuse("not-inside");
    const at = input.late?.occurredAt ?? context.nowMs;
    if (at > context.nowMs) return refuse("time-in-future", "late");
    if (input.late !== null && at < state.timeInMs) return refuse("time-order", "late");
    return ok([
      emit("left", {
        at,
        badgeReturned: state.badge === "" ? null : input.badgeReturned,
        late: input.late === null ? null : { reason: input.late.reason },
      }),
    ]);
  },
});

/** 撤销签离: the wrong row was clicked; within ten minutes of entering it. */
export const withdrawLeave = defineCommand({
  name: "visit.withdraw-leave",
  register: visitRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (!mayWithdrawLeave(state, context.nowMs)) {
      return refuse(state.status === "left" ? "time-too-old" : "state-forbids");
    }
    if (badgeTaken(state.badge, context)) return badgeInUse(state.badge);
    return ok([emit("leave-withdrawn", {})]);
  },
});

/** 临时证已还: the badge came back after its visitor had left. */
export const returnBadge = defineCommand({
  name: "visit.return-badge",
  register: visitRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (!mayReturnBadge(state)) return refuse("state-forbids");
    return ok([emit("badge-returned", { at: context.nowMs })]);
  },
});

/** 延长停留 (VIS-3): the resident was asked and the visitor stays on. */
export const extendVisit = defineCommand({
  name: "visit.extend",
  register: visitRegister,
  target: "existing",
  input: z.object({ until: timeMs, reason: requiredShortText }),
  decide: (state, input, context) => {
    if (state.status !== "inside") return refuse("not-inside");
    if (input.until <= context.nowMs) return refuse("time-order", "until");
    return ok([emit("extended", { until: input.until, reason: input.reason })]);
  },
});

/** PRV-1: one sealed field shown in full, for the record's own call or with a supervisor's approval. */
export const revealVisit = defineCommand({
  name: "visit.reveal",
  register: visitRegister,
  target: "existing",
  input: revealInput.extend({ field: z.enum(["phone", "document"]) }),
  decide: (state, input) => {
    if ((state[input.field] ?? "") === "") return refuse("not-found", "field");
    // A call explains itself; why a document's number is read, or a third party wants one, must be said.
    const explained = input.field === "phone" && input.purpose === "own-call";
    if (!explained && input.note === "") return refuse("reason-required", "note");
    return ok([emit("revealed", revealedEvent(input))]);
  },
});

/** 打印访客单: what went to paper is recorded, so that the next one says it is a reprint. */
export const printVisit = defineCommand({
  name: "visit.print",
  register: visitRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) =>
    state.status === "void" ? refuse("already-void") : ok([emit("printed", { at: context.nowMs })]),
});

/** 作废: the slip keeps its number and stays readable. */
export const voidVisit = defineCommand({
  name: "visit.void",
  register: visitRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, input) => {
    if (state.status === "void") return refuse("already-void");
    return ok([emit("voided", { reason: input.reason })]);
  },
});

export const visitCommands = [
  registerVisit,
  answerVisit,
  signOut,
  withdrawLeave,
  returnBadge,
  extendVisit,
  correctVisit,
  printVisit,
  revealVisit,
  voidVisit,
] as const;
