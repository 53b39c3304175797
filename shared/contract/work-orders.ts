import { z } from "zod";
import {
  areas,
  callOutcomes,
  channels,
  charges,
  closings,
  grades,
  paymentMethods,
  quoteMethods,
  workOrderStatuses,
} from "../modules/work-orders/index.ts";
import { procedure, windowSchema } from "./procedure.ts";
import { signatureSchema } from "./signature.ts";
import { uuid7Text } from "../kernel/fields.ts";

/** One line of the list. The instants are null when nothing is owed there. */
export const workOrderRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  status: z.enum(workOrderStatuses),
  receivedAtMs: z.number(),
  unit: z.string(),
  publicArea: z.string(),
  location: z.string(),
  fault: z.string(),
  grade: z.enum(grades),
  area: z.enum(areas),
  charge: z.enum(charges),
  reporter: z.string(),
  erased: z.boolean(),
  phoneMasked: z.string(),
  technicianId: z.string().nullable(),
  technician: z.string(),
  appointmentMs: z.number().nullable(),
  dispatchedAtMs: z.number().nullable(),
  arrivedAtMs: z.number().nullable(),
  finishedAtMs: z.number().nullable(),
  /** REP-1: rings when not sent by then. */
  dispatchDueMs: z.number().nullable(),
  /** REP-2: a call is owed from then on unless the technician is on site. */
  callDueMs: z.number().nullable(),
  /** REP-2: quiet after 无人接听. */
  quietUntilMs: z.number().nullable(),
  /** REP-3 */
  followUpDueMs: z.number().nullable(),
  /** The first broken promise; stays on record. */
  firstBreachMs: z.number().nullable(),
  suspended: z.boolean(),
  resumeDueMs: z.number().nullable(),
  /** REP-4: reason and new date of the last 顺延. */
  carriedTo: z.string().nullable(),
  carryReason: z.string(),
  reworkOf: z.string().nullable(),
  late: z.boolean(),
  conflicts: z.number(),
});
export type WorkOrderRow = z.output<typeof workOrderRowSchema>;

const chargesView = z.object({
  parts: z.array(z.object({ name: z.string(), spec: z.string(), qty: z.number(), price: z.number() })),
  labour: z.number(),
  totalFen: z.number(),
});
export type ChargesView = z.output<typeof chargesView>;

/** One order with everything that its record and its print show. Phones are masked, staff are named. */
export const workOrderViewSchema = workOrderRowSchema.extend({
  channel: z.enum(channels),
  clerk: z.string(),
  lateReason: z.string(),
  rivalTechnician: z.string(),
  dispatchedBy: z.string(),
  acceptedAtMs: z.number().nullable(),
  arrivalDueMs: z.number().nullable(),
  awaitedKind: z.enum(["arrival", "appointment", "promise"]).nullable(),
  tries: z.number(),
  triesNeeded: z.number(),
  calls: z.array(
    z.object({
      atMs: z.number(),
      outcome: z.enum(callOutcomes),
      reason: z.string(),
      promisedAtMs: z.number().nullable(),
      answeredBy: z.string(),
      by: z.string(),
      met: z.boolean(),
      lateReason: z.string(),
    }),
  ),
  suspensions: z.array(
    z.object({
      fromMs: z.number(),
      toMs: z.number().nullable(),
      untilMs: z.number().nullable(),
      reason: z.string(),
      by: z.string(),
    }),
  ),
  carryOvers: z.array(
    z.object({ atMs: z.number(), reason: z.string(), newDate: z.string(), by: z.string() }),
  ),
  /** REP-5; amounts in fen. */
  quote: chargesView
    .extend({
      method: z.enum(quoteMethods),
      agreedBy: z.string(),
      atMs: z.number(),
      by: z.string(),
      lateReason: z.string(),
    })
    .nullable(),
  charges: chargesView.extend({ note: z.string(), atMs: z.number(), by: z.string() }).nullable(),
  payments: z.array(
    z.object({
      amountFen: z.number(),
      method: z.enum(paymentMethods),
      receipt: z.string(),
      atMs: z.number(),
      by: z.string(),
      lateReason: z.string(),
    }),
  ),
  result: z.string(),
  opinion: z.string(),
  technicianSignature: signatureSchema.nullable(),
  residentSignature: signatureSchema.nullable(),
  /** SHA-256 of what a signer is shown now; goes back with their strokes. */
  signedDigest: z.string(),
  followUps: z.array(
    z.object({
      atMs: z.number(),
      reached: z.boolean(),
      answer: z.string(),
      satisfaction: z.number().nullable(),
      by: z.string(),
      lateReason: z.string(),
    }),
  ),
  closing: z.enum(closings).nullable(),
  prints: z.number(),
  closingReason: z.string(),
  voidReason: z.string(),
  rework: z.object({ id: z.string(), number: z.string() }).nullable(),
  /** Orders that had to repair this one again. */
  reworks: z.array(z.object({ id: z.string(), number: z.string() })),
  /** Within the minutes in which 已到场 can be undone. */
  arrivalUndoUntilMs: z.number().nullable(),
  unknownEvents: z.number(),
});
export type WorkOrderView = z.output<typeof workOrderViewSchema>;

/** 待派 · 进行中 · 待回访 · 待关闭 · 全部 */
export const workOrderTabs = ["undispatched", "running", "follow-up", "to-close", "all"] as const;
export type WorkOrderTab = (typeof workOrderTabs)[number];

/** REP-4 */
export const reviewPlaces = ["overdue", "due-today", "carried-over"] as const;
const reviewRowSchema = workOrderRowSchema.extend({
  /** The site date that it is meant for. */
  dueDate: z.string(),
  place: z.enum(reviewPlaces).nullable(),
});
export type WorkOrderReviewRow = z.output<typeof reviewRowSchema>;

export const workOrderReviewSchema = z.object({
  today: z.string(),
  yesterday: z.string(),
  /** Taken on the day before, finished or not. */
  taken: z.array(reviewRowSchema),
  /** Everything that is not finished, the most overdue first. */
  unfinished: z.array(reviewRowSchema),
});
export type WorkOrderReview = z.output<typeof workOrderReviewSchema>;

export const workOrdersContract = {
  list: procedure
    .input(
      windowSchema.extend({
        tab: z.enum(workOrderTabs),
        search: z.string().max(200),
        /** 我的: orders of the person who is signed in. */
        mine: z.boolean(),
        today: z.boolean(),
        /** A call, a dispatch, a follow-up or a carried-over date is past due. */
        overdue: z.boolean(),
        technician: z.string().max(60).nullable(),
        area: z.enum(areas).nullable(),
        grade: z.enum(grades).nullable(),
      }),
    )
    .output(z.object({ rows: z.array(workOrderRowSchema), total: z.number(), nowMs: z.number() })),
  counts: procedure.output(
    z.object({
      undispatched: z.number(),
      running: z.number(),
      followUp: z.number(),
      toClose: z.number(),
      /** Calls owed now (REP-2). */
      callsOwed: z.number(),
      overdue: z.number(),
      today: z.number(),
    }),
  ),
  get: procedure.input(z.object({ id: uuid7Text })).output(workOrderViewSchema),
  review: procedure.output(workOrderReviewSchema),
  /** Who called about this unit before, newest first: to fill the form in from. */
  past: procedure.input(z.object({ unit: z.string().max(60) })).output(z.array(workOrderRowSchema)),
  /** Who can be sent. */
  technicians: procedure.output(z.array(z.object({ id: z.string(), name: z.string(), open: z.number() }))),
};
