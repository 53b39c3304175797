import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { longText, requiredLongText, revealedEvent, revealInput } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { workOrderRegister } from "./fold.ts";
import { areas, charges, grades, workOrderEvents } from "./schema.ts";

const emit = emitter(workOrderEvents);

const sealedFields = ["reporter", "phone"] as const;
const openFields = ["fault", "location", "publicArea", "unit", "grade", "area", "charge"] as const;
/** Every field that 更正 can change. */
export const correctableFields = [...sealedFields, ...openFields] as const;
const words: Readonly<Partial<Record<(typeof openFields)[number], readonly string[]>>> = {
  grade: grades,
  area: areas,
  charge: charges,
};

function isSealed(field: string): field is (typeof sealedFields)[number] {
  return sealedFields.some((sealed) => sealed === field);
}

/** 更正: what was written stays readable beside what it should have been. */
export const correctWorkOrder = defineCommand({
  name: "work-order.correct",
  register: workOrderRegister,
  target: "existing",
  input: z.object({
    field: z.enum(correctableFields),
    to: longText,
    reason: requiredLongText,
  }),
  decide: (state, { field, to, reason }) => {
    if (state.status === "void") return refuse("already-void");
    if (isSealed(field)) {
      if (field === "reporter" && to === "") return refuse("required", "to");
      const from = state[field];
      if ((from ?? "") === to) return refuse("no-change", "to");
      return ok([
        emit("corrected", { field, from: null, to: null, reason }, { from, to: to === "" ? null : to }),
      ]);
    }
    if (field === "fault" && to === "") return refuse("required", "to");
    if (words[field]?.includes(to) === false) return refuse("bad-input", "to");
    const unit = field === "unit" && to !== "" ? parseUnitCode(to) : null;
    if (unit?.ok === false) return refuse("unit-form", "to");
    const next = unit?.value ?? to;
    const from = state[field] ?? "";
    if (from === next) return refuse("no-change", "to");
    const place = { unit: state.unit ?? "", publicArea: state.publicArea, [field]: next };
    if (place.unit === "" && place.publicArea === "") return refuse("required", "to");
    const stored = field === "unit" && next === "" ? null : next;
    return ok([emit("corrected", { field, from, to: stored, reason }, null)]);
  },
});

/** PRV-1: the number in full, for this order's own calls or with a supervisor's approval. */
export const revealWorkOrder = defineCommand({
  name: "work-order.reveal",
  register: workOrderRegister,
  target: "existing",
  input: revealInput.extend({ field: z.enum(["phone"]) }),
  decide: (state, input) => {
    if ((state[input.field] ?? "") === "") return refuse("not-found", "field");
    // A call explains itself; why a third party wants the number must be said.
    if (input.purpose !== "own-call" && input.note === "") return refuse("reason-required", "note");
    return ok([emit("revealed", revealedEvent(input))]);
  },
});

/** 打印: remembered, so that a reprint says it is one. */
export const printWorkOrder = defineCommand({
  name: "work-order.print",
  register: workOrderRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) =>
    state.status === "void" ? refuse("already-void") : ok([emit("printed", { at: context.nowMs })]),
});

/** 作废: the slip keeps its number and stays readable. */
export const voidWorkOrder = defineCommand({
  name: "work-order.void",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, input) => {
    if (state.status === "void") return refuse("already-void");
    return ok([emit("voided", input)]);
  },
});
