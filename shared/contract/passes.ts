import { z } from "zod";
import {
  attachmentSchema,
  bases,
  conflictKinds,
  itemSchema,
  passKinds,
  passStatuses,
  periods,
  slips,
  vias,
} from "../modules/passes/index.ts";
import { procedure, windowSchema } from "./procedure.ts";
import { signatureSchema } from "./signature.ts";
import { uuid7Text } from "../kernel/fields.ts";

const slipSchema = z.enum(slips);

/** One line of the list. */
export const passRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  /** By the host's clock: 已过期 is told from it. */
  status: z.enum(passStatuses),
  issuedAtMs: z.number(),
  submittedAtMs: z.number().nullable(),
  validUntilMs: z.number().nullable(),
  kind: z.enum(passKinds),
  unit: z.string(),
  owner: z.string(),
  requester: z.string(),
  erased: z.boolean(),
  /** 沙发 1 件、冰箱 1 台 */
  items: z.string(),
  reason: z.string(),
  mover: z.string(),
  carrier: z.string(),
  plate: z.string(),
  basis: z.enum(bases).nullable(),
  gate: z.string(),
  /** GDS-3: this desk works for the post that may release it. */
  gateHere: z.boolean(),
  clerk: z.string(),
  signedAtMs: z.number().nullable(),
  signer: z.string(),
  releasedAtMs: z.number().nullable(),
  prints: z.number(),
  slipsReturned: z.array(slipSchema),
  slipsMissing: z.array(slipSchema),
  /** Somebody made sure of what became of the goods after it expired. */
  noted: z.boolean(),
  late: z.boolean(),
  conflicts: z.number(),
});
export type PassRow = z.output<typeof passRowSchema>;

const releaseSchema = z.object({
  atMs: z.number(),
  by: z.string(),
  desk: z.string(),
  actual: z.array(z.number()),
  via: z.enum(vias),
  note: z.string(),
  lateReason: z.string(),
});

/** One pass with everything that its record and its print show. Phones and documents are masked, staff are named. */
export const passViewSchema = passRowSchema.omit({ items: true }).extend({
  items: z.array(itemSchema),
  /** GDS-3: the post whose desk releases it; another than `gate` where that gate has no desk. Empty until submitted. */
  releasingPost: z.string(),
  lateReason: z.string(),
  /** Ids of everybody who wrote it: none of them may sign it (GDS-2). */
  writers: z.array(z.string()),
  ownerPhoneMasked: z.string(),
  requesterDocumentMasked: z.string(),
  requesterPhoneMasked: z.string(),
  relation: z.string(),
  moverDocumentMasked: z.string(),
  confirmedBy: z.string(),
  confirmedAt: z.number().nullable(),
  /** GDS-1: the directory had this owner for this unit. */
  ownerKnown: z.boolean(),
  proxy: attachmentSchema.nullable(),
  validOn: z.string().nullable(),
  ownerSignature: signatureSchema.nullable(),
  signature: signatureSchema.extend({ stamp: z.string(), lateReason: z.string() }).nullable(),
  /** SHA-256 of what a signer is shown now; goes back with their strokes. */
  signedDigest: z.string(),
  /** Of what is listed now; goes back with the gate's check. */
  itemsDigest: z.string(),
  /** The QR code's text; null while nothing is signed. */
  token: z.string().nullable(),
  refusal: z
    .object({ atMs: z.number(), by: z.string(), reason: z.string(), place: z.enum(["officer", "gate"]) })
    .nullable(),
  releases: z.array(releaseSchema),
  expiryNote: z.object({ atMs: z.number(), by: z.string(), note: z.string() }).nullable(),
  voidReason: z.string(),
  openConflicts: z.array(
    z.object({ kind: z.enum(conflictKinds), atMs: z.number(), by: z.string(), desk: z.string() }),
  ),
  /** Who looked its day through (GDS-3). */
  reconciled: z.object({ atMs: z.number(), by: z.string() }).nullable(),
  unknownEvents: z.number(),
});
export type PassView = z.output<typeof passViewSchema>;

/** 待签 · 待放行 · 待核 · 全部 */
export const passTabs = ["waiting", "gate", "loose", "all"] as const;
export type PassTab = (typeof passTabs)[number];

/** What the gate is told of a scanned or typed text. */
export const gateVerdicts = [
  /** May be checked and released here. */
  "good",
  "forged",
  /** Genuine, but the list on this desk is another one than the slip's. */
  "other-items",
  /** Genuine, but the pass has not come to this desk. */
  "not-here",
  "unknown",
  "expired",
  "released",
  "void",
  "refused",
  "not-signed",
  "other-gate",
] as const;
export type GateVerdict = (typeof gateVerdicts)[number];

export const gateCheckSchema = z.object({
  verdict: z.enum(gateVerdicts),
  via: z.enum(vias),
  number: z.string(),
  unit: z.string(),
  validUntilMs: z.number().nullable(),
  /** The pass as this desk has it. */
  pass: passViewSchema.nullable(),
});
export type GateCheck = z.output<typeof gateCheckSchema>;

const reconcileRowSchema = passRowSchema.extend({ missing: z.array(z.enum([...slips, "expiry"])) });
export type ReconcileRow = z.output<typeof reconcileRowSchema>;

export const passReconciliationSchema = z.object({
  period: z.enum(periods),
  from: z.string(),
  to: z.string(),
  today: z.string(),
  rows: z.array(reconcileRowSchema),
  /** Of the period: written, released, expired, void. */
  counts: z.object({ all: z.number(), released: z.number(), expired: z.number(), void: z.number() }),
  /** Who looked it through, the last time. */
  checked: z.object({ atMs: z.number(), by: z.string(), missing: z.number(), note: z.string() }).nullable(),
});
export type PassReconciliation = z.output<typeof passReconciliationSchema>;

/** A piece of a file on its way in: well under what one message may hold. */
const piece = z.string().max(2 * 1024 * 1024);

export const passesContract = {
  list: procedure
    .input(
      windowSchema.extend({
        tab: z.enum(passTabs),
        search: z.string().max(200),
        today: z.boolean(),
        drafts: z.boolean(),
        kind: z.enum(passKinds).nullable(),
      }),
    )
    .output(z.object({ rows: z.array(passRowSchema), total: z.number(), nowMs: z.number() })),
  counts: procedure.output(
    z.object({ waiting: z.number(), gate: z.number(), loose: z.number(), today: z.number() }),
  ),
  get: procedure.input(z.object({ id: uuid7Text })).output(passViewSchema),
  /** A scanned QR code or a typed number, verified here alone (GDS-3). */
  check: procedure.input(z.object({ text: z.string().max(400) })).output(gateCheckSchema),
  /** Where goods may leave. */
  gates: procedure.output(z.array(z.string())),
  reconciliation: procedure
    .input(z.object({ period: z.enum(periods), date: z.iso.date() }))
    .output(passReconciliationSchema),
  /** The written proxy; the event that somebody saw it is written first (PRV-1). */
  proxy: procedure
    .input(z.object({ cmd: uuid7Text, id: uuid7Text }))
    .output(attachmentSchema.extend({ base64: z.string() })),
  upload: {
    begin: procedure
      .input(
        z.object({
          bytes: z
            .int()
            .min(1)
            .max(1024 * 1024 * 1024),
        }),
      )
      .output(z.object({ uploadId: z.string() })),
    append: procedure
      .input(z.object({ uploadId: z.uuid(), base64: piece }))
      .output(z.object({ received: z.number() })),
    finish: procedure
      .input(z.object({ uploadId: z.uuid(), name: z.string().max(1000) }))
      .output(attachmentSchema),
  },
};
