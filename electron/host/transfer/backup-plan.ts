import type { BackupFile } from "./backup-files.ts";

const DAY_MS = 86_400_000;
/** A name this far ahead of the clock was made while a clock was wrong. */
const AHEAD_MS = 5 * 60_000;
const DAILY = 7;
const WEEKLY = 4;
/** Backups age out in 30 days (architecture.md, Personal data), but never the last seven daily ones. */
const WEEKLY_AGE_MS = 30 * DAY_MS;

const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS);
/** Weeks begin on Monday; day 0 was a Thursday. */
const weekOf = (atMs: number): number => Math.floor((dayOf(atMs) + 3) / 7);

/** The first of each group, in the order given, for the first `limit` groups. */
function firstOfEach(
  files: readonly BackupFile[],
  groupOf: (atMs: number) => number,
  limit: number,
): readonly BackupFile[] {
  const seen = new Map<number, BackupFile>();
  for (const file of files) {
    const group = groupOf(file.atMs);
    if (!seen.has(group) && seen.size < limit) seen.set(group, file);
  }
  return [...seen.values()];
}

/**
 * Which backups to delete: kept are the newest of each of the last 7 days and 4 weeks that have any. It counts
 * days that have backups, not days of the calendar, so that a clock set far ahead deletes nothing by age alone;
 * what seems to come from the future counts as oldest.
 */
export function planRetention(files: readonly BackupFile[], nowMs: number): readonly BackupFile[] {
  const future = ({ atMs }: BackupFile): number => (atMs > nowMs + AHEAD_MS ? 1 : 0);
  const ordered = files.toSorted((left, right) => future(left) - future(right) || right.atMs - left.atMs);
  const newest = ordered[0]?.atMs ?? nowMs;
  const recent = ordered.filter(({ atMs }) => newest - atMs <= WEEKLY_AGE_MS);
  const kept = new Set([...firstOfEach(ordered, dayOf, DAILY), ...firstOfEach(recent, weekOf, WEEKLY)]);
  return files.filter((file) => !kept.has(file));
}

/**
 * Whether the daily backup is due: 24 hours after the newest one. One that seems to come from the future says
 * nothing, so that a clock set back does not stop backups (T1).
 */
export function backupDue(files: readonly BackupFile[], nowMs: number): boolean {
  return !files.some(({ atMs }) => atMs <= nowMs + AHEAD_MS && nowMs - atMs < DAY_MS);
}
