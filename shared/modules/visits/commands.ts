import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import {
  lateEntry,
  requiredLongText,
  requiredShortText,
  revealedEvent,
  revealInput,
  shortText,
  timeMs,
} from "../../kernel/fields.ts";
import { identityVerdict } from "../../kernel/identity-number.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { visitRegister } from "./fold.ts";
import { documentRequired, leaveByMs, UNDO_LEAVE_MS } from "./rules.ts";
import {
  answerSchema,
  categorySchema,
  consentMethodSchema,
  documentTypeSchema,
  serviceSchema,
  sexSchema,
  visitEvents,
} from "./schema.ts";

const emit = emitter(visitEvents);

export const consentInput = z.object({
  method: consentMethodSchema,
  answer: answerSchema,
  by: shortText,
  /** For 长期授权: the authorised person in the directory. */
  authorisation: z.string().nullable(),
});

export const registerInput = z.object({
  name: shortText,
  sex: sexSchema.nullable(),
  partySize: z.int().min(1).max(200),
  company: shortText,
  category: categorySchema,
  documentType: documentTypeSchema.nullable(),
  document: shortText,
  documentOverridden: z.boolean(),
  phone: shortText,
  plate: shortText,
  purpose: shortText,
  goods: shortText,
  unit: shortText,
  department: shortText,
  host: shortText,
  consent: consentInput.nullable(),
  emergency: z.object({ service: serviceSchema, reason: shortText }).nullable(),
  badge: shortText,
  seconds: z.int().min(0).max(86_400).nullable(),
  /** A returning visitor's sealed numbers, taken over by the host from that visit: the screen only has them masked. */
  carry: z.object({ visitId: z.uuidv7(), document: z.boolean(), phone: z.boolean() }).nullable(),
  late: lateEntry.nullable(),
});
export type RegisterInput = z.output<typeof registerInput>;

function documentProblem(input: RegisterInput): DomainError | null {
  if (input.emergency !== null) return null;
  if (input.document === "" || input.documentType === null) {
    return documentRequired(input.category) ? { code: "document-required", field: "document" } : null;
  }
  if (input.documentType !== "id-card" || input.documentOverridden) return null;
  const verdict = identityVerdict(input.document);
  return verdict === "ok" ? null : { code: "document-impossible", field: "document", params: { verdict } };
}

/** VIS-2: consent, its kind and its answer; a department's visitor and an emergency need none. */
function consentProblem(input: RegisterInput, context: DecideContext): DomainError | null {
  if (input.emergency !== null) {
    return input.emergency.reason === "" ? { code: "emergency-reason-required", field: "emergency" } : null;
  }
  if (input.unit === "") return null;
  if (input.consent === null) return { code: "consent-required", field: "consent" };
  if (input.consent.method !== "standing") return null;
  const authorised =
    input.consent.authorisation !== null &&
    context.lookups.standingAuthorisation(input.consent.authorisation, input.unit, context.nowMs);
  return authorised ? null : { code: "authorisation-invalid", field: "consent" };
}

function withCarried(input: RegisterInput, context: DecideContext): RegisterInput {
  if (input.carry === null) return input;
  const earlier = context.lookups.state(visitRegister, input.carry.visitId);
  if (earlier === null) return input;
  const document = input.carry.document
    ? {
        document: earlier.document ?? "",
        documentType: earlier.documentType,
        documentOverridden: earlier.documentOverridden,
      }
    : {};
  return { ...input, ...document, ...(input.carry.phone ? { phone: earlier.phone ?? "" } : {}) };
}

/** 登记来访 (VIS-1, VIS-2): refused field by field until it is complete. */
export const registerVisit = defineCommand({
  name: "visit.register",
  register: visitRegister,
  target: "new",
  input: registerInput,
  decide: (_state, typed, context) => {
    const input = withCarried(typed, context);
    if (input.name === "") return refuse("required", "name");
    if (input.unit === "" && input.department === "") return refuse("required", "unit");
    const unit = input.unit === "" ? null : parseUnitCode(input.unit);
    if (unit?.ok === false) return refuse("unit-form", "unit");
    const document = documentProblem(input);
    if (document !== null) return { ok: false, error: document };
    const code = unit === null ? null : unit.value;
    const consent = consentProblem({ ...input, unit: code ?? "" }, context);
    if (consent !== null) return { ok: false, error: consent };
    const timeIn = input.late?.occurredAt ?? context.nowMs;
    if (timeIn > context.nowMs) return refuse("time-in-future", "late");
    if (input.badge !== "" && context.lookups.badgeHolder(input.badge) !== null) {
      return refuse("badge-in-use", "badge", { badge: input.badge });
    }
    return ok([
      emit(
        "registered",
        {
          number: context.nextNumber("LF"),
          timeIn,
          category: input.category,
          partySize: input.partySize,
          sex: input.sex,
          company: input.company,
          purpose: input.purpose,
          goods: input.goods,
          unit: code,
          department: input.department,
          badge: input.badge,
          documentType: input.document === "" ? null : input.documentType,
          documentOverridden: input.documentOverridden,
          consent:
            input.consent === null || code === null
              ? null
              : {
                  method: input.consent.method,
                  answer: input.consent.answer,
                  at: timeIn,
                  authorisation: input.consent.authorisation,
                },
          emergency: input.emergency,
          leaveBy: leaveByMs(input.category, timeIn, context.settings),
          seconds: input.late === null ? input.seconds : null,
          late: input.late === null ? null : { reason: input.late.reason },
        },
        {
          name: input.name,
          ...(input.document === "" ? {} : { document: input.document }),
          ...(input.phone === "" ? {} : { phone: input.phone }),
          ...(input.plate === "" ? {} : { plate: input.plate }),
          ...(input.host === "" ? {} : { host: input.host }),
          ...(input.consent === null || input.consent.by === "" ? {} : { consentBy: input.consent.by }),
        },
      ),
    ]);
  },
});

/** 住户答复 (VIS-2): the answer that came after the form was saved, or a new try. */
export const answerVisit = defineCommand({
  name: "visit.answer",
  register: visitRegister,
  target: "existing",
  input: consentInput.omit({ authorisation: true }),
  decide: (state, input, context) => {
    if (state.status !== "awaiting" && state.status !== "not-reached") return refuse("state-forbids");
    if (input.method === "standing" || input.answer === "awaiting")
      return refuse("consent-required", "consent");
    return ok([
      emit(
        "answered",
        { method: input.method, answer: input.answer, at: context.nowMs, authorisation: null },
        { by: input.by },
      ),
    ]);
  },
});

/** 签离 (VIS-3); 补签离 when it is noticed later, with the time and a reason. */
export const signOut = defineCommand({
  name: "visit.sign-out",
  register: visitRegister,
  target: "existing",
  input: z.object({ badgeReturned: z.boolean().nullable(), late: lateEntry.nullable() }),
  decide: (state, input, context) => {
    if (state.status === "left") return refuse("already-left");
    if (state.status !== "inside") return refuse("not-inside");
    const at = input.late?.occurredAt ?? context.nowMs;
    if (at > context.nowMs) return refuse("time-in-future", "late");
    if (input.late !== null && at < state.timeInMs) return refuse("time-order", "late");
    return ok([
      emit("left", {
        at,
        badgeReturned: state.badge === "" ? null : input.badgeReturned,
        late: input.late === null ? null : { reason: input.late.reason },
      }),
    ]);
  },
});

/** 撤销签离: the wrong row was clicked; within ten minutes. */
export const withdrawLeave = defineCommand({
  name: "visit.withdraw-leave",
  register: visitRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (state.status !== "left" || state.leftAtMs === null) return refuse("state-forbids");
    if (context.nowMs - state.leftAtMs > UNDO_LEAVE_MS) return refuse("time-too-old");
    return ok([emit("leave-withdrawn", {})]);
  },
});

/** 临时证已还: the badge came back after its visitor had left. */
export const returnBadge = defineCommand({
  name: "visit.return-badge",
  register: visitRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (state.badge === "" || state.badgeReturned === true) return refuse("state-forbids");
    return ok([emit("badge-returned", { at: context.nowMs })]);
  },
});

/** 延长停留 (VIS-3): the resident was asked and the visitor stays on. */
export const extendVisit = defineCommand({
  name: "visit.extend",
  register: visitRegister,
  target: "existing",
  input: z.object({ until: timeMs, reason: requiredShortText }),
  decide: (state, input, context) => {
    if (state.status !== "inside") return refuse("not-inside");
    if (input.until <= context.nowMs) return refuse("time-order", "until");
    return ok([emit("extended", { until: input.until, reason: input.reason })]);
  },
});

const sealedFields = ["name", "document", "phone", "plate", "host"] as const;
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
type SealedField = (typeof sealedFields)[number];

function isSealed(field: string): field is SealedField {
  return sealedFields.some((sealed) => sealed === field);
}

/** 更正: what was written stays readable beside what it should have been. */
export const correctVisit = defineCommand({
  name: "visit.correct",
  register: visitRegister,
  target: "existing",
  input: z.object({
    field: z.enum([...sealedFields, ...openFields]),
    to: shortText,
    reason: requiredLongText,
  }),
  decide: (state, { field, to, reason }) => {
    if (state.status === "void") return refuse("already-void");
    if (isSealed(field)) {
      if (field === "name" && to === "") return refuse("required", "to");
      const from = state[field];
      if ((from ?? "") === to) return refuse("no-change", "to");
      return ok([
        emit("corrected", { field, from: null, to: null, reason }, { from, to: to === "" ? null : to }),
      ]);
    }
    const from = state[field] === null ? "" : String(state[field]);
    let next = to;
    if (field === "unit") {
      const code = parseUnitCode(to);
      if (!code.ok) return refuse("unit-form", "to");
      next = code.value;
    }
    if (field === "category" && !categorySchema.safeParse(to).success) return refuse("bad-input", "to");
    if (field === "partySize" && !/^[1-9]\d{0,2}$/.test(to)) return refuse("bad-input", "to");
    if (from === next) return refuse("no-change", "to");
    return ok([emit("corrected", { field, from, to: next, reason }, null)]);
  },
});

/** PRV-1: one sealed field shown in full, for the record's own call or with a supervisor's approval. */
export const revealVisit = defineCommand({
  name: "visit.reveal",
  register: visitRegister,
  target: "existing",
  input: revealInput.extend({ field: z.enum(["phone", "document"]) }),
  decide: (_state, input) => ok([emit("revealed", revealedEvent(input))]),
});

/** 作废: the slip keeps its number and stays readable. */
export const voidVisit = defineCommand({
  name: "visit.void",
  register: visitRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, input) => {
    if (state.status === "void") return refuse("already-void");
    return ok([emit("voided", { reason: input.reason })]);
  },
});

export const visitCommands = [
  registerVisit,
  answerVisit,
  signOut,
  withdrawLeave,
  returnBadge,
  extendVisit,
  correctVisit,
  revealVisit,
  voidVisit,
] as const;
