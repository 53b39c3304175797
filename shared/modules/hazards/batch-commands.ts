import { z } from "zod";
import { defineCommand, type Lookups } from "../../kernel/command.ts";
import {
  lateEntry,
  longText,
  requiredLongText,
  requiredShortText,
  shortText,
  uuid7Text,
} from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { siteDate } from "../../kernel/site-time.ts";
import { toHalfWidth } from "../../kernel/text.ts";
import { hazardBatchRegister } from "./batch-fold.ts";
import { isExpired, sameName } from "./rules.ts";
import { hazardBatchEvents, quantity, someQuantity } from "./schema.ts";
import { usableSubstance } from "./substance-commands.ts";

const emit = emitter(hazardBatchEvents);

/** A batch's id: the same batch of the same substance is one on every desk; unnumbered goods go by their expiry. */
function batchId(lookups: Lookups, substance: string, batch: string, expiry: string | null): string {
  const named = toHalfWidth(batch).replaceAll(/\s/gu, "").toUpperCase();
  return lookups.naturalId("hazard-batch", JSON.stringify([substance, named, named === "" ? expiry : null]));
}

/** 领入 (HAZ-2): from the warehouse into the locked store, by the one who draws it. */
export const drawHazard = defineCommand({
  name: "hazard-batch.draw",
  register: hazardBatchRegister,
  target: "new",
  input: z.object({
    substance: uuid7Text,
    batch: shortText,
    expiry: z.iso.date().nullable(),
    qty: someQuantity,
    from: requiredShortText,
    late: lateEntry.nullable(),
  }),
  decide: (_state, input, context) => {
    const { lookups, nowMs, settings } = context;
    if (usableSubstance(lookups, input.substance) === null) return refuse("not-found", "substance");
    const problem = lateProblem(input.late, null, nowMs);
    if (problem !== null) return { ok: false, error: problem };
    const step = happenedAt(input.late, nowMs);
    if (isExpired(input.expiry, siteDate(step.at, settings.timeZone)))
      return refuse("hazard-expired", "expiry");
    const id = batchId(lookups, input.substance, input.batch, input.expiry);
    const known = lookups.state(hazardBatchRegister, id);
    if (known !== null && known.substance !== "" && known.expiry !== input.expiry) {
      return refuse("hazard-expiry-differs", "expiry", { expiry: known.expiry ?? "—" });
    }
    const { substance, batch, expiry, qty, from } = input;
    const event = emit("drawn", { substance, batch, expiry, qty, from, counts: known?.counts ?? 0, ...step });
    return ok([{ ...event, id }]);
  },
});

/** 盘点: what is really there; a difference is explained, and somebody else looks on. */
export const countHazard = defineCommand({
  name: "hazard-batch.count",
  register: hazardBatchRegister,
  target: "existing",
  input: z.object({
    counted: quantity,
    explanation: longText,
    witness: shortText,
    late: lateEntry.nullable(),
  }),
  decide: (state, input, context) => {
    const { counted, explanation, witness } = input;
    if (counted !== state.balance && explanation === "") return refuse("reason-required", "explanation");
    if (witness === "") return refuse("required", "witness");
    if (sameName(witness, context.actor.name)) return refuse("witness-self", "witness");
    const problem = lateProblem(input.late, state.drawnAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    const { counts, balance: book } = state;
    const step = happenedAt(input.late, context.nowMs);
    return ok([emit("counted", { counted, book, explanation, witness, counts, ...step })]);
  },
});

/** 退库 / 报废: expired or no longer needed; where it went and why. */
export const writeOffHazard = defineCommand({
  name: "hazard-batch.write-off",
  register: hazardBatchRegister,
  target: "existing",
  input: z.object({
    qty: someQuantity,
    to: requiredShortText,
    reason: requiredLongText,
    witness: shortText,
    late: lateEntry.nullable(),
  }),
  decide: (state, input, context) => {
    const { qty, to, reason, witness } = input;
    if (qty > state.balance) {
      return refuse("hazard-not-enough", "qty", { balance: Math.max(0, state.balance) });
    }
    if (witness !== "" && sameName(witness, context.actor.name)) return refuse("witness-self", "witness");
    const problem = lateProblem(input.late, state.drawnAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    const step = happenedAt(input.late, context.nowMs);
    return ok([emit("written-off", { qty, to, reason, witness, counts: state.counts, ...step })]);
  },
});

/** 更正有效期: the label read wrongly, or two desks that read it differently. */
export const correctHazardBatch = defineCommand({
  name: "hazard-batch.correct",
  register: hazardBatchRegister,
  target: "existing",
  input: z.object({
    field: z.enum(["expiry"]),
    to: z.union([z.iso.date(), z.literal("")]),
    reason: longText,
  }),
  decide: (state, { field, to, reason }) => {
    const from = state.expiry ?? "";
    const disputed = state.conflicts.some(({ kind }) => kind === "expiry");
    if (from === to && !disputed) return refuse("no-change", "to");
    return ok([emit("corrected", { field, from, to, reason })]);
  },
});

/**
 * 核定结存 (HAZ-4): desks that were apart took more than there was, or counted past each other. Every movement stays;
 * what is really there is counted, and the difference stands in the book with its reason.
 */
export const settleHazardBalance = defineCommand({
  name: "hazard-batch.settle-balance",
  register: hazardBatchRegister,
  target: "existing",
  input: z.object({ counted: quantity, reason: requiredLongText }),
  decide: (state, { counted, reason }, context) => {
    if (state.conflicts.length === 0) return refuse("no-conflict");
    const { counts, balance: book } = state;
    return ok([emit("balance-settled", { counted, book, reason, counts, at: context.nowMs })]);
  },
});
