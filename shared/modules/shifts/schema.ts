import { z } from "zod";
import { timeMs } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";
import { strokesSchema } from "../../kernel/signature.ts";

/** State of a counted thing: 完好 / 损坏. A shortage is what the numbers say. */
export const propertyStates = ["good", "damaged"] as const;
export const propertyStateSchema = z.enum(propertyStates);
export type PropertyState = z.output<typeof propertyStateSchema>;

/** 区域检查: 整洁 / 有问题 */
export const areaResults = ["tidy", "problem"] as const;
export const areaResultSchema = z.enum(areaResults);
export type AreaResult = z.output<typeof areaResultSchema>;

/** Who signs a handover: 交班人 / 接班人 (DUTY-5). */
export const handoverSides = ["outgoing", "incoming"] as const;
export const handoverSideSchema = z.enum(handoverSides);
export type HandoverSide = z.output<typeof handoverSideSchema>;

const staffId = z.string().min(1).max(60);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** What the roster had in mind when the shift opened: its name, its business day, its span. */
const planSchema = z.object({ name: z.string(), date: z.iso.date(), from: timeMs, to: timeMs });

/** 班次: one shift of a post, from the handover before it to its own (DUTY-1 … DUTY-7). */
export const shiftEvents = {
  opened: eventSpec(
    1,
    z.object({
      number: z.string(),
      post: z.string(),
      at: timeMs,
      plan: planSchema.nullable(),
      /** DUTY-2, minutes then in force: they stand for this shift. */
      arriveEarlyMinutes: count,
      tidyMinutes: count,
      /** The shift that was handed over; null for a post's first. */
      previous: z.string().nullable(),
      staff: z.array(staffId),
    }),
  ),
  joined: eventSpec(1, z.object({ at: timeMs })),
  /** DUTY-7: who covers for whom until when; `hours` was the limit then. */
  "stood-in": eventSpec(
    1,
    z.object({
      at: timeMs,
      staff: staffId,
      instead: staffId,
      until: timeMs,
      hours: z.number(),
      reason: z.string(),
    }),
  ),
  "stand-in-ended": eventSpec(1, z.object({ at: timeMs, staff: staffId })),
  "weather-noted": eventSpec(1, z.object({ at: timeMs, weather: z.string() })),
  "handover-begun": eventSpec(1, z.object({ at: timeMs })),
  "handover-withdrawn": eventSpec(1, z.object({ at: timeMs, reason: z.string() })),
  /** DUTY-2: the actor is who arrived, by their own PIN; the time is the desk's, never typed. */
  arrived: eventSpec(1, z.object({ at: timeMs })),
  tidied: eventSpec(1, z.object({ at: timeMs })),
  /** 补录: it was handed over on paper at `handedOver`, and written in here later. */
  "paper-noted": eventSpec(1, z.object({ at: timeMs, handedOver: timeMs, reason: z.string() })),
  "property-counted": eventSpec(
    1,
    z.object({
      at: timeMs,
      items: z.array(
        z.object({
          item: z.string(),
          expected: count,
          actual: count,
          state: propertyStateSchema,
          explanation: z.string(),
        }),
      ),
    }),
  ),
  /** KEY-2: the desk's own keys. `expected` should hang there, `out` are lent by the keys' register. */
  "keys-counted": eventSpec(
    1,
    z.object({
      at: timeMs,
      items: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          expected: count,
          out: count,
          present: count,
          explanation: z.string(),
        }),
      ),
    }),
  ),
  /** MAIL-1 */
  "mail-counted": eventSpec(
    1,
    z.object({ at: timeMs, letters: count, papers: count, parcels: count, note: z.string() }),
  ),
  /** In fen. `expected` is what the shift took over; null when it took over none. */
  "cash-counted": eventSpec(
    1,
    z.object({ at: timeMs, expected: count.nullable(), amount: count, explanation: z.string() }),
  ),
  /** DUTY-4: so many lines of the log, read by the incoming shift. */
  "log-read": eventSpec(1, z.object({ at: timeMs, lines: count })),
  /** DUTY-4: one open item as it was shown, who follows it, until when. */
  "item-followed": eventSpec(
    1,
    z.object({
      at: timeMs,
      item: z.string(),
      /** Of the open item; a newer register may know more of them. */
      kind: z.string(),
      recordKind: z.string(),
      recordId: z.string(),
      number: z.string(),
      important: z.boolean(),
      followedBy: staffId,
      due: timeMs.nullable(),
    }),
    z.object({ subject: z.string(), why: z.string() }),
  ),
  "area-checked": eventSpec(1, z.object({ at: timeMs, result: areaResultSchema, note: z.string() })),
  /** DUTY-4: `by` is the supervisor; by phone they countersign by `countersignBy`. `items` are what it lets pass. */
  "block-overridden": eventSpec(
    1,
    z.object({
      at: timeMs,
      by: staffId,
      reason: z.string(),
      items: z.array(z.string()),
      countersignBy: timeMs.nullable(),
    }),
  ),
  countersigned: eventSpec(1, z.object({ at: timeMs })),
  /** DUTY-5: the actor, by their own PIN and on the pad, under exactly what was shown; `items` are the open ones then. */
  signed: eventSpec(
    1,
    z.object({ at: timeMs, side: handoverSideSchema, digest: hash, items: z.array(z.string()) }),
    z.object({ strokes: strokesSchema }),
  ),
  /** Both have signed the same. `heads`: the log's ends then, so that a cut tail shows (校验码). */
  completed: eventSpec(
    1,
    z.object({
      at: timeMs,
      digest: hash,
      heads: z.array(z.object({ device: z.string(), seq: count, hash })),
      checksum: z.string(),
      next: z.string(),
    }),
  ),
  /** On paper or as PDF; the next one says that it is a reprint (补打). */
  printed: eventSpec(1, z.object({ at: timeMs })),
  "conflict-settled": eventSpec(1, z.object({ at: timeMs, reason: z.string() })),
};
