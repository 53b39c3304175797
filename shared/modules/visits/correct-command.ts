import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { requiredLongText, shortText, timeMs } from "../../kernel/fields.ts";
import { normaliseIdentityNumber } from "../../kernel/identity-number.ts";
import { normalisePhone } from "../../kernel/phone.ts";
import { normalisePlate } from "../../kernel/plates.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { badgeInUse, badgeTaken } from "./badge.ts";
import { visitRegister, type VisitState } from "./fold.ts";
import { documentRequired, leaveByMs } from "./rules.ts";
import { categorySchema, documentTypeSchema, visitEvents } from "./schema.ts";

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
  "documentType",
  "timeIn",
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
    case "documentType":
      return documentTypeSchema.safeParse(typed).success ? ok(typed) : refuse("bad-input", "to");
    case "timeIn":
      return timeInTo(state, typed, context);
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

/** The entry, ms as digits: not to come, and not after the visitor left again. */
function timeInTo(state: VisitState, typed: string, context: DecideContext): Result<string> {
  const ms = timeMs.safeParse(typed === "" ? Number.NaN : Number(typed));
  if (!ms.success) return refuse("bad-input", "to");
  if (ms.data > context.nowMs) return refuse("time-in-future", "to");
  if (state.leftAtMs !== null && ms.data > state.leftAtMs) return refuse("time-order", "to");
  return ok(String(ms.data));
}

/** What the field says, as a correction writes it. */
function reading(state: VisitState, field: CorrectableField): string {
  const value = field === "timeIn" ? state.timeInMs : state[field];
  return value === null ? "" : String(value);
}

/** VIS-3: another category or entry has another limit; one that the resident extended stays. */
function movedLimit(state: VisitState, field: OpenField, to: string, context: DecideContext): number | null {
  if (state.leaveByMs === null || (field !== "category" && field !== "timeIn")) return null;
  const enteredMs = state.answeredRev > 0 ? (state.consent?.at ?? state.timeInMs) : state.timeInMs;
  if (state.leaveByMs !== leaveByMs(state.category, enteredMs, context.settings)) return null;
  const category = field === "category" ? categorySchema.catch(state.category).parse(to) : state.category;
  const moved = field === "timeIn" && state.answeredRev === 0 ? Number(to) : enteredMs;
  const until = leaveByMs(category, moved, context.settings);
  return until === state.leaveByMs ? null : until;
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
    const from = reading(state, field);
    const next = isSealed(field) ? sealedTo(state, field, to) : openTo(state, field, to, context);
    if (!next.ok) return next;
    if (from === next.value) return refuse("no-change", "to");
    if (isSealed(field)) {
      const readings = { from: from === "" ? null : from, to: next.value === "" ? null : next.value };
      return ok([emit("corrected", { field, from: null, to: null, reason }, readings)]);
    }
    const until = movedLimit(state, field, next.value, context);
    return ok([
      emit("corrected", { field, from, to: next.value, reason }, null),
      ...(until === null ? [] : [emit("extended", { until, reason })]),
    ]);
  },
});
