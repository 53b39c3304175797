import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { lateEntry, longText, shortText } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { notOwnOrder } from "./arrival-commands.ts";
import { chargesInput, isTooMuch, paymentMethodSchema, quoteMethodSchema, totalFen } from "./charges.ts";
import { workOrderRegister } from "./fold.ts";
import { isUnfinished } from "./rules.ts";
import { workOrderEvents } from "./schema.ts";

const emit = emitter(workOrderEvents);

/** 报价 (REP-5): agreed before the work; a new one takes the place of the last. */
export const agreeQuote = defineCommand({
  name: "work-order.agree-quote",
  register: workOrderRegister,
  target: "existing",
  input: chargesInput.extend({
    method: quoteMethodSchema,
    agreedBy: shortText,
    late: lateEntry.nullable(),
  }),
  decide: (state, input, context) => {
    const { parts, labour, method, agreedBy } = input;
    if (state.charge !== "paid" || !isUnfinished(state.status)) return refuse("state-forbids");
    const problem = notOwnOrder(state, context) ?? lateProblem(input.late, state.receivedAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    if (agreedBy === "") return refuse("required", "agreedBy");
    if (totalFen({ parts, labour }) === 0) return refuse("required", "labour");
    if (isTooMuch({ parts, labour })) return refuse("amount-too-large", "labour");
    return ok([
      emit("quote-agreed", { parts, labour, method, ...happenedAt(input.late, context.nowMs) }, { agreedBy }),
    ]);
  },
});

/** 登记材料与费用 (REP-5): what was used and done; above the quote, or after the resident signed, with the reason. */
export const recordCharges = defineCommand({
  name: "work-order.record-charges",
  register: workOrderRegister,
  target: "existing",
  input: chargesInput.extend({ note: longText }),
  decide: (state, { parts, labour, note }, context) => {
    if (isUnfinished(state.status) && state.status !== "on-site") return refuse("not-arrived");
    if (state.status === "void" || state.status === "closed") return refuse("state-forbids");
    const problem = notOwnOrder(state, context);
    if (problem !== null) return { ok: false, error: problem };
    const total = totalFen({ parts, labour });
    if (parts.length === 0 && total === 0) return refuse("required", "labour");
    if (isTooMuch({ parts, labour })) return refuse("amount-too-large", "labour");
    if (state.charge === "paid" && state.quote === null) return refuse("quote-required");
    if (state.charge !== "paid" && total > 0) return refuse("free-of-charge", "labour");
    const above = state.quote !== null && total > totalFen(state.quote);
    if (note === "" && (above || state.residentSignature !== null)) return refuse("reason-required", "note");
    return ok([emit("charges-recorded", { at: context.nowMs, parts, labour, note })]);
  },
});

/** 收款 (REP-5): how it was paid and the receipt's number. */
export const recordPayment = defineCommand({
  name: "work-order.record-payment",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ method: paymentMethodSchema, receipt: shortText, late: lateEntry.nullable() }),
  decide: (state, { method, receipt, late }, context) => {
    if (state.charge !== "paid" || state.status === "void" || state.status === "closed") {
      return refuse("state-forbids");
    }
    if (state.charges === null) return refuse("charges-required");
    if (receipt === "" && method !== "on-account") return refuse("required", "receipt");
    const problem = lateProblem(late, state.receivedAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    const amount = totalFen(state.charges);
    return ok([emit("paid", { amount, method, receipt, ...happenedAt(late, context.nowMs) })]);
  },
});
