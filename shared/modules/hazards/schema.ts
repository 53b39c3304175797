import { z } from "zod";
import { correctedData, timeMs, voidedData, uuid7Text } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";
import { strokesSchema } from "../../kernel/signature.ts";
import { pictograms, quantityUnits, signalWords } from "./goods.ts";

/** A quantity in the substance's smallest unit. */
export const MAX_QUANTITY = 1_000_000_000;
export const quantity = z.int().min(0).max(MAX_QUANTITY);
export const someQuantity = z.int().min(1).max(MAX_QUANTITY);

/** 补录 of one step: `at` is when it happened. */
const step = { at: timeMs, late: z.object({ reason: z.string() }).nullable() };
const staffId = z.string().min(1).max(60);
const recordId = uuid7Text;

const goods = {
  name: z.string(),
  cas: z.string(),
  un: z.string(),
  unit: z.enum(quantityUnits),
  spec: z.string(),
  pictograms: z.array(z.enum(pictograms)),
  signalWord: z.enum(signalWords),
  location: z.string(),
  safetyDataSheet: z.string(),
  minimum: quantity,
};

/** 危险品目录: one controlled substance (HAZ-1). Its id comes from its name, so every desk means the same one. */
export const substanceEvents = {
  added: eventSpec(1, z.object({ ...goods, at: timeMs })),
  /** `from` and `to` as text; pictograms apart by commas. */
  corrected: eventSpec(1, correctedData),
  retired: eventSpec(1, z.object({ at: timeMs, reason: z.string() })),
  restored: eventSpec(1, z.object({ at: timeMs })),
  /** 《危险品使用登记表》 of a month (`2026-11`) went to paper; the next one says that it is a reprint. */
  "register-printed": eventSpec(1, z.object({ at: timeMs, month: z.string().regex(/^\d{4}-\d{2}$/) })),
};

/** What a return says of an issue; together they are what was issued (HAZ-4). */
const figures = { used: quantity, returned: quantity, spilt: quantity };
/** Stock-takes of this batch that the desk knew of: a movement made without knowing one makes that count doubtful. */
const counts = z.int().min(0);
const ofIssue = { issue: recordId, number: z.string(), counts };

/**
 * 批次: what is in the locked store of one batch of a substance. Every movement of it is an event here, so that its
 * balance is their sum (HAZ-4), whatever order they arrive in.
 */
export const hazardBatchEvents = {
  /** 领入 (HAZ-2). */
  drawn: eventSpec(
    1,
    z.object({
      substance: recordId,
      batch: z.string(),
      /** Site date after which it may not be used; null: none given. */
      expiry: z.iso.date().nullable(),
      qty: someQuantity,
      from: z.string(),
      counts,
      ...step,
    }),
  ),
  /** 发放: the slip of that id holds the rest. */
  issued: eventSpec(1, z.object({ ...ofIssue, qty: someQuantity, ...step })),
  returned: eventSpec(1, z.object({ ...ofIssue, ...figures, ...step })),
  /** The slip was void: what it took is back. */
  "issue-voided": eventSpec(1, z.object({ ...ofIssue, at: timeMs })),
  /** Of several returns that contradict each other, this is what holds. */
  "return-settled": eventSpec(1, z.object({ ...ofIssue, ...figures, at: timeMs, seen: z.int().min(1) })),
  /** 盘点: `book` is the balance that the counter saw; the difference is a movement of its own. */
  counted: eventSpec(
    1,
    z.object({
      counted: quantity,
      book: z.int(),
      explanation: z.string(),
      witness: z.string(),
      counts,
      ...step,
    }),
  ),
  /** 退库 / 报废: out of the store for good. */
  "written-off": eventSpec(
    1,
    z.object({ qty: someQuantity, to: z.string(), reason: z.string(), witness: z.string(), counts, ...step }),
  ),
  corrected: eventSpec(1, correctedData),
  /** A conflict was settled by counting what is really there; the difference is a movement of its own. */
  "balance-settled": eventSpec(
    1,
    z.object({ counted: quantity, book: z.int(), reason: z.string(), counts, at: timeMs }),
  ),
};

/** Who signs on the pad: 领用人 / 发放人 */
export const signers = ["user", "issuer"] as const;
export const signerSchema = z.enum(signers);
export type Signer = z.output<typeof signerSchema>;

/** A named person; `id` when they are staff. Staff names are the evidence and not sealed (product.md). */
const person = z.object({ id: staffId.nullable(), name: z.string() });

/** 发放: one slip, from the hand-over to what came back (HAZ-3, HAZ-4, HAZ-5). */
export const hazardIssueEvents = {
  issued: eventSpec(
    1,
    z.object({
      number: z.string(),
      substance: recordId,
      substanceName: z.string(),
      unit: z.enum(quantityUnits),
      batchId: recordId,
      batch: z.string(),
      qty: someQuantity,
      use: z.string(),
      place: z.string(),
      user: person,
      /** The approver, who handed it over in person. */
      issuer: staffId,
      witness: z.string(),
      ppeChecked: z.boolean(),
      /** 外借: to whom and why (HAZ-6). */
      lent: z.object({ to: z.string(), reason: z.string() }).nullable(),
      /** The end of the shift then running: what is still out then is important. */
      due: timeMs,
      ...step,
    }),
  ),
  /** On the pad, under exactly what was shown. */
  signed: eventSpec(
    1,
    z.object({ at: timeMs, signer: signerSchema, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.object({ strokes: strokesSchema }),
  ),
  returned: eventSpec(1, z.object({ ...figures, receiver: staffId, ...step })),
  "return-settled": eventSpec(
    1,
    z.object({ ...figures, reason: z.string(), at: timeMs, seen: z.int().min(1) }),
  ),
  /** HAZ-5: `alerted` are the supervisors who were on the list then. */
  "anomaly-reported": eventSpec(
    1,
    z.object({ anomaly: recordId, text: z.string(), alerted: z.array(staffId), ...step }),
  ),
  "anomaly-handled": eventSpec(1, z.object({ anomaly: recordId, measure: z.string(), at: timeMs })),
  corrected: eventSpec(1, correctedData),
  voided: eventSpec(1, voidedData.extend({ at: timeMs })),
};
