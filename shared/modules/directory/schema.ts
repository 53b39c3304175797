import { z } from "zod";
import { correctedData, correctedPersonal, revealedData, timeMs } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";
import { relations, unitStates } from "./import/roster-words.ts";

/** 入住 occupied · 空置 vacant · 未交付 undelivered · 装修 decorating */
export const unitStateSchema = z.enum(unitStates);

/** 业主 owner · 家属 family · 租户 tenant live there; 家政 helper · 亲友 relative come to those who do. */
export const personRelations = [...relations, "helper", "relative"] as const;
export const personRelationSchema = z.enum(personRelations);
export type PersonRelation = z.output<typeof personRelationSchema>;

/** 证件类型, the same names as the visits'. */
export const personDocumentTypes = ["id-card", "passport", "permit", "driving-licence", "other"] as const;
export const personDocumentTypeSchema = z.enum(personDocumentTypes);
export type PersonDocumentType = z.output<typeof personDocumentTypeSchema>;

/** What a standing authorisation is for; the names of the visits' categories. */
export const authorisationKinds = ["guest", "helper", "delivery", "contractor", "other"] as const;
export const authorisationKindSchema = z.enum(authorisationKinds);
export type AuthorisationKind = z.output<typeof authorisationKindSchema>;

/** Written by hand, or read from a roster (住户信息表). */
const sourceSchema = z.enum(["form", "roster"]);
const day = z.iso.date();

/** 房屋: one unit of a building; its id comes from its code, so every desk means the same one. */
export const unitEvents = {
  added: eventSpec(
    1,
    z.object({
      code: z.string(),
      building: z.string(),
      entrance: z.string().nullable(),
      room: z.string(),
      state: unitStateSchema.nullable(),
      source: sourceSchema,
    }),
  ),
  "state-changed": eventSpec(
    1,
    z.object({
      from: unitStateSchema.nullable(),
      to: unitStateSchema,
      reason: z.string(),
      source: sourceSchema,
    }),
  ),
  removed: eventSpec(1, z.object({ reason: z.string() })),
};

/** 住户: one person in one unit. Who owns two units stands in the directory twice, as in every roster. */
export const personEvents = {
  "moved-in": eventSpec(
    1,
    z.object({
      unit: z.string(),
      relation: personRelationSchema.nullable(),
      /** The roster's own word where it says more: 子女, 配偶. */
      relationWord: z.string().nullable(),
      moveIn: day.nullable(),
      moveOut: day.nullable(),
      documentType: personDocumentTypeSchema.nullable(),
      source: sourceSchema,
    }),
    z.object({
      name: z.string(),
      phones: z.array(z.string()),
      document: z.string().nullable(),
      emergencyContact: z.string().nullable(),
      emergencyPhones: z.array(z.string()),
      note: z.string().nullable(),
    }),
  ),
  /** A later roster says something else or more; null: nothing new. */
  "roster-told": eventSpec(
    1,
    z.object({
      relation: personRelationSchema.nullable(),
      relationWord: z.string().nullable(),
      moveIn: day.nullable(),
      moveOut: day.nullable(),
      documentType: personDocumentTypeSchema.nullable(),
    }),
    z.object({
      phones: z.array(z.string()),
      document: z.string().nullable(),
      emergencyContact: z.string().nullable(),
      emergencyPhones: z.array(z.string()),
      note: z.string().nullable(),
    }),
  ),
  corrected: eventSpec(1, correctedData, correctedPersonal),
  "phone-added": eventSpec(1, z.object({}), z.object({ phone: z.string() })),
  "phone-removed": eventSpec(1, z.object({ reason: z.string() }), z.object({ phone: z.string() })),
  "moved-out": eventSpec(1, z.object({ on: day, reason: z.string() })),
  /** 长期授权 (VIS-2): may come in without asking until then, ms; `by`: who of the unit agreed. */
  authorised: eventSpec(
    1,
    z.object({ until: timeMs, kinds: z.array(authorisationKindSchema).min(1), at: timeMs }),
    z.object({ by: z.string(), note: z.string() }),
  ),
  "authorisation-ended": eventSpec(1, z.object({ reason: z.string() })),
  revealed: eventSpec(1, revealedData),
};

/** 车辆: a plate that belongs to a unit; its id comes from both, keyed. */
export const vehicleEvents = {
  added: eventSpec(
    1,
    z.object({ unit: z.string(), owner: z.string().nullable(), source: sourceSchema }),
    z.object({ plate: z.string() }),
  ),
  removed: eventSpec(1, z.object({ reason: z.string() })),
};

/** 档案导出: personal data that left the desk in full, and why (PRV-1). */
export const disclosureEvents = {
  "directory-exported": eventSpec(
    1,
    z.object({ format: z.enum(["csv", "xlsx"]), people: z.int().min(0), reason: z.string() }),
  ),
};
