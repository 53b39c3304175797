import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import {
  longText,
  requiredLongText,
  requiredShortText,
  revealedEvent,
  revealInput,
} from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { keyRegister } from "./fold.ts";
import { loanOf, opensHome, outCopies } from "./rules.ts";
import { keyEvents, keyKindSchema, retirementSchema } from "./schema.ts";
import type { KeyState, Loan } from "./state.ts";

const emit = emitter(keyEvents);

/** Fields of the key that 更正 can change. */
export const correctableKeyFields = [
  "code",
  "kind",
  "unit",
  "place",
  "quantity",
  "hook",
  "sealNo",
  "keeper",
] as const;
export type CorrectableKeyField = (typeof correctableKeyFields)[number];
/** Fields of one of its loans. */
export const correctableLoanFields = ["borrower", "phone", "department", "reason"] as const;
export type CorrectableLoanField = (typeof correctableLoanFields)[number];

const onKey = z.object({
  loan: z.null(),
  field: z.enum(correctableKeyFields),
  to: longText,
  reason: requiredLongText,
});
const onLoan = z.object({
  loan: z.string().min(1).max(40),
  field: z.enum(correctableLoanFields),
  to: longText,
  reason: requiredLongText,
});

/** What the field is to say, in the form in which it is kept; null for none. */
function keyReading(
  state: KeyState,
  field: CorrectableKeyField,
  to: string,
  context: DecideContext,
): Result<string | null> {
  switch (field) {
    case "code":
      if (to === "") return refuse("required", "to");
      return context.lookups.keyCodeTaken(to, context.id) ? refuse("key-code-taken", "to") : ok(to);
    case "kind": {
      const kind = keyKindSchema.safeParse(to);
      if (!kind.success) return refuse("bad-input", "to");
      // What was left and signed for stays what it is.
      if (kind.data === "deposited" || state.kind === "deposited")
        return refuse("field-not-correctable", "to");
      return opensHome(kind.data) && state.unit === null ? refuse("required", "to") : ok(kind.data);
    }
    case "unit": {
      if (to === "" && (opensHome(state.kind) || state.place === "")) return refuse("required", "to");
      const unit = parseUnitCode(to);
      return to === "" ? ok(null) : unit.ok ? ok(unit.value) : refuse("unit-form", "to");
    }
    case "place":
      return to === "" && state.unit === null ? refuse("required", "to") : ok(to);
    case "quantity": {
      const quantity = Number(to);
      if (!/^[1-9]\d?$/.test(to)) return refuse("bad-input", "to");
      const least = outCopies(state) + state.lost;
      return quantity < least ? refuse("key-copies-short", "to", { left: least }) : ok(to);
    }
    case "hook":
    case "sealNo":
    case "keeper":
      return ok(to);
  }
}

function loanReading(state: KeyState, loan: Loan, field: CorrectableLoanField): string {
  if (field === "phone") return state.phones[loan.number] ?? "";
  return loan[field] ?? "";
}

/** 更正: what was written stays readable beside what it should have been. */
export const correctKey = defineCommand({
  name: "key.correct",
  register: keyRegister,
  target: "existing",
  input: z.union([onKey, onLoan]),
  decide: (state, input, context) => {
    if (state.voidReason !== null) return refuse("already-void");
    const { reason } = input;
    if (input.loan === null) {
      const { field } = input;
      const to = keyReading(state, field, input.to, context);
      if (!to.ok) return to;
      const from = state[field] === null ? null : String(state[field]);
      if ((from ?? "") === (to.value ?? "")) return refuse("no-change", "to");
      return ok([emit("corrected", { field, loan: null, from, to: to.value, reason }, null)]);
    }
    const { field, to } = input;
    const loan = loanOf(state, input.loan);
    if (loan === null) return refuse("not-found", "loan");
    if (field === "borrower" && loan.borrowerStaff !== null) return refuse("field-not-correctable", "field");
    if (to === "" && (field === "borrower" || field === "reason")) return refuse("required", "to");
    const from = loanReading(state, loan, field);
    if (from === to) return refuse("no-change", "to");
    const sealed = field === "borrower" || field === "phone";
    const open = { field, loan: loan.number, reason };
    return ok([
      sealed
        ? emit(
            "corrected",
            { ...open, from: null, to: null },
            { from: from === "" ? null : from, to: to === "" ? null : to },
          )
        : emit("corrected", { ...open, from, to }, null),
    ]);
  },
});

/** 编码牌: only those who may see the code sheet change what stands on a tag. */
export const tagKey = defineCommand({
  name: "key.tag",
  register: keyRegister,
  target: "existing",
  input: z.object({ tag: requiredShortText }),
  decide: (state, { tag }, context) => {
    if (state.voidReason !== null) return refuse("already-void");
    if (state.tag === tag) return refuse("no-change", "tag");
    return context.lookups.keyTagTaken(tag, context.id)
      ? refuse("key-tag-taken", "tag")
      : ok([emit("tagged", { at: context.nowMs }, { tag })]);
  },
});

/** 停用: the lock was changed, or the key is of no use any more. What is still out must come back all the same. */
export const retireKey = defineCommand({
  name: "key.retire",
  register: keyRegister,
  target: "existing",
  input: z.object({ why: retirementSchema, reason: requiredLongText }),
  decide: (state, input, context) => {
    if (state.voidReason !== null) return refuse("already-void");
    return state.retired === null
      ? ok([emit("retired", { at: context.nowMs, ...input })])
      : refuse("key-retired");
  },
});

/** 恢复使用 */
export const reinstateKey = defineCommand({
  name: "key.reinstate",
  register: keyRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, input, context) => {
    if (state.voidReason !== null) return refuse("already-void");
    return state.retired === null
      ? refuse("state-forbids")
      : ok([emit("reinstated", { at: context.nowMs, ...input })]);
  },
});

/** 打印: the slip of a loan or a deposit; remembered, so that a reprint says it is one. */
export const printKeySlip = defineCommand({
  name: "key.print",
  register: keyRegister,
  target: "existing",
  input: z.object({ slip: z.string().min(1).max(40) }),
  decide: (state, { slip }, context) => {
    const known = loanOf(state, slip) !== null || state.deposit?.number === slip;
    return known ? ok([emit("printed", { at: context.nowMs, slip })]) : refuse("not-found", "slip");
  },
});

/** PRV-1: a borrower's number in full: `phones.<number of the loan>`. */
export const revealKeyPhone = defineCommand({
  name: "key.reveal",
  register: keyRegister,
  target: "existing",
  input: revealInput.extend({ field: z.string().startsWith("phones.").max(40) }),
  decide: (state, input) => {
    const number = input.field.slice("phones.".length);
    if (!Object.hasOwn(state.phones, number)) return refuse("not-found", "field");
    if (input.purpose !== "own-call" && input.note === "") return refuse("reason-required", "note");
    return ok([emit("revealed", revealedEvent(input))]);
  },
});

/** 作废: a key that was entered by mistake; never one that somebody has. */
export const voidKey = defineCommand({
  name: "key.void",
  register: keyRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, input) => {
    if (state.voidReason !== null) return refuse("already-void");
    if (outCopies(state) > 0) return refuse("key-out", undefined, { left: 0 });
    return ok([emit("voided", input)]);
  },
});
