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

function noteOf(path: string): Pick<BackupRow, "state" | "events" | "reason"> {
  const unreadable = { state: "unreadable", events: null, reason: null } as const;
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID) return unreadable;
    if (Number(db.pragma("user_version", { simple: true })) > SCHEMA_VERSION) {
      return { ...unreadable, state: "newer" };
    }
    const content = readMeta(db, BACKUP_META);
    if (content === null) return unreadable;
    const { events, reason } = backupNote.parse(JSON.parse(content));
    return { state: "verified", events, reason };
  } catch {
    return unreadable;
  } finally {
    db?.close();
  }
}

/** A backup with what it says of itself; cheap, without checking it from end to end again. */
export function backupRow(folder: string, { name, atMs }: BackupFile): BackupRow {
  const path = join(backupFolder(folder), name);
  return { name, atMs, bytes: statSync(path).size, ...noteOf(path) };
}

/** The newest backup that opens as ours, or null. */
export function newestBackup(folder: string): BackupRow | null {
  for (const file of backupFiles(folder)) {
    const row = backupRow(folder, file);
    if (row.state === "verified") return row;
  }
  return null;
}
