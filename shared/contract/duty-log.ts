import { z } from "zod";
import {
  categories,
  gravities,
  linkSchema,
  noteSchema,
  reportLevels,
  reportWays,
  verdicts,
} from "../modules/duty-log/index.ts";
import { procedure, windowSchema } from "./procedure.ts";
import { uuid7Text } from "../kernel/fields.ts";

const level = z.enum(reportLevels);

/** Something that came after the line was written. What a type does not have is empty. */
const additionSchema = z.object({
  type: z.enum([
    "result",
    "handled",
    "reopened",
    "important",
    "graded",
    "assigned",
    "linked",
    "reported",
    "instructed",
  ]),
  atMs: z.number(),
  by: z.string(),
  text: z.string(),
  erased: z.boolean(),
  /** Name of who was told, who gave the instruction, who follows. */
  person: z.string(),
  level: level.nullable(),
  way: z.enum(reportWays).nullable(),
  gravity: z.enum(gravities).nullable(),
  /** Why it was reopened or marked, or why a level was skipped. */
  reason: z.string(),
  /** Told after it had been skipped. */
  afterwards: z.boolean(),
  number: z.string(),
});

/** One line with everything that stands below it; numbers in texts are masked (PRV-1). */
export const dutyLineViewSchema = z.object({
  id: z.string(),
  number: z.string(),
  post: z.string(),
  day: z.string(),
  shift: z.string(),
  atMs: z.number(),
  writtenAtMs: z.number(),
  lateReason: z.string().nullable(),
  by: z.string(),
  category: z.enum(categories),
  unit: z.string(),
  text: z.string(),
  erased: z.boolean(),
  /** A number in the text is masked: what is shown is not what was typed. */
  masked: z.boolean(),
  result: z.string(),
  note: noteSchema.nullable(),
  handled: z.boolean(),
  important: z.boolean(),
  gravity: z.enum(gravities).nullable(),
  open: z.boolean(),
  followedBy: z.string(),
  link: linkSchema.nullable(),
  /** Who must still be told (DUTY-8). */
  owed: z.array(level),
  additions: z.array(additionSchema),
  corrections: z.array(
    z.object({
      field: z.string(),
      from: z.string(),
      to: z.string(),
      reason: z.string(),
      by: z.string(),
      atMs: z.number(),
    }),
  ),
  crossings: z.array(z.object({ field: z.string(), readings: z.array(z.string()) })),
  struck: z.object({ atMs: z.number(), by: z.string(), reason: z.string() }).nullable(),
  unknownEvents: z.number(),
});
export type DutyLineView = z.output<typeof dutyLineViewSchema>;

/** A line of a list. */
export const dutyLineRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  post: z.string(),
  day: z.string(),
  atMs: z.number(),
  category: z.enum(categories),
  unit: z.string(),
  text: z.string(),
  erased: z.boolean(),
  by: z.string(),
  followedBy: z.string(),
  important: z.boolean(),
  handled: z.boolean(),
  open: z.boolean(),
  owed: z.array(level),
  struck: z.boolean(),
  late: z.boolean(),
  note: z.enum(["repair-review", "closing"]).nullable(),
  conflicts: z.number(),
});
export type DutyLineRow = z.output<typeof dutyLineRowSchema>;

const signatureSchema = z.object({ atMs: z.number(), signer: z.string(), remark: z.string() });

export const dutyDaySchema = z.object({
  post: z.string(),
  postName: z.string(),
  day: z.string(),
  /** As the shifts of the day wrote it down. */
  weather: z.string(),
  /** The business day that it is now. */
  today: z.string(),
  /** The day that is being written at this post: yesterday's while its night hands over late. */
  current: z.string(),
  /** The day's last shift has ended: it can be signed. */
  over: z.boolean(),
  shifts: z.array(z.object({ name: z.string(), fromMs: z.number(), toMs: z.number() })),
  lines: z.array(dutyLineViewSchema),
  /** SHA-256 of what is shown; goes back with the signature. */
  digest: z.string(),
  signatures: z.array(signatureSchema),
  /** Lines written, added to or corrected after the first signature. */
  changed: z.array(z.string()),
  prints: z.number(),
  /** Books with lines that this desk does not have (yet): no page can be torn out unseen (DUTY-1). */
  missing: z.array(z.object({ volume: z.string(), lines: z.number() })),
});
export type DutyDay = z.output<typeof dutyDaySchema>;

/** What other registers did; each source adds its own. */
export const activityKinds = [
  "visit-in",
  "visit-out",
  "visit-refused",
  "order-taken",
  "order-arrived",
  "order-finished",
  "pass-issued",
  "pass-released",
  "key-lent",
  "key-returned",
  "hazard-issued",
  "hazard-returned",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const activitySchema = z.object({
  sums: z.array(z.object({ kind: z.enum(activityKinds), count: z.number() })),
  /** The same one by one, oldest first. */
  entries: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(activityKinds),
      atMs: z.number(),
      recordKind: z.string(),
      recordId: z.string(),
      number: z.string(),
      unit: z.string(),
      subject: z.string(),
    }),
  ),
});
export type Activity = z.output<typeof activitySchema>;

const drawSchema = z.object({
  seed: z.string(),
  atMs: z.number(),
  by: z.string(),
  /** Lines of the month then, lines drawn, looked at, with a remark. */
  of: z.number(),
  size: z.number(),
  marked: z.number(),
  remarks: z.number(),
  signer: z.string(),
  signedAtMs: z.number().nullable(),
  /** Drawn again from the seed here and now: the same lines come out. */
  repeats: z.boolean(),
});
export type LogDraw = z.output<typeof drawSchema>;

export const dutyMonthSchema = z.object({
  post: z.string(),
  postName: z.string(),
  month: z.string(),
  /** The month that it is now. */
  current: z.string(),
  over: z.boolean(),
  today: z.string(),
  lines: z.number(),
  days: z.array(
    z.object({
      day: z.string(),
      lines: z.number(),
      open: z.number(),
      signatures: z.array(signatureSchema),
      changed: z.number(),
    }),
  ),
  digest: z.string(),
  signatures: z.array(signatureSchema.extend({ changed: z.boolean() })),
  /** DUTY-6: percent to reach, lines that make it, lines in signed draws, lines missing. */
  sample: z.object({ percent: z.number(), wanted: z.number(), done: z.number(), shortfall: z.number() }),
  draws: z.array(drawSchema),
});
export type DutyMonth = z.output<typeof dutyMonthSchema>;

const postDay = z.object({ post: uuid7Text.nullable(), day: z.string().max(10).nullable() });

export const dutyLogContract = {
  /** A business day of a post; null: this desk's post, the day that it is now. */
  day: procedure.input(postDay).output(dutyDaySchema),
  get: procedure.input(z.object({ id: uuid7Text })).output(dutyLineViewSchema),
  /** Lines found, or what waits; newest first. */
  list: procedure
    .input(windowSchema.extend({ search: z.string().max(200), open: z.boolean() }))
    .output(z.object({ rows: z.array(dutyLineRowSchema), total: z.number() })),
  counts: procedure.output(
    z.object({ today: z.number(), open: z.number(), important: z.number(), owed: z.number() }),
  ),
  /** What other registers did on that business day at that post, by query. */
  activity: procedure.input(postDay).output(activitySchema),
  month: procedure
    .input(z.object({ post: uuid7Text.nullable(), month: z.string().max(7).nullable() }))
    .output(dutyMonthSchema),
  /** The lines of one draw, in its order, with their marks and what a signature would cover. */
  draw: procedure
    .input(z.object({ post: uuid7Text, month: z.string().max(7), seed: z.string().max(8) }))
    .output(
      z.object({
        draw: drawSchema,
        digest: z.string(),
        lines: z.array(
          z.object({
            line: dutyLineViewSchema,
            verdict: z.enum(verdicts).nullable(),
            remark: z.string(),
          }),
        ),
      }),
    ),
  /** Which post and day or month a review is of. */
  reviewed: procedure
    .input(z.object({ id: z.string().max(60) }))
    .output(z.object({ post: z.string(), period: z.string() })),
  posts: procedure.output(z.array(z.object({ id: z.string(), name: z.string(), own: z.boolean() }))),
};
