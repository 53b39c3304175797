import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { longText, requiredShortText, shortText } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { rankOf, type Role } from "../../kernel/roles.ts";
import { staffRegister } from "./fold.ts";
import { roleSchema, staffEvents } from "./schema.ts";

const emit = emitter(staffEvents);
/** Hashed by the host before the decision (DecideContext.pinHash); never in an event. */
const pin = z.string().max(200);

/** Only an administrator may touch an administrator; anybody else's PIN a supervisor may reset (product.md, Who). */
export function outranks(actorRole: Role, otherRole: Role): boolean {
  return actorRole === "admin" || (otherRole !== "admin" && rankOf(actorRole) > rankOf(otherRole));
}

function lastAdmin(id: string, context: DecideContext): boolean {
  return context.lookups.staff(["admin"]).every((admin) => admin.id === id);
}

/** 新增人员 */
export const addStaff = defineCommand({
  name: "staff.add",
  register: staffRegister,
  target: "new",
  input: z.object({
    name: requiredShortText,
    number: shortText,
    role: roleSchema,
    department: shortText,
    pin,
  }),
  decide: (_state, input, context) => {
    const { pin: _pin, ...facts } = input;
    if (context.pinHash === null) return refuse("required", "pin");
    if (input.number !== "" && context.lookups.staffNumberTaken(input.number, context.id)) {
      return refuse("staff-number-taken", "number");
    }
    return ok([
      emit("added", facts),
      emit("pin-set", { by: "first", given: true }, { hash: context.pinHash }),
    ]);
  },
});

/** 调整岗位角色 */
export const changeRole = defineCommand({
  name: "staff.change-role",
  register: staffRegister,
  target: "existing",
  input: z.object({ role: roleSchema, reason: longText }),
  decide: (state, input, context) => {
    if (state.role === input.role) return refuse("no-change", "role");
    if (state.role === "admin" && lastAdmin(context.id, context)) return refuse("staff-last-admin", "role");
    return ok([emit("role-changed", { from: state.role, to: input.role, reason: input.reason })]);
  },
});

/** 更正姓名、工号、部门 */
export const correctStaff = defineCommand({
  name: "staff.correct",
  register: staffRegister,
  target: "existing",
  input: z.object({ field: z.enum(["name", "number", "department"]), to: shortText, reason: longText }),
  decide: (state, input, context) => {
    const from = state[input.field];
    if (from === input.to) return refuse("no-change", input.field);
    if (input.field === "name" && input.to === "") return refuse("required", "name");
    if (
      input.field === "number" &&
      input.to !== "" &&
      context.lookups.staffNumberTaken(input.to, context.id)
    ) {
      return refuse("staff-number-taken", "number");
    }
    return ok([emit("corrected", { field: input.field, from, to: input.to, reason: input.reason })]);
  },
});

/** 重置 PIN: by a supervisor or above for those below, by an administrator for anyone. */
export const resetPin = defineCommand({
  name: "staff.reset-pin",
  register: staffRegister,
  target: "existing",
  input: z.object({ pin }),
  decide: (state, _input, context) => {
    if (!outranks(context.actor.role, state.role)) return refuse("not-allowed");
    if (context.pinHash === null) return refuse("required", "pin");
    return ok([emit("pin-set", { by: "reset" }, { hash: context.pinHash })]);
  },
});

/** 修改自己的 PIN: the host has checked the present one (or a recovery code) for this very action. */
export const changeOwnPin = defineCommand({
  name: "staff.change-own-pin",
  register: staffRegister,
  target: "existing",
  input: z.object({ pin }),
  decide: (_state, _input, context) => {
    if (context.actor.id !== context.id) return refuse("not-allowed");
    if (context.pinHash === null) return refuse("required", "pin");
    return ok([emit("pin-set", { by: "self" }, { hash: context.pinHash })]);
  },
});

/** 停用: the person can no longer sign in; what they wrote stays theirs. */
export const disableStaff = defineCommand({
  name: "staff.disable",
  register: staffRegister,
  target: "existing",
  input: z.object({ reason: longText }),
  decide: (state, input, context) => {
    if (!state.active) return refuse("staff-disabled");
    if (state.role === "admin" && lastAdmin(context.id, context)) return refuse("staff-last-admin");
    return ok([emit("disabled", { reason: input.reason })]);
  },
});

/** 恢复 */
export const enableStaff = defineCommand({
  name: "staff.enable",
  register: staffRegister,
  target: "existing",
  input: z.object({ reason: longText }),
  decide: (state, input) => {
    if (state.active) return refuse("no-change");
    return ok([emit("enabled", { reason: input.reason })]);
  },
});

export const staffCommands = [
  addStaff,
  changeRole,
  correctStaff,
  resetPin,
  changeOwnPin,
  disableStaff,
  enableStaff,
] as const;
