import { z } from "zod";
import { quantityUnits } from "../modules/hazards/index.ts";
import { clashReadings } from "../modules/keys/index.ts";
import { procedure } from "./procedure.ts";
import { historyEntrySchema } from "./record.ts";

/** One of the things that desks, apart, did to the same record: an event of it, and whose record it is. */
export const conflictSideSchema = z.object({
  recordId: z.string(),
  /** What that record is about where the sides are different records; "" where they are one. */
  subject: z.string(),
  /** Who or what makes this side another than the other one: the borrower, who answered, what went out; or "". */
  detail: z.string(),
  entry: historyEntrySchema,
});
export type ConflictSide = z.output<typeof conflictSideSchema>;

/** 待处理冲突: what no fold can decide. `number`: two records carry one number; `code`: two keys one code; `tag`: two keys one coded tag, which it does not tell; else one record's own events clash. */
export const conflictSchema = z.object({
  key: z.string(),
  doubt: z.enum(["record", "number", "code", "tag"]),
  recordKind: z.string(),
  recordId: z.string(),
  number: z.string(),
  unit: z.string(),
  subject: z.string(),
  /** What hazardous goods are counted in; null of everything else. */
  measure: z.enum(quantityUnits).nullable(),
  /** What does not fit of a key; null of everything else. */
  clash: z.enum(clashReadings).nullable(),
  /** When the last of the sides came about, ms. */
  sinceMs: z.number(),
  sides: z.array(conflictSideSchema),
});
export type Conflict = z.output<typeof conflictSchema>;

export const conflictsContract = {
  list: procedure.output(z.array(conflictSchema)),
};
