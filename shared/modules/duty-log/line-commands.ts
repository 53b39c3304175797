import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { longText, requiredLongText, revealedEvent, revealInput } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { dutyLineRegister } from "./line-fold.ts";
import { categories, dutyLineEvents, linkSchema } from "./line-schema.ts";
import { correctableFields, type CorrectableField, type DutyLineState } from "./line-state.ts";
import {
  assignLine,
  closeDesk,
  gradeLine,
  instructLine,
  markImportant,
  recordReview,
  reportLine,
  writeLine,
} from "./write-commands.ts";

const emit = emitter(dutyLineEvents);

/** 补记结果: the line itself stays as it was written. */
const addResult = defineCommand({
  name: "duty-line.add-result",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ result: requiredLongText }),
  decide: (state, { result }, context) => {
    if (state.struck !== null) return refuse("line-struck");
    return ok([emit("result-added", { at: context.nowMs }, { result })]);
  },
});

/** 办结: an important line says how (DUTY-4). */
const handleLine = defineCommand({
  name: "duty-line.handle",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ result: longText }),
  decide: (state, { result }, context) => {
    if (state.struck !== null) return refuse("line-struck");
    if (state.handled) return refuse("no-change");
    if (state.important && result === "") return refuse("required", "result");
    return ok([emit("handled", { at: context.nowMs }, { result })]);
  },
});

/** 重新打开: it was not done after all. */
const reopenLine = defineCommand({
  name: "duty-line.reopen",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    if (state.struck !== null) return refuse("line-struck");
    if (!state.handled) return refuse("no-change");
    return ok([emit("reopened", { at: context.nowMs, reason })]);
  },
});

/** 关联记录. */
const linkLine = defineCommand({
  name: "duty-line.link",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ link: linkSchema }),
  decide: (state, { link }, context) => {
    if (state.struck !== null) return refuse("line-struck");
    if (state.link !== null) return refuse("state-forbids", "link");
    return ok([emit("linked", { at: context.nowMs, link })]);
  },
});

/** A reading as it is kept: a category by its name, a unit by its code. */
function reading(field: CorrectableField, to: string): Result<string | null> {
  if (field === "text" && to === "") return refuse("required", "to");
  if (field === "category" && !categories.some((one) => one === to)) return refuse("bad-input", "to");
  if (field !== "unit") return ok(to);
  if (to === "") return ok(null);
  const unit = parseUnitCode(to);
  return unit.ok ? ok(unit.value) : refuse("unit-form", "to");
}

function isSealed(field: CorrectableField): field is "text" | "result" {
  return field === "text" || field === "result";
}

const present = (state: DutyLineState, field: CorrectableField): string => state[field] ?? "";

/** 划线更正 (DUTY-1): what was written stays readable beside what it should have been. */
const correctLine = defineCommand({
  name: "duty-line.correct",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ field: z.enum(correctableFields), to: longText, reason: requiredLongText }),
  decide: (state, { field, to, reason }) => {
    if (state.struck !== null) return refuse("line-struck");
    const next = reading(field, to);
    if (!next.ok) return next;
    if (present(state, field) === (next.value ?? "")) return refuse("no-change", "to");
    if (isSealed(field)) {
      const personal = { from: state[field], to: next.value };
      return ok([emit("corrected", { field, from: null, to: null, reason }, personal)]);
    }
    return ok([emit("corrected", { field, from: state[field], to: next.value, reason }, null)]);
  },
});

/** Settles two corrections that crossed: which reading stands, and why. */
const settleReading = defineCommand({
  name: "duty-line.settle-reading",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ field: z.enum(correctableFields), to: longText, reason: requiredLongText }),
  decide: (state, { field, to, reason }, context) => {
    if (!state.crossings.some((crossing) => crossing.field === field))
      return refuse("state-forbids", "field");
    const next = reading(field, to);
    if (!next.ok) return next;
    const open = { at: context.nowMs, field, reason, to: isSealed(field) ? null : next.value };
    return ok([emit("settled", open, isSealed(field) ? { to: next.value ?? "" } : null)]);
  },
});

/** 划去整行 (DUTY-1): it keeps its number and stays readable. */
const strikeLine = defineCommand({
  name: "duty-line.strike",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    if (state.struck !== null) return refuse("line-struck");
    return ok([emit("struck", { at: context.nowMs, reason })]);
  },
});

/** PRV-1: a text with a number in full. */
const revealLine = defineCommand({
  name: "duty-line.reveal",
  register: dutyLineRegister,
  target: "existing",
  input: revealInput.extend({ field: z.enum(["text", "result"]) }),
  decide: (state, input) => {
    if ((state[input.field] ?? "") === "") return refuse("not-found", "field");
    if (input.purpose !== "own-call" && input.note === "") return refuse("reason-required", "note");
    return ok([emit("revealed", revealedEvent(input))]);
  },
});

/** Everything that can be done with a line; none of it changes what was written. */
export const dutyLineCommands = [
  writeLine,
  recordReview,
  closeDesk,
  addResult,
  handleLine,
  reopenLine,
  markImportant,
  gradeLine,
  assignLine,
  linkLine,
  reportLine,
  instructLine,
  correctLine,
  settleReading,
  strikeLine,
  revealLine,
] as const;
