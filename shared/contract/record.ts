import { z } from "zod";
import { approvalSchema } from "./commands.ts";
import { procedure } from "./procedure.ts";
import { uuid7Text } from "../kernel/fields.ts";

/** One line of a record's history: who did what when. Sealed values are never in it. */
export const historyEntrySchema = z.object({
  seq: z.number(),
  at: z.number(),
  desk: z.string(),
  actor: z.string(),
  approver: z.string(),
  type: z.string(),
  data: z.record(z.string(), z.json()),
  /** For a corrected sealed field: both readings, masked. */
  sealed: z.record(z.string(), z.string()).nullable(),
  /** This version cannot read it (需要更新软件). */
  unknown: z.boolean(),
  /** The desk's clock was off by so many ms from the server's, as then known. */
  off: z.number().nullable(),
});
export type HistoryEntry = z.output<typeof historyEntrySchema>;

/** A hit of Ctrl+K in any register. */
export const searchHitSchema = z.object({
  kind: z.string(),
  id: z.string(),
  number: z.string(),
  title: z.string(),
  unit: z.string(),
  atMs: z.number(),
  status: z.string(),
});
export type SearchHit = z.output<typeof searchHitSchema>;

export const recordContract = {
  history: procedure
    .input(z.object({ kind: z.string().max(40), id: uuid7Text }))
    .output(z.array(historyEntrySchema)),
  /** Shows one sealed field in full; the event is written first (PRV-1). */
  reveal: procedure
    .input(
      z.object({
        cmd: uuid7Text,
        /** e.g. `visit.reveal` */
        name: z.string().max(60),
        id: uuid7Text,
        field: z.string().max(40),
        purpose: z.enum(["own-call", "third-party"]),
        note: z.string().max(100),
        approval: approvalSchema.nullable(),
      }),
    )
    .output(z.object({ value: z.string() })),
  search: procedure.input(z.object({ search: z.string().max(200) })).output(z.array(searchHitSchema)),
};
