import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { requiredLongText, requiredShortText } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { tariffRegister } from "./fold.ts";
import { ratesSchema, tariffEvents } from "./schema.ts";

const emit = emitter(tariffEvents);

/** 添加收费项目 (REP-5) */
export const addTariffItem = defineCommand({
  name: "tariff-item.add",
  register: tariffRegister,
  target: "new",
  input: ratesSchema.extend({ name: requiredShortText, unit: requiredShortText }),
  decide: (_state, input, context) => {
    if (input.price + input.labour === 0) return refuse("required", "price");
    return ok([emit("added", { at: context.nowMs, ...input })]);
  },
});

/** 调价: what was quoted before stays as it was quoted. */
export const priceTariffItem = defineCommand({
  name: "tariff-item.price",
  register: tariffRegister,
  target: "existing",
  input: ratesSchema.extend({ reason: requiredLongText }),
  decide: (state, { price, labour, reason }, context) => {
    if (state.retired) return refuse("state-forbids");
    const from = { price: state.priceFen, labour: state.labourFen };
    if (from.price === price && from.labour === labour) return refuse("no-change", "price");
    return ok([emit("priced", { at: context.nowMs, from, to: { price, labour }, reason })]);
  },
});

/** 停用 */
export const retireTariffItem = defineCommand({
  name: "tariff-item.retire",
  register: tariffRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) =>
    state.retired ? refuse("no-change") : ok([emit("retired", { at: context.nowMs, reason })]),
});

/** 恢复 */
export const restoreTariffItem = defineCommand({
  name: "tariff-item.restore",
  register: tariffRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) =>
    state.retired ? ok([emit("restored", { at: context.nowMs, reason })]) : refuse("no-change"),
});

export const tariffCommands = [addTariffItem, priceTariffItem, retireTariffItem, restoreTariffItem] as const;
