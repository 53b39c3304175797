import { z } from "zod";
import { timeMs, uuid7Text } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";

export const numberedRecordSchema = z.object({ kind: z.string().max(40), id: uuid7Text });
export type NumberedRecord = z.output<typeof numberedRecordSchema>;

/** 单号: one that two records carry, which only a copied disk or a restored desk can bring about (S5). */
export const numberEvents = {
  "duplicate-noted": eventSpec(
    1,
    z.object({ at: timeMs, number: z.string(), records: z.array(numberedRecordSchema), reason: z.string() }),
  ),
};
