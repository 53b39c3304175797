import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { erasureCauses, holdTargets } from "../modules/erasure/index.ts";
import { retentionKeys } from "../kernel/settings.ts";
import { procedure } from "./procedure.ts";
import { uuid7Text } from "../kernel/fields.ts";

/** 法定保留: one that is not lifted. */
export const holdRowSchema = z.object({
  id: z.string(),
  target: z.enum(holdTargets),
  placedAtMs: z.number(),
  by: z.string(),
  recordKind: z.string().nullable(),
  recordId: z.string().nullable(),
  number: z.string(),
  unit: z.string().nullable(),
  name: z.string(),
  phoneMasked: z.string(),
  reason: z.string(),
});
export type HoldRow = z.output<typeof holdRowSchema>;

/** One erasure: who, why, how much; never whose. `by` is empty for what the program did when it was due. */
export const erasureRowSchema = z.object({
  id: z.string(),
  orderedAtMs: z.number(),
  cause: z.enum(erasureCauses),
  by: z.string(),
  reason: z.string(),
  days: z.number().nullable(),
  /** Kinds of record, apart by a blank. */
  kinds: z.string(),
  records: z.number(),
  parts: z.number(),
  doneHere: z.boolean(),
});
export type ErasureRow = z.output<typeof erasureRowSchema>;

/** A record that can be erased, as the manager sees it before. */
export const erasableSchema = z.object({
  kind: z.string(),
  id: z.string(),
  number: z.string(),
  unit: z.string(),
  /** The name it is known by; phones and documents are never in it. */
  label: z.string(),
  atMs: z.number().nullable(),
  /** Vault ids of the entries that would be erased: all that hold personal data, or those that name the person. */
  vault: z.array(z.string()),
  /** Reason of the hold that it is under, or null. */
  held: z.string().nullable(),
});
export type Erasable = z.output<typeof erasableSchema>;

/** One line of the preview: what is due now, of it on hold, and what follows within a month. */
export const dueLineSchema = z.object({
  key: z.enum(retentionKeys),
  kind: z.string(),
  days: z.number(),
  due: z.number(),
  held: z.number(),
  soon: z.number(),
});
export type DueLine = z.output<typeof dueLineSchema>;

const scanning = z.object({ step: z.literal("looking"), done: z.number(), total: z.number() });
export const duePreviewSchema = z.object({
  step: z.literal("found"),
  lines: z.array(dueLineSchema),
  /** The first of what is due. */
  first: z.array(erasableSchema),
});
export type DuePreview = z.output<typeof duePreviewSchema>;
export const foundPreviewSchema = z.object({
  step: z.literal("found"),
  records: z.array(erasableSchema),
  /** More were found than are listed: the search is to be narrowed. */
  more: z.boolean(),
});
export type FoundPreview = z.output<typeof foundPreviewSchema>;

export const subjectSchema = z.object({
  name: z.string().max(100),
  number: z.string().max(100),
  unit: z.string().max(60),
});
export type SubjectInput = z.output<typeof subjectSchema>;

export const erasureContract = {
  overview: procedure.output(
    z.object({
      holds: z.array(holdRowSchema),
      erasures: z.array(erasureRowSchema),
      /** What is being carried out now. */
      running: z.object({ done: z.number(), total: z.number() }).nullable(),
      /** When what is due was erased last; null before the first day. */
      lastRunMs: z.number().nullable(),
      /** The clock is so many days after the last run: a person must say that it is right (T1). */
      clockDays: z.number().nullable(),
    }),
  ),
  /** What is due by retention; reads every register, so it tells how far it is. */
  due: procedure.output(eventIterator(z.discriminatedUnion("step", [scanning, duePreviewSchema]))),
  /** Every record that names a person, whatever field they stand in. Ending the iteration cancels it. */
  find: procedure
    .input(subjectSchema)
    .output(eventIterator(z.discriminatedUnion("step", [scanning, foundPreviewSchema]))),
  /** Erases these records' personal data, by a manager's own PIN. Answers at once; `overview` tells how far it is. */
  order: procedure
    .input(
      z.object({
        cmd: uuid7Text,
        reason: z.string().max(2000),
        records: z
          .array(
            z.object({
              kind: z.string().max(40),
              id: uuid7Text,
              vault: z.array(z.string().max(32)).max(1200),
            }),
          )
          .max(5000),
        pin: z.string().max(200),
      }),
    )
    .output(z.object({})),
  /** Erases now what is due, by a manager's own PIN, who thereby says that the clock is right. */
  runDue: procedure.input(z.object({ pin: z.string().max(200) })).output(z.object({})),
};
