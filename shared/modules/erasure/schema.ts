import { z } from "zod";
import { timeMs, uuid7Text } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";

/** What a hold is placed on: 一条记录 / 一户 / 一个人. */
export const holdTargets = ["record", "unit", "person"] as const;
export const holdTargetSchema = z.enum(holdTargets);
export type HoldTarget = z.output<typeof holdTargetSchema>;

/** 法定保留: nothing of its target is erased while it lasts, whatever its age and whoever asks. */
export const holdEvents = {
  placed: eventSpec(
    1,
    z.object({
      at: timeMs,
      target: holdTargetSchema,
      /** The one record; null for a unit or a person. */
      record: z.object({ kind: z.string(), id: z.string(), number: z.string() }).nullable(),
      /** The unit's code; for a person, where they are looked for, null: everywhere. */
      unit: z.string().nullable(),
      reason: z.string(),
    }),
    z.object({ name: z.string(), phone: z.string() }),
  ),
  lifted: eventSpec(1, z.object({ at: timeMs, reason: z.string() })),
};

/** Why personal data goes: somebody asked for it (按申请), or it was kept as long as it may be (到期). */
export const erasureCauses = ["request", "retention"] as const;
export const erasureCauseSchema = z.enum(erasureCauses);
export type ErasureCause = z.output<typeof erasureCauseSchema>;

export const erasedRecordSchema = z.object({
  kind: z.string().max(40),
  id: uuid7Text,
  /** Vault ids of the sealed parts that go. */
  vault: z
    .array(z.string().regex(/^[0-9a-f]{32}$/))
    .min(1)
    .max(1200),
});
export type ErasedRecord = z.output<typeof erasedRecordSchema>;

/**
 * 清除个人信息: which sealed parts go, by whom and why, without saying whose they were. Every desk that learns of
 * it carries it out on its own file and says so.
 */
export const erasureEvents = {
  ordered: eventSpec(
    1,
    z.object({
      at: timeMs,
      cause: erasureCauseSchema,
      reason: z.string(),
      /** The days then in force, for what was due; null on request. */
      days: z.int().nullable(),
      records: z.array(erasedRecordSchema),
    }),
  ),
  "carried-out": eventSpec(1, z.object({ at: timeMs })),
};
