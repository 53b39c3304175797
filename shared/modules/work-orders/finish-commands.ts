import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { lateEntry, longText, requiredLongText, shortText } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import { followUpDueMs } from "../../kernel/working-days.ts";
import { strokesSchema } from "../../kernel/signature.ts";
import { openSuspension } from "./arrival-clock.ts";
import { notOwnOrder } from "./arrival-commands.ts";
import { workOrderRegister } from "./fold.ts";
import { isUnfinished, signedText } from "./rules.ts";
import { closingSchema, signerSchema, workOrderEvents } from "./schema.ts";

const emit = emitter(workOrderEvents);

/** 完工: what was done; the follow-up call is owed from here (REP-3). */
export const finishWorkOrder = defineCommand({
  name: "work-order.finish",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ result: requiredLongText, late: lateEntry.nullable() }),
  decide: (state, input, context) => {
    if (state.status === "undispatched") return refuse("not-dispatched");
    if (state.status === "dispatched" || state.status === "accepted") return refuse("not-arrived");
    if (state.status !== "on-site") return refuse("state-forbids");
    if (openSuspension(state) !== null) return refuse("suspended");
    const problem = notOwnOrder(state, context) ?? lateProblem(input.late, state.arrivedAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    // REP-5: the quote is agreed before the work.
    if (state.charge === "paid" && state.quote === null) return refuse("quote-required");
    const step = happenedAt(input.late, context.nowMs);
    const { followUpWorkingDays, calendar, timeZone } = context.settings;
    return ok([
      emit("finished", {
        result: input.result,
        followUpWorkingDays,
        followUpDue: followUpDueMs(step.at, followUpWorkingDays, calendar, timeZone),
        ...step,
      }),
    ]);
  },
});

/** 签字: on the pad, under exactly what was shown (`digest` of `signedText`). */
export const signWorkOrder = defineCommand({
  name: "work-order.sign",
  register: workOrderRegister,
  target: "existing",
  input: z.object({
    signer: signerSchema,
    name: shortText,
    strokes: strokesSchema.nullable(),
    digest: z.string().max(64),
  }),
  decide: (state, input, context) => {
    if (isUnfinished(state.status)) return refuse("not-finished");
    if (state.status === "void" || state.status === "closed") return refuse("state-forbids");
    if (input.strokes === null) return refuse("signature-required", "strokes");
    if (input.name === "") return refuse("required", "name");
    if (input.digest !== sha256Hex(signedText(state))) return refuse("conflict-changed");
    return ok([
      emit(
        "signed",
        { at: context.nowMs, signer: input.signer, digest: input.digest },
        { name: input.name, strokes: input.strokes },
      ),
    ]);
  },
});

/** 住户意见 (REP-3): asked after the repair. */
export const recordOpinion = defineCommand({
  name: "work-order.record-opinion",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ opinion: requiredLongText }),
  decide: (state, { opinion }, context) => {
    if (isUnfinished(state.status)) return refuse("not-finished");
    if (state.status === "void" || state.status === "closed") return refuse("state-forbids");
    if (state.opinion === opinion) return refuse("no-change", "opinion");
    return ok([emit("opinion-recorded", { at: context.nowMs, opinion })]);
  },
});

/** 回访 (REP-3): the call after the repair; not reached is a try, and the call stays owed. */
export const followUpWorkOrder = defineCommand({
  name: "work-order.follow-up",
  register: workOrderRegister,
  target: "existing",
  input: z.object({
    reached: z.boolean(),
    answer: longText,
    satisfaction: z.int().min(1).max(5).nullable(),
    late: lateEntry.nullable(),
  }),
  decide: (state, input, context) => {
    if (isUnfinished(state.status)) return refuse("not-finished");
    if (state.status !== "finished") return refuse("state-forbids");
    if (input.reached && input.satisfaction === null) return refuse("required", "satisfaction");
    if (input.reached && input.answer === "") return refuse("required", "answer");
    const problem = lateProblem(input.late, state.finishedAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    return ok([
      emit("follow-up-made", {
        reached: input.reached,
        answer: input.answer,
        satisfaction: input.reached ? input.satisfaction : null,
        ...happenedAt(input.late, context.nowMs),
      }),
    ]);
  },
});

/**
 * 关闭: after the follow-up. Without one (nobody to call, never reached) or before the repair (the resident
 * cancelled) only with a reason, and it counts against the standard as it is.
 */
export const closeWorkOrder = defineCommand({
  name: "work-order.close",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ closing: closingSchema, reason: longText }),
  decide: (state, { closing, reason }, context) => {
    if (closing !== "done" && reason === "") return refuse("reason-required", "reason");
    const fits =
      (closing === "done" && state.status === "followed-up") ||
      (closing === "no-follow-up" && state.status === "finished") ||
      (closing === "cancelled" && isUnfinished(state.status));
    if (!fits) return refuse("state-forbids");
    if (closing !== "cancelled" && state.charge === "paid" && state.payments.length === 0) {
      return refuse("payment-required");
    }
    return ok([emit("closed", { at: context.nowMs, closing, reason })]);
  },
});
