import { z } from "zod";
import { answers, categories, consentMethods, documentTypes, services } from "../modules/visits/index.ts";
import { procedure, windowSchema } from "./procedure.ts";
import { uuid7Text } from "../kernel/fields.ts";

export const visitStatusSchema = z.enum(["awaiting", "inside", "left", "refused", "not-reached", "void"]);

/** One line of the list. Phones and documents are masked. */
export const visitRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  status: visitStatusSchema,
  timeInMs: z.number(),
  leftAtMs: z.number().nullable(),
  /** When the departure was entered; it can be withdrawn for ten minutes from then. */
  leaveEnteredAtMs: z.number().nullable(),
  leaveByMs: z.number().nullable(),
  name: z.string(),
  erased: z.boolean(),
  partySize: z.number(),
  category: z.enum(categories),
  unit: z.string(),
  department: z.string(),
  purpose: z.string(),
  plate: z.string(),
  badge: z.string(),
  badgeReturned: z.boolean().nullable(),
  consentMethod: z.enum(consentMethods).nullable(),
  consentAnswer: z.enum(answers).nullable(),
  consentBy: z.string(),
  emergency: z.boolean(),
  late: z.boolean(),
  /** Two desks were told opposite answers: ask again. */
  answersDisagree: z.boolean(),
});
export type VisitRow = z.output<typeof visitRowSchema>;

export const visitViewSchema = visitRowSchema.extend({
  sex: z.enum(["male", "female"]).nullable(),
  company: z.string(),
  goods: z.string(),
  host: z.string(),
  documentType: z.enum(documentTypes).nullable(),
  documentMasked: z.string(),
  documentOverridden: z.boolean(),
  phoneMasked: z.string(),
  emergencyService: z.enum(services).nullable(),
  emergencyReason: z.string(),
  lateReason: z.string(),
  lateLeaveReason: z.string(),
  prints: z.number(),
  voidReason: z.string(),
  seconds: z.number().nullable(),
  clerk: z.string(),
  /** Events that this version cannot read (需要更新软件). */
  unknownEvents: z.number(),
});
export type VisitView = z.output<typeof visitViewSchema>;

/** Somebody who came before, to fill the form in from (VIS-1). */
export const visitSuggestionSchema = z.object({
  visitId: z.string(),
  name: z.string(),
  lastMs: z.number(),
  /** Of the last visit: who is still inside is signed out, not entered twice. */
  status: visitStatusSchema,
  unit: z.string(),
  department: z.string(),
  category: z.enum(categories),
  host: z.string(),
  plate: z.string(),
  company: z.string(),
  purpose: z.string(),
  documentType: z.enum(documentTypes).nullable(),
  documentMasked: z.string(),
  phoneMasked: z.string(),
});
export type VisitSuggestion = z.output<typeof visitSuggestionSchema>;

export const visitTabs = ["inside", "today", "all"] as const;
export type VisitTab = (typeof visitTabs)[number];

export const visitsContract = {
  list: procedure
    .input(
      windowSchema.extend({
        tab: z.enum(visitTabs),
        search: z.string().max(200),
        category: z.enum(categories).nullable(),
      }),
    )
    .output(z.object({ rows: z.array(visitRowSchema), total: z.number() })),
  counts: procedure.output(
    z.object({
      inside: z.number(),
      overstayed: z.number(),
      awaiting: z.number(),
      today: z.number(),
      averageSeconds: z.number().nullable(),
      /** Of today's timed registrations, how many kept VIS-1's target. */
      withinTarget: z.number(),
      timed: z.number(),
    }),
  ),
  get: procedure.input(z.object({ id: uuid7Text })).output(visitViewSchema),
  /** Past visitors by name, initials, phone tail, plate or unit; newest first, one row a person. */
  suggest: procedure.input(z.object({ search: z.string().max(200) })).output(z.array(visitSuggestionSchema)),
  /** The visit inside that holds this badge (sign-out by scan). */
  byBadge: procedure.input(z.object({ badge: z.string().max(100) })).output(visitRowSchema.nullable()),
};
