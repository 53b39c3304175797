import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backupFiles } from "../transfer/backup-files.ts";
import { databaseParts } from "../recovery/data-files.ts";

/** Databases that a restore put aside: whole books of their day, names and all. */
export const KEPT = /^(?:damaged|before-restore)-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})$/;
const AGE_MS = 30 * 86_400_000;
/** Backups of so many later days say that the time has really passed, whatever the clock says. */
const LATER_DAYS = 7;

/** When a folder of that name was put aside, ms, or null for any other. */
function keptAt(name: string): number | null {
  const [, year, month, day, hour, minute, second] = KEPT.exec(name) ?? [];
  if (year === undefined) return null;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * Deletes databases that restores put aside, as backups are, after 30 days and not before a week of later backups;
 * the restore's report stays. Answers the folders that lost one.
 */
export function ageOutKeptFiles(folder: string, nowMs: number): readonly string[] {
  const days = (fromMs: number): number =>
    new Set(
      backupFiles(folder)
        .filter(({ atMs }) => atMs > fromMs && atMs <= nowMs)
        .map(({ atMs }) => Math.floor(atMs / 86_400_000)),
    ).size;
  return readdirSync(folder).filter((name) => {
    const atMs = keptAt(name);
    if (atMs === null || nowMs - atMs < AGE_MS || days(atMs) < LATER_DAYS) return false;
    const files = databaseParts(join(folder, name, "lodgebook.db"));
    for (const file of files) rmSync(file, { force: true });
    return files.length > 0;
  });
}
