import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import {
  requiredLongText,
  requiredShortText,
  revealInput,
  revealedEvent,
  shortText,
  timeMs,
} from "../../kernel/fields.ts";
import { identityVerdict, normaliseIdentityNumber } from "../../kernel/identity-number.ts";
import { phoneVerdict, splitPhones } from "../../kernel/phone.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type DomainError, type Result } from "../../kernel/result.ts";
import { isSiteDate, siteDate } from "../../kernel/site-time.ts";
import { standingUnit } from "./commands.ts";
import { personRegister, type PersonState } from "./person-fold.ts";
import { hasLeft } from "./rules.ts";
import {
  authorisationKindSchema,
  personDocumentTypeSchema,
  personEvents,
  personRelationSchema,
  type PersonDocumentType,
} from "./schema.ts";

const emit = emitter(personEvents);

/** "" is no day. */
const dayInput = shortText.refine((text) => text === "" || isSiteDate(text), { error: "date-impossible" });
const orNull = (text: string): string | null => (text === "" ? null : text);

/** Several phones as typed into one field, or which of them can be none. */
function phonesOf(text: string, field: string): Result<readonly string[]> {
  const phones = splitPhones(text);
  const wrong = phones.find((phone) => phoneVerdict(phone) === "impossible");
  return wrong === undefined ? ok(phones) : refuse("phone-impossible", field);
}

function documentProblem(
  type: PersonDocumentType | null,
  document: string,
  overridden: boolean,
): DomainError | null {
  if (document === "" || type !== "id-card" || overridden) return null;
  const verdict = identityVerdict(document);
  return verdict === "ok" ? null : { code: "document-impossible", field: "document", params: { verdict } };
}

/** 登记住户 */
export const addPerson = defineCommand({
  name: "person.add",
  register: personRegister,
  target: "new",
  input: z.object({
    unit: requiredShortText,
    name: requiredShortText,
    relation: personRelationSchema,
    phones: z.string().max(200),
    documentType: personDocumentTypeSchema.nullable(),
    document: shortText,
    /** The check digit is wrong and the document is really so. */
    documentOverridden: z.boolean(),
    moveIn: dayInput,
    emergencyContact: shortText,
    emergencyPhones: z.string().max(200),
    note: shortText,
  }),
  decide: (_state, input, context) => {
    const unit = standingUnit(context, input.unit);
    if (!unit.ok) return unit;
    const phones = phonesOf(input.phones, "phones");
    if (!phones.ok) return phones;
    const emergencyPhones = phonesOf(input.emergencyPhones, "emergencyPhones");
    if (!emergencyPhones.ok) return emergencyPhones;
    const type = input.document === "" ? null : (input.documentType ?? "id-card");
    const problem = documentProblem(type, input.document, input.documentOverridden);
    if (problem !== null) return { ok: false, error: problem };
    return ok([
      emit(
        "moved-in",
        {
          unit: unit.value,
          relation: input.relation,
          relationWord: null,
          moveIn: orNull(input.moveIn),
          moveOut: null,
          documentType: type,
          source: "form",
        },
        {
          name: input.name,
          phones: [...phones.value],
          document: input.document === "" ? null : normaliseIdentityNumber(input.document),
          emergencyContact: orNull(input.emergencyContact),
          emergencyPhones: [...emergencyPhones.value],
          note: orNull(input.note),
        },
      ),
    ]);
  },
});

export const correctableFields = [
  "name",
  "document",
  "emergencyContact",
  "emergencyPhones",
  "note",
  "unit",
  "relation",
  "documentType",
  "moveIn",
  "moveOut",
] as const;
type CorrectableField = (typeof correctableFields)[number];

const sealed: ReadonlySet<CorrectableField> = new Set([
  "name",
  "document",
  "emergencyContact",
  "emergencyPhones",
  "note",
]);

function currentText(state: PersonState, field: CorrectableField): string {
  return field === "emergencyPhones" ? state.emergencyPhones.join(" / ") : (state[field] ?? "");
}

/** 更正: what was written stays readable beside what it should have been. "" empties a field. */
export const correctPerson = defineCommand({
  name: "person.correct",
  register: personRegister,
  target: "existing",
  input: z.object({
    field: z.enum(correctableFields),
    to: shortText,
    reason: requiredLongText,
    documentOverridden: z.boolean(),
  }),
  decide: (state, { field, to, reason, documentOverridden }, context) => {
    let next = to;
    if (to === "" && (field === "name" || field === "unit" || field === "relation")) {
      return refuse("required", "to");
    }
    switch (field) {
      case "unit": {
        const unit = standingUnit(context, to);
        if (!unit.ok) return { ok: false, error: { ...unit.error, field: "to" } };
        next = unit.value;
        break;
      }
      case "document": {
        const problem = documentProblem(state.documentType, to, documentOverridden);
        if (problem !== null) return { ok: false, error: { ...problem, field: "to" } };
        next = normaliseIdentityNumber(to);
        break;
      }
      case "emergencyPhones": {
        const phones = phonesOf(to, "to");
        if (!phones.ok) return phones;
        next = phones.value.join(" / ");
        break;
      }
      case "relation":
        if (!personRelationSchema.safeParse(to).success) return refuse("bad-input", "to");
        break;
      case "documentType":
        if (to !== "" && !personDocumentTypeSchema.safeParse(to).success) return refuse("bad-input", "to");
        break;
      case "moveIn":
      case "moveOut":
        if (to !== "" && !isSiteDate(to)) return refuse("date-impossible", "to");
        break;
      case "name":
      case "emergencyContact":
      case "note":
        break;
    }
    const from = currentText(state, field);
    if (from === next) return refuse("no-change", "to");
    return sealed.has(field)
      ? ok([
          emit(
            "corrected",
            { field, from: null, to: null, reason },
            { from: orNull(from), to: orNull(next) },
          ),
        ])
      : ok([emit("corrected", { field, from: orNull(from), to: orNull(next), reason }, null)]);
  },
});

/** 添加电话 */
export const addPhone = defineCommand({
  name: "person.add-phone",
  register: personRegister,
  target: "existing",
  input: z.object({ phone: requiredShortText }),
  decide: (state, input) => {
    const phones = phonesOf(input.phone, "phone");
    if (!phones.ok) return phones;
    const added = phones.value.filter((phone) => !state.phones.includes(phone));
    if (added.length === 0) return refuse("no-change", "phone");
    return ok(added.map((phone) => emit("phone-added", {}, { phone })));
  },
});

/** 停用电话, by its place in the list: the screen knows it only masked. */
export const removePhone = defineCommand({
  name: "person.remove-phone",
  register: personRegister,
  target: "existing",
  input: z.object({ index: z.int().min(0), masked: z.string().max(60), reason: requiredShortText }),
  decide: (state, { index, masked, reason }) => {
    const phone = state.phones[index];
    // Another desk may have changed the list since the screen drew it.
    if (phone === undefined || !phone.endsWith(masked.slice(-4))) return refuse("conflict-changed");
    return ok([emit("phone-removed", { reason }, { phone })]);
  },
});

/** 迁出, on a site date that is today's unless another is given. */
export const moveOut = defineCommand({
  name: "person.move-out",
  register: personRegister,
  target: "existing",
  input: z.object({ on: dayInput, reason: shortText }),
  decide: (state, input, context) => {
    const today = siteDate(context.nowMs, context.settings.timeZone);
    if (hasLeft(state, today)) return refuse("person-moved-out");
    const on = input.on === "" ? today : input.on;
    if (state.moveIn !== null && on < state.moveIn) return refuse("time-order", "on");
    return ok([emit("moved-out", { on, reason: input.reason })]);
  },
});

/** 长期授权 (VIS-2): a helper or relative may come in without asking until the given time. */
export const authorise = defineCommand({
  name: "person.authorise",
  register: personRegister,
  target: "existing",
  input: z.object({
    until: timeMs,
    kinds: z.array(authorisationKindSchema).min(1).max(5),
    /** Who of the unit agreed. */
    by: requiredShortText,
    note: shortText,
  }),
  decide: (state, input, context) => {
    const today = siteDate(context.nowMs, context.settings.timeZone);
    if (hasLeft(state, today)) return refuse("person-moved-out");
    if (input.until <= context.nowMs) return refuse("time-order", "until");
    const { until, kinds, by, note } = input;
    return ok([emit("authorised", { until, kinds, at: context.nowMs }, { by, note })]);
  },
});

/** 撤销授权 */
export const endAuthorisation = defineCommand({
  name: "person.end-authorisation",
  register: personRegister,
  target: "existing",
  input: z.object({ reason: requiredShortText }),
  decide: (state, { reason }) =>
    state.authorisation === null ? refuse("no-change") : ok([emit("authorisation-ended", { reason })]),
});

/** PRV-1: phones or document shown in full, for the desk's own call or with a supervisor's approval. */
export const revealPerson = defineCommand({
  name: "person.reveal",
  register: personRegister,
  target: "existing",
  input: revealInput.extend({ field: z.enum(["phones", "document", "emergencyPhones"]) }),
  decide: (_state, input) => ok([emit("revealed", revealedEvent(input))]),
});
