import { z } from "zod";
import { correctedData, correctedPersonal, revealedData, timeMs, voidedData } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";
import { strokesSchema } from "../../kernel/signature.ts";

/** 放行类型: 搬出 / 借出 / 维修带出 / 废弃物 / 其他 */
export const passKinds = ["moving-out", "lending", "repair", "waste", "other"] as const;
export const passKindSchema = z.enum(passKinds);
export type PassKind = z.output<typeof passKindSchema>;

/** 业主核实依据 (GDS-1): 业主本人 / 电话确认 / 书面委托 */
export const bases = ["owner", "phone", "proxy"] as const;
export const basisSchema = z.enum(bases);
export type Basis = z.output<typeof basisSchema>;

/** 三联: 存根 / 门岗联 / 业主联 */
export const slips = ["stub", "gate", "owner"] as const;
export const slipSchema = z.enum(slips);
export type Slip = z.output<typeof slipSchema>;

/** How the gate found the pass: 扫码 / 按单号 */
export const vias = ["qr", "number"] as const;
export const viaSchema = z.enum(vias);
export type Via = z.output<typeof viaSchema>;

/** What a written proxy may be. */
export const attachmentTypes = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const;
/** An encrypted file of this site, by the SHA-256 of its ciphertext (sync-protocol.md, Blobs). */
export const attachmentSchema = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(attachmentTypes),
  bytes: z.int().min(1),
  name: z.string().max(200),
});
export type Attachment = z.output<typeof attachmentSchema>;

export const MAX_ITEMS = 40;
export const itemSchema = z.object({
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  qty: z.int().min(1),
});
export type Item = z.output<typeof itemSchema>;

/** 补录 of one step: `at` is when it happened, the event's own time when it was written down. */
const step = { at: timeMs, late: z.object({ reason: z.string() }).nullable() };

/** What a pass says, as far as it names nobody. */
export const contentSchema = z.object({
  kind: passKindSchema,
  unit: z.string().nullable(),
  items: z.array(itemSchema).max(MAX_ITEMS),
  reason: z.string(),
  basis: basisSchema.nullable(),
  /** GDS-1: when the owner confirmed by phone. */
  confirmedAt: timeMs.nullable(),
  /** GDS-1: the directory had an owner of that name for the unit when this was written. */
  ownerKnown: z.boolean(),
  carrier: z.string(),
  gate: z.string(),
  /** The last site date on which it is to hold; null: by the setting. */
  validOn: z.iso.date().nullable(),
});

/** Sealed: everybody whom a pass names, and the written proxy. */
export const peopleSchema = z.object({
  owner: z.string(),
  ownerPhone: z.string(),
  requester: z.string(),
  requesterDocument: z.string(),
  requesterPhone: z.string(),
  relation: z.string(),
  mover: z.string(),
  moverDocument: z.string(),
  plate: z.string(),
  confirmedBy: z.string(),
  proxy: attachmentSchema.nullable(),
});

/** Every field that a pass may say something else in after a revision. */
export const passFieldNames = [...contentSchema.keyof().options, ...peopleSchema.keyof().options] as const;

/** Names the very event whose content was shown: `device:seq`. */
const shownContent = { content: z.string().max(60), digest: z.string().regex(/^[0-9a-f]{64}$/) };

/** 物品放行条: one pass, from the draft to its slips (GDS-1 … GDS-3). */
export const passEvents = {
  drafted: eventSpec(
    1,
    contentSchema.extend({ number: z.string(), issuedAt: timeMs, ...step }),
    peopleSchema,
  ),
  /** `changed`: names of the fields that say something else than before. */
  revised: eventSpec(1, contentSchema.extend({ at: timeMs, changed: z.array(z.string()) }), peopleSchema),
  submitted: eventSpec(
    1,
    z.object({
      at: timeMs,
      /** GDS-3: the first instant at which it holds no more, by the setting then in force. */
      validUntil: timeMs,
      /** GDS-3: the post whose desks alone may release it: the gate's, or the writer's where the gate has no desk. */
      gatePost: z.string(),
    }),
  ),
  withdrawn: eventSpec(1, z.object({ at: timeMs })),
  "owner-signed": eventSpec(
    1,
    z.object({ at: timeMs, ...shownContent }),
    z.object({ name: z.string(), strokes: strokesSchema }),
  ),
  /** GDS-2: by the event's approver, under what was shown; `stamp` is the site stamp's text then in force. */
  signed: eventSpec(
    1,
    z.object({ stamp: z.string(), ...shownContent, ...step }),
    z.object({ strokes: strokesSchema }),
  ),
  /** 退回: by the officer instead of a signature, or by the gate because the goods are not those listed. */
  refused: eventSpec(1, z.object({ at: timeMs, reason: z.string(), by: z.enum(["officer", "gate"]) })),
  /** GDS-3: `actual` are the quantities that went out, item by item. */
  released: eventSpec(
    1,
    z.object({ actual: z.array(z.int().min(0)), via: viaSchema, note: z.string(), ...step }),
  ),
  /** An expired pass: somebody made sure of what became of the goods. */
  "expiry-noted": eventSpec(1, z.object({ at: timeMs, note: z.string() })),
  "slips-returned": eventSpec(1, z.object({ at: timeMs, slips: z.array(slipSchema) })),
  /** On paper or as PDF; the next one says that it is a reprint (补打). */
  printed: eventSpec(1, z.object({ at: timeMs, paper: z.enum(["A5", "80mm"]) })),
  /** 更正. `outside`: it leaves what is signed as it stands, so that a signature goes on holding. */
  corrected: eventSpec(1, correctedData.extend({ outside: z.boolean() }), correctedPersonal),
  revealed: eventSpec(1, revealedData),
  "conflict-settled": eventSpec(1, z.object({ at: timeMs, reason: z.string() })),
  voided: eventSpec(1, voidedData),
};

/** 核对: daily or weekly. */
export const periods = ["day", "week"] as const;
export const periodSchema = z.enum(periods);
export type Period = z.output<typeof periodSchema>;

/** 放行条核对: the passes of one day or one week, looked through together with their slips. */
export const passCheckEvents = {
  reconciled: eventSpec(
    1,
    z.object({
      at: timeMs,
      period: periodSchema,
      /** First and last site date. */
      from: z.iso.date(),
      to: z.iso.date(),
      passes: z.int().min(0),
      /** What was missing when it was looked through. */
      missing: z.array(z.object({ pass: z.string(), number: z.string(), what: z.array(z.string()) })),
      note: z.string(),
    }),
  ),
};
