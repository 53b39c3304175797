import { z } from "zod";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { VisitSuggestion } from "../../../shared/contract/visits.ts";
import { identityVerdict, type IdentityVerdict } from "../../../shared/kernel/identity-number.ts";
import { parseUnitCode } from "../../../shared/kernel/unit-code.ts";
import {
  answers,
  categories,
  consentMethods,
  documentTypes,
  services,
} from "../../../shared/modules/visits/index.ts";
import { lateOf, typedLateSchema } from "../../ui/late-entry.tsx";

const carrySchema = z.object({
  visitId: z.string(),
  name: z.string(),
  documentMasked: z.string(),
  phoneMasked: z.string(),
});

/** What is typed into the form; also the shape of its draft. */
export const visitFormSchema = z.object({
  name: z.string(),
  documentType: z.enum(documentTypes),
  document: z.string(),
  documentOverridden: z.boolean(),
  /** A unit in any spelling, or a department. */
  visiting: z.string(),
  host: z.string(),
  category: z.enum(categories),
  method: z.enum(consentMethods).nullable(),
  answer: z.enum(answers).nullable(),
  by: z.string(),
  /** Of the standing authorisation that the directory has for this name and unit. */
  authorisation: z.string().nullable(),
  phone: z.string(),
  plate: z.string(),
  partySize: z.string(),
  sex: z.enum(["male", "female"]).nullable(),
  company: z.string(),
  purpose: z.string(),
  goods: z.string(),
  badge: z.string(),
  service: z.enum(services).nullable(),
  emergencyReason: z.string(),
  late: typedLateSchema,
  carry: carrySchema.nullable(),
  more: z.boolean(),
  /** VIS-1, counted before the draft was left. */
  spentMs: z.number(),
});
export type VisitFormValues = z.output<typeof visitFormSchema>;

export const emptyVisitForm: VisitFormValues = {
  name: "",
  documentType: "id-card",
  document: "",
  documentOverridden: false,
  visiting: "",
  host: "",
  category: "guest",
  method: null,
  answer: null,
  by: "",
  authorisation: null,
  phone: "",
  plate: "",
  partySize: "1",
  sex: null,
  company: "",
  purpose: "",
  goods: "",
  badge: "",
  service: null,
  emergencyReason: "",
  late: null,
  carry: null,
  more: false,
  spentMs: 0,
};

/** The unit's code, or null when a department is meant (or nothing yet). */
export function unitOf(visiting: string): string | null {
  const code = parseUnitCode(visiting);
  return code.ok ? code.value : null;
}

/** A department is written without digits: 工程部. What has digits and is no unit is a slip. */
function visitingOf(visiting: string): { readonly unit: string; readonly department: string } {
  return unitOf(visiting) !== null || /\d/.test(visiting)
    ? { unit: visiting, department: "" }
    : { unit: "", department: visiting };
}

/** VIS-2: a unit's visitor is let in by its resident; nobody asks for a department's or in an emergency. */
export function needsConsent(form: VisitFormValues): boolean {
  return form.service === null && visitingOf(form.visiting).department === "";
}

/** What is wrong with the identity number as typed so far; "ok" where nothing is judged. */
export function documentVerdict(form: VisitFormValues): IdentityVerdict {
  if (form.documentType !== "id-card" || form.document === "") return "ok";
  return identityVerdict(form.document);
}

/** What a returning visitor's last visit fills in (VIS-1); sealed numbers stay at the host and are carried. */
export function fromSuggestion(last: VisitSuggestion): Partial<VisitFormValues> {
  return {
    name: last.name,
    visiting: last.unit === "" ? last.department : last.unit,
    host: last.host,
    category: last.category,
    plate: last.plate,
    company: last.company,
    purpose: last.purpose,
    documentType: last.documentType ?? "id-card",
    document: "",
    documentOverridden: false,
    phone: "",
    carry: {
      visitId: last.visitId,
      name: last.name,
      documentMasked: last.documentMasked,
      phoneMasked: last.phoneMasked,
    },
  };
}

function consentOf(form: VisitFormValues): CommandInput<"visit.register">["consent"] {
  if (form.method === null || form.answer === null) return null;
  const { method, answer, by } = form;
  return { method, answer, by, authorisation: method === "standing" ? form.authorisation : null };
}

/** The command's input. `seconds` is VIS-1's. */
export function toRegisterInput(form: VisitFormValues, seconds: number): CommandInput<"visit.register"> {
  const { carry } = form;
  const carriesDocument = carry !== null && carry.documentMasked !== "" && form.document === "";
  const carriesPhone = carry !== null && carry.phoneMasked !== "" && form.phone === "";
  const party = Number(form.partySize);
  return {
    name: form.name,
    sex: form.sex,
    partySize: Number.isInteger(party) ? party : 0,
    company: form.company,
    category: form.category,
    documentType: form.document === "" && !carriesDocument ? null : form.documentType,
    document: form.document,
    documentOverridden: form.documentOverridden,
    phone: form.phone,
    plate: form.plate,
    purpose: form.purpose,
    goods: form.goods,
    ...visitingOf(form.visiting.trim()),
    host: form.host,
    consent: needsConsent(form) ? consentOf(form) : null,
    emergency: form.service === null ? null : { service: form.service, reason: form.emergencyReason },
    badge: form.badge,
    seconds: Math.min(86_400, seconds),
    carry:
      carriesDocument || carriesPhone
        ? { visitId: carry.visitId, document: carriesDocument, phone: carriesPhone }
        : null,
    late: lateOf(form.late),
  };
}
