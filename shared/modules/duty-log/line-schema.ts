import { z } from "zod";
import { correctedData, correctedPersonal, revealedData, timeMs, uuid7Text } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";

/** 来电 / 来访 / 报修 / 投诉 / 巡查 / 异常 / 上级指示 / 请示报告 / 其他 */
export const categories = [
  "call",
  "visit",
  "repair",
  "complaint",
  "patrol",
  "abnormal",
  "instruction",
  "report",
  "other",
] as const;
export const categorySchema = z.enum(categories);
export type Category = z.output<typeof categorySchema>;

/** 疑难 goes to the department head at once, 重大 also to the manager (DUTY-8). */
export const gravities = ["hard", "major"] as const;
export const gravitySchema = z.enum(gravities);
export type Gravity = z.output<typeof gravitySchema>;

/** Who was told, by rank: 班组长或值班主管 / 部门负责人 / 经理 */
export const reportLevels = ["leader", "head", "manager"] as const;
export const reportLevelSchema = z.enum(reportLevels);
export type ReportLevel = z.output<typeof reportLevelSchema>;

/** 电话 / 当面 / 信息 */
export const reportWays = ["phone", "in-person", "message"] as const;
export const reportWaySchema = z.enum(reportWays);
export type ReportWay = z.output<typeof reportWaySchema>;

/** Records that a line can point at. */
export const linkKinds = [
  "visit",
  "work-order",
  "pass",
  "key",
  "substance",
  "hazard-issue",
  "complaint",
  "held-item",
] as const;
export const linkSchema = z.object({
  kind: z.enum(linkKinds),
  id: uuid7Text,
  number: z.string().max(60),
});
export type Link = z.output<typeof linkSchema>;

/** What the program wrote down by itself beside the text, as facts, so that each language words them. */
export const noteSchema = z.discriminatedUnion("type", [
  /** REP-4: the daily review of work orders was done. */
  z.object({
    type: z.literal("repair-review"),
    date: z.iso.date(),
    taken: z.int(),
    unfinished: z.int(),
    dueToday: z.int(),
    overdue: z.int(),
    carriedOver: z.int(),
  }),
  /** DUTY-9: the desk was closed. */
  z.object({ type: z.literal("closing"), articlesLocked: z.boolean(), keysInPlace: z.boolean() }),
]);
export type Note = z.output<typeof noteSchema>;

const staffId = z.string().min(1).max(60);
const happened = { at: timeMs };

/** 值班日志的一行 (DUTY-1): written once; everything later is an addition or a correction beside it. */
export const dutyLineEvents = {
  written: eventSpec(
    1,
    z.object({
      /** 册-页-行, as people quote it: `A-12-03`. */
      number: z.string(),
      post: z.string(),
      /** Code of the desk whose book this is; each book of a post counts for itself. */
      volume: z.string(),
      /** 1, 2, 3 … in that book without a gap. */
      ordinal: z.int().min(1),
      page: z.int().min(1),
      line: z.int().min(1),
      /** Business day and name of the shift that ran at `at`; "" in hours without a shift. */
      day: z.iso.date(),
      shift: z.string(),
      category: categorySchema,
      unit: z.string().nullable(),
      handled: z.boolean(),
      important: z.boolean(),
      gravity: gravitySchema.nullable(),
      followedBy: staffId.nullable(),
      link: linkSchema.nullable(),
      note: noteSchema.nullable(),
      /** The level that the writer has themself: it need not be told. */
      writerLevel: reportLevelSchema.nullable(),
      late: z.object({ reason: z.string() }).nullable(),
      ...happened,
    }),
    z.object({ text: z.string(), result: z.string() }),
  ),
  "result-added": eventSpec(1, z.object(happened), z.object({ result: z.string() })),
  handled: eventSpec(1, z.object(happened), z.object({ result: z.string() })),
  reopened: eventSpec(1, z.object({ ...happened, reason: z.string() })),
  "marked-important": eventSpec(1, z.object({ ...happened, reason: z.string() })),
  graded: eventSpec(1, z.object({ ...happened, gravity: gravitySchema })),
  assigned: eventSpec(1, z.object({ ...happened, staff: staffId })),
  linked: eventSpec(1, z.object({ ...happened, link: linkSchema })),
  /** DUTY-8: told upward. `emergency` is why a level was skipped, "" when none was. */
  reported: eventSpec(
    1,
    z.object({
      ...happened,
      to: staffId,
      level: reportLevelSchema,
      way: reportWaySchema,
      emergency: z.string(),
    }),
    z.object({ instruction: z.string() }),
  ),
  /** DUTY-8: an instruction from above. */
  instructed: eventSpec(
    1,
    z.object({ ...happened, from: staffId, level: reportLevelSchema }),
    z.object({ instruction: z.string() }),
  ),
  corrected: eventSpec(1, correctedData, correctedPersonal),
  /** Two desks, apart, corrected the same field: which reading stands. */
  settled: eventSpec(
    1,
    z.object({ ...happened, field: z.string().max(40), to: z.string().nullable(), reason: z.string() }),
    z.object({ to: z.string() }),
  ),
  /** 划去: the whole line was a mistake; it stays readable. */
  struck: eventSpec(1, z.object({ ...happened, reason: z.string() })),
  revealed: eventSpec(1, revealedData),
};
