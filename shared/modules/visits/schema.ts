import { z } from "zod";
import { correctedData, correctedPersonal, revealedData, timeMs, voidedData } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";

/** 来访类别; decides what is required (rules.ts). */
export const categories = [
  "guest",
  "delivery",
  "contractor",
  "helper",
  "viewing",
  "official",
  "other",
] as const;
export const categorySchema = z.enum(categories);
export type Category = z.output<typeof categorySchema>;

/** 证件类型 */
export const documentTypes = [
  "id-card",
  "passport",
  "permit",
  "driving-licence",
  "work-card",
  "other",
] as const;
export const documentTypeSchema = z.enum(documentTypes);
export type DocumentType = z.output<typeof documentTypeSchema>;

/** 住户确认方式: 对讲 / 电话 / 下楼接 / 长期授权 */
export const consentMethods = ["intercom", "phone", "in-person", "standing"] as const;
export const consentMethodSchema = z.enum(consentMethods);
export type ConsentMethod = z.output<typeof consentMethodSchema>;

/** What the resident said. `awaiting`: asked, no answer yet (待确认). */
export const answers = ["agreed", "refused", "not-reached", "awaiting"] as const;
export const answerSchema = z.enum(answers);
export type Answer = z.output<typeof answerSchema>;

/** 紧急放行: who came in at once (110 / 120 / 119). */
export const services = ["police", "ambulance", "fire"] as const;
export const serviceSchema = z.enum(services);

export const sexSchema = z.enum(["male", "female"]);

const consentData = z.object({
  method: consentMethodSchema,
  answer: answerSchema,
  at: timeMs,
  /** Id of the person whose standing authorisation counts as consent. */
  authorisation: z.string().nullable(),
});

/** 来访登记: one visit of one visitor or party, from the door to leaving. */
export const visitEvents = {
  registered: eventSpec(
    1,
    z.object({
      number: z.string(),
      timeIn: timeMs,
      category: categorySchema,
      partySize: z.int().min(1),
      sex: sexSchema.nullable(),
      company: z.string(),
      purpose: z.string(),
      goods: z.string(),
      unit: z.string().nullable(),
      department: z.string(),
      badge: z.string(),
      documentType: documentTypeSchema.nullable(),
      /** The check digit was wrong and the clerk went on: the document is really so. */
      documentOverridden: z.boolean(),
      consent: consentData.nullable(),
      emergency: z.object({ service: serviceSchema, reason: z.string() }).nullable(),
      /** VIS-3: when they should have left, by the setting then in force. */
      leaveBy: timeMs.nullable(),
      /** VIS-1: seconds from first key to save, without the wait for the answer. */
      seconds: z.int().min(0).nullable(),
      /** 补录 */
      late: z.object({ reason: z.string() }).nullable(),
    }),
    z.object({
      name: z.string(),
      document: z.string().optional(),
      phone: z.string().optional(),
      plate: z.string().optional(),
      host: z.string().optional(),
      consentBy: z.string().optional(),
    }),
  ),
  /** `leaveBy`: the stay is counted from the answer that let them in; null when it did not. */
  answered: eventSpec(1, consentData.extend({ leaveBy: timeMs.nullable() }), z.object({ by: z.string() })),
  extended: eventSpec(1, z.object({ until: timeMs, reason: z.string() })),
  left: eventSpec(
    1,
    z.object({
      at: timeMs,
      badgeReturned: z.boolean().nullable(),
      /** 补签离: noticed later. */
      late: z.object({ reason: z.string() }).nullable(),
    }),
  ),
  "leave-withdrawn": eventSpec(1, z.object({})),
  "badge-returned": eventSpec(1, z.object({ at: timeMs })),
  corrected: eventSpec(1, correctedData, correctedPersonal),
  /** 访客单 went to paper; the next one says that it is a reprint (补打). */
  printed: eventSpec(1, z.object({ at: timeMs })),
  revealed: eventSpec(1, revealedData),
  voided: eventSpec(1, voidedData),
};
