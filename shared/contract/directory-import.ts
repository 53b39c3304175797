import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import {
  refusalReasons,
  leftOutReasons,
  rosterFields,
  rosterMappingSchema,
} from "../modules/directory/index.ts";
import { procedure } from "./procedure.ts";

const fieldSchema = z.enum(rosterFields);

/** Why a row or one of its fields was not taken; `not-saved`: the books themselves refused it. */
export const rowReasons = [...refusalReasons, ...leftOutReasons, "not-saved"] as const;
export type RowReason = (typeof rowReasons)[number];

export const rowProblemSchema = z.object({
  row: z.number(),
  verdict: z.enum(["partial", "refused", "repeat"]),
  /** The row that this one repeats. */
  of: z.number().nullable(),
  reasons: z.array(
    z.object({ field: fieldSchema.nullable(), reason: z.enum(rowReasons), original: z.string() }),
  ),
  cells: z.array(z.string()),
});
export type RowProblem = z.output<typeof rowProblemSchema>;

export const rosterCountsSchema = z.object({
  imported: z.number(),
  partial: z.number(),
  refused: z.number(),
  repeat: z.number(),
  blank: z.number(),
});

/** What the file is and how its columns were understood. Values are masked. */
export const inspectionSchema = z.object({
  format: z.enum(["csv", "xlsx"]),
  /** Of a CSV, as found: utf-8, gb18030, … */
  encoding: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  headerFound: z.boolean(),
  columns: z.array(
    z.object({
      index: z.number(),
      title: z.string(),
      field: fieldSchema.nullable(),
      /** 0 to 1; below 0.5 the screen should ask. */
      confidence: z.number(),
      samples: z.array(z.string()),
    }),
  ),
  mapping: rosterMappingSchema,
  /** The first rows of the file, the header among them. */
  rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
});
export type Inspection = z.output<typeof inspectionSchema>;

/** What the import would do, before it does it. */
export const previewSchema = z.object({
  counts: rosterCountsSchema,
  rows: z.number(),
  units: z.number(),
  newUnits: z.number(),
  people: z.number(),
  /** Of these, people whom the directory knows already. */
  knownPeople: z.number(),
  vehicles: z.number(),
  /** The first rows that are not taken as they are, masked. */
  problems: z.array(rowProblemSchema),
  /** How many there are beyond those shown. */
  moreProblems: z.number(),
});
export type Preview = z.output<typeof previewSchema>;

export const previewStepSchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("reading"), readBytes: z.number(), totalBytes: z.number() }),
  z.object({ step: z.literal("done"), preview: previewSchema }),
]);
export type PreviewStep = z.output<typeof previewStepSchema>;

export const importResultSchema = z.object({
  /** Rows of the file handled so far. */
  rows: z.number(),
  counts: rosterCountsSchema,
  unitsAdded: z.number(),
  peopleAdded: z.number(),
  peopleChanged: z.number(),
  vehiclesAdded: z.number(),
  /** Rows that told nothing new. */
  unchanged: z.number(),
  /** Rows that can be taken back for correction: refused, or without a field. */
  returned: z.number(),
  /** Why it ended before the file did; what was written by then stays. */
  stopped: z.enum(["cancelled", "disk-full", "file-changed"]).nullable(),
});
export type ImportResult = z.output<typeof importResultSchema>;

export const importStepSchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("writing"), rows: z.number(), total: z.number() }),
  z.object({ step: z.literal("done"), result: importResultSchema }),
]);
export type ImportStep = z.output<typeof importStepSchema>;

const importId = z.object({ importId: z.string().max(60) });
const chosen = importId.extend({ sheet: z.string().max(200).nullable(), mapping: rosterMappingSchema });

/** A piece of a file, base64; so that it goes through any transport. */
export const CHUNK_BYTES = 384 * 1024;

export const directoryImportContract = {
  begin: procedure.input(z.object({ bytes: z.int().min(0) })).output(importId),
  chunk: procedure
    .input(importId.extend({ base64: z.string().max(Math.ceil(CHUNK_BYTES / 3) * 4) }))
    .output(z.object({ bytes: z.number() })),
  inspect: procedure
    .input(importId.extend({ sheet: z.string().max(200).nullable() }))
    .output(inspectionSchema),
  /** Reads and judges the whole file; nothing is written. */
  preview: procedure.input(chosen).output(eventIterator(previewStepSchema)),
  /** Writes what the preview of the same mapping showed, a few rows at a time. */
  run: procedure.input(chosen).output(eventIterator(importStepSchema)),
  /** Stops a run after the rows being written; they stay. */
  cancel: procedure.input(importId).output(z.object({})),
  /** Rows to hand back for correction, in full as the file had them. */
  returned: procedure
    .input(importId.extend({ offset: z.int().min(0), limit: z.int().min(1).max(500) }))
    .output(z.object({ titles: z.array(z.string()), rows: z.array(rowProblemSchema), total: z.number() })),
  /** Forgets the file. */
  end: procedure.input(importId).output(z.object({})),
};
