import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, shortText, uuid7Text } from "../../kernel/fields.ts";
import { identityVerdict, normaliseIdentityNumber } from "../../kernel/identity-number.ts";
import { normalisePhone } from "../../kernel/phone.ts";
import { normalisePlate } from "../../kernel/plates.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { personRegister, sameName } from "../directory/index.ts";
import { badgeInUse, badgeTaken } from "./badge.ts";
import { visitRegister } from "./fold.ts";
import { documentRequired, leaveByMs } from "./rules.ts";
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
  /** Who answered; empty stands for the host. */
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
  carry: z.object({ visitId: uuid7Text, document: z.boolean(), phone: z.boolean() }).nullable(),
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

/** VIS-2: who answered is part of the answer. */
export function nobodyAnswered(
  consent: Pick<z.output<typeof consentInput>, "answer" | "by">,
  host: string,
): DomainError | null {
  const answered = consent.answer === "agreed" || consent.answer === "refused";
  return answered && consent.by === "" && host === "" ? { code: "required", field: "consent.by" } : null;
}

/** VIS-2: consent, its kind and its answer; a department's visitor and an emergency need none. */
function consentProblem(input: RegisterInput, context: DecideContext): DomainError | null {
  if (input.emergency !== null) {
    return input.emergency.reason === "" ? { code: "emergency-reason-required", field: "emergency" } : null;
  }
  if (input.unit === "") return null;
  if (input.consent === null) return { code: "consent-required", field: "consent" };
  if (input.consent.method !== "standing") return nobodyAnswered(input.consent, input.host);
  return isAuthorised(input.consent.authorisation, input, context) ? null : authorisationInvalid;
}

const authorisationInvalid: DomainError = { code: "authorisation-invalid", field: "consent" };

/** VIS-2: a standing authorisation lets in the very person it names, to its own unit, while it lasts. */
function isAuthorised(id: string | null, input: RegisterInput, context: DecideContext): boolean {
  const person = id === null ? null : context.lookups.state(personRegister, id);
  if (id === null || person === null || person.name === null) return false;
  const enteredMs = input.late?.occurredAt ?? context.nowMs;
  return (
    sameName(person.name, input.name) && context.lookups.standingAuthorisation(id, input.unit, enteredMs)
  );
}

/** Sealed numbers go over only to the same name: another name is another person. */
function withCarried(input: RegisterInput, context: DecideContext): RegisterInput {
  if (input.carry === null) return input;
  const earlier = context.lookups.state(visitRegister, input.carry.visitId);
  if (earlier === null || earlier.name !== input.name) return input;
  const document = input.carry.document
    ? {
        document: earlier.document ?? "",
        documentType: earlier.documentType,
        documentOverridden: earlier.documentOverridden,
      }
    : {};
  return { ...input, ...document, ...(input.carry.phone ? { phone: earlier.phone ?? "" } : {}) };
}

/** Numbers in their one spelling, so that the same one is found again. */
function withPlainNumbers(input: RegisterInput): RegisterInput {
  return {
    ...input,
    document: input.documentType === "id-card" ? normaliseIdentityNumber(input.document) : input.document,
    phone: normalisePhone(input.phone),
    plate: normalisePlate(input.plate),
  };
}

function consentEvent(consent: RegisterInput["consent"], timeIn: number) {
  if (consent === null) return null;
  const { method, answer, authorisation } = consent;
  return method === "standing"
    ? { method, answer: "agreed" as const, at: timeIn, authorisation }
    : { method, answer, at: timeIn, authorisation: null };
}

function consentBy({ consent, host }: RegisterInput): string {
  if (consent === null || consent.method === "standing") return consent?.by ?? "";
  const answered = consent.answer === "agreed" || consent.answer === "refused";
  return consent.by === "" && answered ? host : consent.by;
}

/** 登记来访 (VIS-1, VIS-2): refused field by field until it is complete. */
export const registerVisit = defineCommand({
  name: "visit.register",
  register: visitRegister,
  target: "new",
  input: registerInput,
  decide: (_state, typed, context) => {
    const input = withPlainNumbers(withCarried(typed, context));
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
    if (badgeTaken(input.badge, context)) return badgeInUse(input.badge);
    const by = code === null ? "" : consentBy(input);
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
          consent: code === null ? null : consentEvent(input.consent, timeIn),
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
          ...(by === "" ? {} : { consentBy: by }),
        },
      ),
    ]);
  },
});
