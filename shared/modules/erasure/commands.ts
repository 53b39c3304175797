import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { requiredLongText, shortText, uuid7Text } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { erasureRegister, holdRegister } from "./fold.ts";
import { ordersOf } from "./rules.ts";
import { erasedRecordSchema, erasureEvents, holdEvents, holdTargetSchema } from "./schema.ts";

const emitHold = emitter(holdEvents);
const emitErasure = emitter(erasureEvents);

/** 设法定保留 */
export const placeHold = defineCommand({
  name: "hold.place",
  register: holdRegister,
  target: "new",
  input: z.object({
    target: holdTargetSchema,
    record: z
      .object({ kind: z.string().min(1).max(40), id: uuid7Text, number: z.string().max(60) })
      .nullable(),
    unit: shortText,
    name: shortText,
    phone: shortText,
    reason: requiredLongText,
  }),
  decide: (_state, input, context) => {
    const { target, record, name, phone, reason } = input;
    const code = input.unit === "" ? null : parseUnitCode(input.unit);
    if (code?.ok === false) return refuse("unit-form", "unit");
    const unit = code?.value ?? null;
    const facts = { at: context.nowMs, target, reason };
    switch (target) {
      case "record":
        if (record === null) return refuse("required", "record");
        return ok([emitHold("placed", { ...facts, record, unit: null }, null)]);
      case "unit":
        if (unit === null) return refuse("required", "unit");
        return ok([emitHold("placed", { ...facts, record: null, unit }, null)]);
      case "person":
        if (name === "" && phone === "") return refuse("required", "name");
        return ok([emitHold("placed", { ...facts, record: null, unit }, { name, phone })]);
    }
  },
});

/** 解除法定保留 */
export const liftHold = defineCommand({
  name: "hold.lift",
  register: holdRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    if (state.liftedAtMs !== null) return refuse("state-forbids");
    return ok([emitHold("lifted", { at: context.nowMs, reason })]);
  },
});

/**
 * 按申请清除: the host has checked the manager's own PIN for this very act, that no record is on hold, and which
 * sealed parts the records still have.
 */
export const orderErasure = defineCommand({
  name: "erasure.order",
  register: erasureRegister,
  target: "new",
  input: z.object({ reason: requiredLongText, records: z.array(erasedRecordSchema).max(5000) }),
  decide: (_state, { reason, records }, context) => {
    if (records.length === 0) return refuse("nothing-to-erase", "records");
    const { nowMs: at, newId } = context;
    const orders = ordersOf(records).map((part) =>
      emitErasure("ordered", { at, cause: "request", reason, days: null, records: [...part] }),
    );
    // More than one event can name are erasures of their own; the first is the one that was asked for.
    return ok(orders.map((order, index) => Object.assign(order, index === 0 ? null : { id: newId() })));
  },
});

export const erasureCommands = [placeHold, liftHold, orderErasure] as const;
