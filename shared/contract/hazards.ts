import { z } from "zod";
import {
  hazardIssueStatuses,
  movementKinds,
  pictograms,
  quantityUnits,
  signalWords,
} from "../modules/hazards/index.ts";
import { procedure, windowSchema } from "./procedure.ts";
import { signatureSchema } from "./signature.ts";
import { uuid7Text } from "../kernel/fields.ts";

/** One slip of the list. Quantities are whole numbers of `unit`. */
export const hazardIssueRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  status: z.enum(hazardIssueStatuses),
  atMs: z.number(),
  substanceId: z.string(),
  substance: z.string(),
  unit: z.enum(quantityUnits),
  batchId: z.string(),
  batch: z.string(),
  qty: z.number(),
  used: z.number().nullable(),
  returned: z.number().nullable(),
  spilt: z.number().nullable(),
  returnedAtMs: z.number().nullable(),
  use: z.string(),
  place: z.string(),
  user: z.string(),
  userId: z.string().nullable(),
  issuer: z.string(),
  lentTo: z.string(),
  /** When it has to be back: the end of the shift in which it was issued. */
  dueMs: z.number(),
  /** When the oldest anomaly was reported that nobody dealt with yet (HAZ-5). */
  anomalyAtMs: z.number().nullable(),
  anomaly: z.string(),
  late: z.boolean(),
  conflicts: z.number(),
});
export type HazardIssueRow = z.output<typeof hazardIssueRowSchema>;

/** One batch in the locked store. */
export const hazardBatchRowSchema = z.object({
  id: z.string(),
  substanceId: z.string(),
  batch: z.string(),
  /** Site date; null: none given. */
  expiry: z.string().nullable(),
  balance: z.number(),
  lastMs: z.number(),
  conflicts: z.number(),
});
export type HazardBatchRow = z.output<typeof hazardBatchRowSchema>;

/** One controlled substance with what is in the store of it. */
export const substanceRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  cas: z.string(),
  un: z.string(),
  unit: z.enum(quantityUnits),
  spec: z.string(),
  pictograms: z.array(z.enum(pictograms)),
  signalWord: z.enum(signalWords),
  location: z.string(),
  safetyDataSheet: z.string(),
  minimum: z.number(),
  retired: z.boolean(),
  balance: z.number(),
  /** Issued and not back. */
  out: z.number(),
  /** The earliest expiry of what is there. */
  nextExpiry: z.string().nullable(),
  conflicts: z.number(),
});
export type SubstanceRow = z.output<typeof substanceRowSchema>;

const movementSchema = z.object({
  kind: z.enum(movementKinds),
  atMs: z.number(),
  by: z.string(),
  delta: z.number(),
  /** The book after it. */
  balance: z.number(),
  batch: z.string(),
  issue: z.string().nullable(),
  number: z.string(),
  used: z.number().nullable(),
  returned: z.number().nullable(),
  spilt: z.number().nullable(),
  note: z.string(),
  reason: z.string(),
  witness: z.string(),
});
export type HazardMovement = z.output<typeof movementSchema>;

export const hazardBatchViewSchema = hazardBatchRowSchema.extend({
  movements: z.array(movementSchema),
  doubts: z.array(
    z.object({
      kind: z.enum(["below-zero", "count", "expiry"]),
      atMs: z.number(),
      number: z.string(),
      balance: z.number(),
    }),
  ),
});
export type HazardBatchView = z.output<typeof hazardBatchViewSchema>;

export const substanceViewSchema = substanceRowSchema.extend({
  retiredReason: z.string(),
  addedAtMs: z.number(),
  batches: z.array(hazardBatchViewSchema),
  /** The batch that was asked for, when its id was. */
  askedBatch: z.string().nullable(),
  unknownEvents: z.number(),
});
export type SubstanceView = z.output<typeof substanceViewSchema>;

export const hazardIssueViewSchema = hazardIssueRowSchema.extend({
  clerk: z.string(),
  witness: z.string(),
  ppeChecked: z.boolean(),
  lentReason: z.string(),
  lateReason: z.string(),
  receiver: z.string(),
  userSignature: signatureSchema.nullable(),
  issuerSignature: signatureSchema.nullable(),
  /** SHA-256 of what a signer is shown now; goes back with their strokes. */
  signedDigest: z.string(),
  /** More than one when desks that were apart wrote different ones. */
  returns: z.array(
    z.object({
      used: z.number(),
      returned: z.number(),
      spilt: z.number(),
      atMs: z.number(),
      receiver: z.string(),
      by: z.string(),
      lateReason: z.string(),
    }),
  ),
  settledReason: z.string(),
  anomalies: z.array(
    z.object({
      id: z.string(),
      atMs: z.number(),
      text: z.string(),
      by: z.string(),
      alerted: z.array(z.string()),
      handled: z.object({ atMs: z.number(), by: z.string(), measure: z.string() }).nullable(),
    }),
  ),
  voidReason: z.string(),
  unknownEvents: z.number(),
});
export type HazardIssueView = z.output<typeof hazardIssueViewSchema>;

/** 《危险品使用登记表》: every movement of a substance in a month, with the balance brought forward. */
export const hazardMonthSchema = z.object({
  substance: substanceRowSchema,
  month: z.string(),
  /** Balance at the start of the month. */
  opening: z.number(),
  closing: z.number(),
  totals: z.object({
    drawn: z.number(),
    issued: z.number(),
    used: z.number(),
    returned: z.number(),
    spilt: z.number(),
    writtenOff: z.number(),
    /** Differences of stock-takes and settlements, signed. */
    differences: z.number(),
  }),
  lines: z.array(movementSchema.extend({ slip: hazardIssueViewSchema.nullable() })),
  prints: z.number(),
});
export type HazardMonth = z.output<typeof hazardMonthSchema>;

/** 在外 · 发放记录 · 库存 */
export const hazardTabs = ["out", "all", "stock"] as const;
export type HazardTab = (typeof hazardTabs)[number];

export const hazardsContract = {
  list: procedure
    .input(windowSchema.extend({ out: z.boolean(), search: z.string().max(200) }))
    .output(z.object({ rows: z.array(hazardIssueRowSchema), total: z.number(), nowMs: z.number() })),
  counts: procedure.output(
    z.object({
      out: z.number(),
      overdue: z.number(),
      anomalies: z.number(),
      substances: z.number(),
      /** Below their minimum, or with a batch that expires soon. */
      short: z.number(),
    }),
  ),
  substances: procedure.output(z.array(substanceRowSchema)),
  /** What can be handed out: batches with something in them, the one that expires first on top. */
  batches: procedure.input(z.object({ substance: uuid7Text })).output(z.array(hazardBatchRowSchema)),
  /** A slip, a substance, or the substance of a batch. */
  get: procedure
    .input(z.object({ id: uuid7Text }))
    .output(
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("issue"), issue: hazardIssueViewSchema }),
        z.object({ kind: z.literal("substance"), substance: substanceViewSchema }),
      ]),
    ),
  /** `month` as `2026-11`. */
  month: procedure
    .input(z.object({ substance: uuid7Text, month: z.string().max(7) }))
    .output(hazardMonthSchema),
  /** Names, uses and places that were written lately, for the form. */
  suggest: procedure.output(
    z.object({ users: z.array(z.string()), uses: z.array(z.string()), places: z.array(z.string()) }),
  ),
};
