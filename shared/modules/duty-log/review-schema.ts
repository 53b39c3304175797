import { z } from "zod";
import { timeMs, uuid7Text } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";

/** 无误 / 有问题 */
export const verdicts = ["ok", "remark"] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.output<typeof verdictSchema>;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const signer = z.string().min(1).max(60);
const ofDay = { post: z.string(), day: z.iso.date(), at: timeMs };
const month = z.string().regex(/^\d{4}-\d{2}$/);
const ofMonth = { post: z.string(), month, at: timeMs };
const remark = z.object({ remark: z.string() });

/** A line's id and how many events it had: what was added later shows as changed since. */
const seenLine = z.tuple([uuid7Text, z.int().min(1)]);

/** 签阅 (DUTY-6): of one post, for a business day or for a month. */
export const logReviewEvents = {
  /** 班组长日签 */
  "day-signed": eventSpec(1, z.object({ ...ofDay, signer, digest, lines: z.array(seenLine) }), remark),
  /** On paper or as PDF; the next one says that it is a reprint (补打). */
  "day-printed": eventSpec(1, z.object(ofDay)),
  /** 主管月签 */
  "month-signed": eventSpec(
    1,
    z.object({ ...ofMonth, signer, digest, lines: z.int().min(0), days: z.int(), daysSigned: z.int() }),
    remark,
  ),
  /** 经理抽查: chosen by the seed out of the lines up to `upTo` of each book, without those drawn before. */
  drawn: eventSpec(
    1,
    z.object({
      ...ofMonth,
      seed: z.string().regex(/^[0-9a-f]{8}$/),
      /** Lines of the month at that time, and the share to reach, in percent, then in force. */
      of: z.int().min(1),
      percent: z.int().min(1).max(100),
      upTo: z.array(z.object({ volume: z.string(), ordinal: z.int() })),
      lines: z.array(uuid7Text).min(1),
    }),
  ),
  marked: eventSpec(
    1,
    z.object({ ...ofMonth, seed: z.string(), line: uuid7Text, verdict: verdictSchema }),
    remark,
  ),
  "draw-signed": eventSpec(
    1,
    z.object({ ...ofMonth, seed: z.string(), signer, digest, lines: z.int().min(1), remarks: z.int() }),
  ),
};
