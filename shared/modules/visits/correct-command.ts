import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { requiredLongText, shortText } from "../../kernel/fields.ts";
import { normaliseIdentityNumber } from "../../kernel/identity-number.ts";
import { normalisePhone } from "../../kernel/phone.ts";
import { normalisePlate } from "../../kernel/plates.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { badgeInUse, badgeTaken } from "./badge.ts";
import { visitRegister, type VisitState } from "./fold.ts";
import { documentRequired, leaveByMs } from "./rules.ts";
import { categorySchema, visitEvents } from "./schema.ts";

const emit = emitter(visitEvents);

const sealedFields = ["name", "document", "phone", "plate", "host", "consentBy"] as const;
const openFields = [
  "company",
  "purpose",
  "goods",
  "badge",
  "department",
  "unit",
  "partySize",
  "category",
] as const;
export const correctableFields = [...sealedFields, ...openFields] as const;
export type CorrectableField = (typeof correctableFields)[number];
type SealedField = (typeof sealedFields)[number];
type OpenField = (typeof openFields)[number];

function isSealed(field: string): field is SealedField {
  return sealedFields.some((sealed) => sealed === field);
}

/** What a correction would write for a sealed field: numbers in their one spelling, nothing required left out. */
function sealedTo(state: VisitState, field: SealedField, typed: string): Result<string> {
  switch (field) {
    case "name":
      return typed === "" ? refuse("required", "to") : ok(typed);
    case "document": {
      const missing = typed === "" && state.emergency === null && documentRequired(state.category);
      if (missing) return refuse("document-required", "to");
      return ok(state.documentType === "id-card" ? normaliseIdentityNumber(typed) : typed);
    }
    case "phone":
      return ok(normalisePhone(typed));
    case "plate":
      return ok(normalisePlate(typed));
    case "host":
    case "consentBy":
      return ok(typed);
  }
}

function openTo(state: VisitState, field: OpenField, typed: string, context: DecideContext): Result<string> {
  switch (field) {
    case "unit": {
      const code = parseUnitCode(typed);
      return code.ok ? code : refuse("unit-form", "to");
    }
    case "category":
      return categorySchema.safeParse(typed).success ? ok(typed) : refuse("bad-input", "to");
    case "partySize":
      return /^(?:1?\d?\d|200)$/.test(typed) && Number(typed) > 0
        ? ok(String(Number(typed)))
        : refuse("bad-input", "to");
    case "badge":
      return state.status === "inside" && badgeTaken(typed, context) ? badgeInUse(typed, "to") : ok(typed);
    case "department":
      return typed === "" && state.unit === null ? refuse("required", "to") : ok(typed);
    default:
      return ok(typed);
  }
}

/** VIS-3: another category has another limit; one that the resident extended stays. */
function movedLimit(state: VisitState, to: string, context: DecideContext): number | null {
  const category = categorySchema.safeParse(to);
  if (!category.success || state.leaveByMs === null) return null;
  const enteredMs = state.answeredRev > 0 ? (state.consent?.at ?? state.timeInMs) : state.timeInMs;
  const asSet = leaveByMs(state.category, enteredMs, context.settings);
  return state.leaveByMs === asSet ? leaveByMs(category.data, enteredMs, context.settings) : null;
}

/** 更正: what was written stays readable beside what it should have been. */
export const correctVisit = defineCommand({
  name: "visit.correct",
  register: visitRegister,
  target: "existing",
  input: z.object({
    field: z.enum(correctableFields),
    to: shortText,
    reason: requiredLongText,
  }),
  decide: (state, { field, to, reason }, context) => {
    if (state.status === "void") return refuse("already-void");
    const from = state[field] === null ? "" : String(state[field]);
    const sealed = isSealed(field);
    const next = sealed ? sealedTo(state, field, to) : openTo(state, field, to, context);
    if (!next.ok) return next;
    if (from === next.value) return refuse("no-change", "to");
    if (sealed) {
      const readings = { from: from === "" ? null : from, to: next.value === "" ? null : next.value };
      return ok([emit("corrected", { field, from: null, to: null, reason }, readings)]);
    }
    const until = field === "category" ? movedLimit(state, next.value, context) : null;
    return ok([
      emit("corrected", { field, from, to: next.value, reason }, null),
      ...(until === null ? [] : [emit("extended", { until, reason })]),
    ]);
  },
});
