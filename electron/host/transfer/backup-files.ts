import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { APPLICATION_ID, SCHEMA_VERSION } from "../store/migrations.ts";
import { readMeta } from "../store/meta.ts";

/** Row of `meta` that a copy carries and the live database never does. */
export const BACKUP_META = "backup";

/** What a copy says of itself. */
export const backupNote = z.object({
  atMs: z.number(),
  reason: z.enum(["daily", "manual", "migration"]),
  events: z.number(),
  /** When all its events were last followed one by one, in it or in the backup whose part it still has, ms. */
  followedAtMs: z.number().default(0),
});
export type BackupNote = z.output<typeof backupNote>;

export interface BackupFile {
  readonly name: string;
  /** When it was made, as its name says, ms. */
  readonly atMs: number;
}

export interface BackupRow extends BackupFile {
  readonly bytes: number;
  /** `verified`: it was checked before it got its name, and still opens as ours. */
  readonly state: "verified" | "unreadable" | "newer";
  readonly events: number | null;
  readonly reason: BackupNote["reason"] | null;
}

export const backupFolder = (folder: string): string => join(folder, "backups");

const NAME = /^lodgebook-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.db$/;

/** `lodgebook-YYYYMMDD-HHmmss.db`, in UTC, so that names sort as they were made whatever the PC's zone does. */
export function backupName(atMs: number): string {
  const [date = "", time = ""] = new Date(atMs).toISOString().slice(0, 19).split("T");
  return `lodgebook-${date.replaceAll("-", "")}-${time.replaceAll(":", "")}.db`;
}

/** When a backup of that name was made, ms, or null for any other file. */
export function backupTime(name: string): number | null {
  const parts = NAME.exec(name);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const atMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return backupName(atMs) === name ? atMs : null;
}

/** The backups of a data folder, newest first, by their names alone. */
export function backupFiles(folder: string): readonly BackupFile[] {
  const inside = backupFolder(folder);
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .flatMap((name): readonly BackupFile[] => {
      const atMs = backupTime(name);
      return atMs === null ? [] : [{ name, atMs }];
    })
    .toSorted((left, right) => right.atMs - left.atMs);
}

/** What a file says of itself, or why that cannot be known. */
function noteOf(path: string): BackupNote | "unreadable" | "newer" {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID) return "unreadable";
    if (Number(db.pragma("user_version", { simple: true })) > SCHEMA_VERSION) return "newer";
    const content = readMeta(db, BACKUP_META);
    return content === null ? "unreadable" : backupNote.parse(JSON.parse(content));
  } catch {
    return "unreadable";
  } finally {
    db?.close();
  }
}

/** A backup with what it says of itself; cheap, without checking it from end to end again. */
export function backupRow(folder: string, { name, atMs }: BackupFile): BackupRow {
  const path = join(backupFolder(folder), name);
  const note = noteOf(path);
  const said =
    typeof note === "string"
      ? { state: note, events: null, reason: null }
      : { state: "verified" as const, events: note.events, reason: note.reason };
  return { name, atMs, bytes: statSync(path).size, ...said };
}

/** The newest backup that opens as ours, with its path and what it says of itself, or null. */
export function newestNote(folder: string): (BackupNote & BackupFile & { readonly path: string }) | null {
  for (const file of backupFiles(folder)) {
    const path = join(backupFolder(folder), file.name);
    const note = noteOf(path);
    if (typeof note !== "string") return { ...note, ...file, path };
  }
  return null;
}

/** The newest backup that opens as ours, or null. */
export function newestBackup(folder: string): BackupRow | null {
  const newest = newestNote(folder);
  return newest === null ? null : backupRow(folder, newest);
}
