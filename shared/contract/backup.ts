import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { roles } from "../kernel/roles.ts";
import { procedure } from "./procedure.ts";

export const backupRowSchema = z.object({
  name: z.string(),
  atMs: z.number(),
  bytes: z.number(),
  /** `verified`: it was opened and checked from end to end before it was kept. */
  state: z.enum(["verified", "unreadable", "newer"]),
  /** Entries of the log in it; null when it cannot be read. */
  events: z.number().nullable(),
  reason: z.enum(["daily", "manual", "migration"]).nullable(),
});
export type BackupRow = z.output<typeof backupRowSchema>;

export const restoreReportSchema = z.object({
  atMs: z.number(),
  /** The backup that was restored, and when it was made, ms. */
  backup: z.string(),
  backupAtMs: z.number(),
  /** Entries of the log now; of those, saved from the damaged file; of those, with a sealed part that is lost. */
  events: z.number(),
  salvaged: z.number(),
  sealedLost: z.number(),
  /** Per device, what existed and could not be brought back; `events` null: nobody can say how many. */
  missing: z.array(
    z.object({
      device: z.string(),
      events: z.number().nullable(),
      fromMs: z.number().nullable(),
      toMs: z.number().nullable(),
    }),
  ),
  /** The desk's new code: numbers go on with it. */
  deskCode: z.string(),
  /** Folder, inside the data folder, with the files that were in use before. */
  keptIn: z.string(),
});
export type RestoreReport = z.output<typeof restoreReportSchema>;

/** What a backup under way says; the last word is `done`. */
export const backupProgressSchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("copying") }),
  z.object({ step: z.literal("checking"), done: z.number(), total: z.number() }),
  z.object({ step: z.literal("done"), backup: backupRowSchema }),
]);
export type BackupProgress = z.output<typeof backupProgressSchema>;

/** One of the list by its name, or a file anywhere on this PC. */
export const backupChoiceSchema = z.union([
  z.object({ name: z.string().max(100) }),
  z.object({ path: z.string().max(1000) }),
]);
export type BackupChoice = z.output<typeof backupChoiceSchema>;

export const restorePreviewSchema = z.object({
  atMs: z.number(),
  events: z.number(),
  /** Entries of the books in use that the backup does not have, and from when to when. */
  missing: z.object({
    events: z.number(),
    fromMs: z.number().nullable(),
    toMs: z.number().nullable(),
  }),
  /** The code that this desk would number with afterwards. */
  deskCode: z.string(),
});
export type RestorePreview = z.output<typeof restorePreviewSchema>;

export const backupContract = {
  list: procedure.output(
    z.object({
      backups: z.array(backupRowSchema),
      /** Folder with the backups, to copy them to another disk. */
      folder: z.string(),
      running: z.boolean(),
      /** The last try that failed since the start, if none succeeded after it. */
      failed: z.object({ atMs: z.number(), code: z.string() }).nullable(),
      /** What the last restore on this PC said. */
      restored: restoreReportSchema.nullable(),
    }),
  ),
  /** Makes a backup now; ending the iteration cancels it. */
  make: procedure.output(eventIterator(backupProgressSchema)),
  /** What restoring that backup would mean; it is checked from end to end first. Administrators. */
  preview: procedure.input(backupChoiceSchema).output(restorePreviewSchema),
  /** Restores a backup in place of the books in use, which are kept aside. Administrators, with their own PIN. */
  restore: procedure
    .input(z.object({ choice: backupChoiceSchema, pin: z.string().max(200) }))
    .output(restoreReportSchema),
  /** While the books cannot be opened: what can be restored, and who may do it. */
  recovery: procedure.output(
    z
      .object({
        backupAtMs: z.number(),
        people: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })),
      })
      .nullable(),
  ),
  /** Restores the newest good backup in place of damaged books, and saves what they still hold. */
  recover: procedure
    .input(z.object({ staffId: z.string().max(60), pin: z.string().max(200) }))
    .output(restoreReportSchema),
};
