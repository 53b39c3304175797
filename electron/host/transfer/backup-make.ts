import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { keepBlobs } from "../blobs/keep-blobs.ts";
import { checkDue } from "../recovery/checks-file.ts";
import type { Finding } from "../recovery/finding.ts";
import { verifyDatabase, VerifyCancelled } from "../recovery/verify-database.ts";
import { syncFolder } from "../store/atomic-file.ts";
import { writeMeta } from "../store/meta.ts";
import { copyDatabase } from "./backup-copy.ts";
import {
  BACKUP_META,
  backupFiles,
  backupFolder,
  backupName,
  backupRow,
  newestNote,
  type BackupNote,
  type BackupRow,
} from "./backup-files.ts";
import { planRetention } from "./backup-plan.ts";
import { freeBytesOf, SPARE_BYTES } from "./free-bytes.ts";

export interface MakeBackupOptions {
  readonly folder: string;
  /** The live database; read through a connection of this function's own. */
  readonly path: string;
  readonly nowMs: number;
  readonly reason: BackupNote["reason"];
  readonly onProgress?: (step: "copying" | "checking", done: number, total: number) => void;
  readonly cancelled?: () => boolean;
  /** Told between any two effects on the disk (C2). */
  readonly step?: (name: string) => void;
  /** Free bytes of the backups' disk; the file system's word unless a test says otherwise. */
  readonly freeBytes?: (folder: string) => number;
}

export type BackupProblem =
  | { readonly code: "no-space"; readonly neededBytes: number; readonly freeBytes: number }
  /** The copy did not pass its check, so the live file is damaged too: no backup was kept. */
  | { readonly code: "damaged"; readonly findings: readonly Finding[] }
  | { readonly code: "cancelled" }
  | { readonly code: "failed"; readonly detail: string };

export type MadeBackup =
  | { readonly ok: true; readonly value: BackupRow }
  | { readonly ok: false; readonly error: BackupProblem };

const PART = ".part";
const FOLLOW_EVERY_MS = 7 * 86_400_000;

function syncFile(path: string): void {
  const fd = openSync(path, "r+");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** What an interrupted backup left. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.includes(PART)) rmSync(join(folder, name), { force: true });
  }
}

/** Notes in the copy what it is, and keeps the files that it refers to: a backup that gets its name is whole. */
function complete(options: MakeBackupOptions, part: string, note: BackupNote): void {
  const made = new Database(part);
  try {
    writeMeta(made, BACKUP_META, JSON.stringify(note));
    options.step?.("noted");
    keepBlobs(options.folder, made, options.nowMs);
  } finally {
    made.close();
  }
}

/** The first name not taken: two backups within a second are a second apart. */
function freeTime(folder: string, nowMs: number): number {
  const atMs = Math.floor(nowMs / 1000) * 1000;
  return existsSync(join(folder, backupName(atMs))) ? freeTime(folder, atMs + 1000) : atMs;
}

function problemOf(cause: unknown, neededBytes: number, freeBytes: number): BackupProblem {
  if (cause instanceof VerifyCancelled) return { code: "cancelled" };
  const detail = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "SQLITE_FULL" || code === "ENOSPC") return { code: "no-space", neededBytes, freeBytes };
  if (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB") {
    return { code: "damaged", findings: [{ code: "unreadable", detail }] };
  }
  return { code: "failed", detail };
}

/** The backup that a copy is compared with; null when it is time to follow every event again. */
function earlierBackup({ folder, nowMs }: MakeBackupOptions): ReturnType<typeof newestNote> {
  const newest = newestNote(folder);
  return newest === null || checkDue(newest.followedAtMs, nowMs, FOLLOW_EVERY_MS) ? null : newest;
}

async function copyAndCheck(options: MakeBackupOptions, inside: string): Promise<MadeBackup> {
  const { path, nowMs, reason, onProgress, cancelled = () => false, step = () => undefined } = options;
  const atMs = freeTime(inside, nowMs);
  const name = backupName(atMs);
  const part = join(inside, `${name}${PART}`);
  const earlier = earlierBackup(options);
  step("copying");
  await copyDatabase(path, part, {
    cancelled,
    onProgress: (done, total) => onProgress?.("copying", done, total),
  });
  step("copied");
  const report = verifyDatabase(part, {
    earlier: earlier?.path,
    onProgress: (done, total) => onProgress?.("checking", done, total),
    cancelled,
  });
  if (report.findings.length > 0) {
    return { ok: false, error: { code: "damaged", findings: report.findings } };
  }
  step("verified");
  const { events, unchanged } = report;
  const followedAtMs = unchanged === 0 || earlier === null ? nowMs : earlier.followedAtMs;
  complete(options, part, { atMs, reason, events, followedAtMs });
  syncFile(part);
  step("synced");
  renameSync(part, join(inside, name));
  step("renamed");
  syncFolder(inside);
  step("kept");
  for (const old of planRetention(backupFiles(options.folder), nowMs)) {
    if (old.name === name) continue;
    rmSync(join(inside, old.name), { force: true });
    step("pruned");
  }
  return { ok: true, value: backupRow(options.folder, { name, atMs }) };
}

/**
 * Makes a backup that opens, passes integrity and chain check, and only then gets its name (B2); then deletes
 * the ones that 7 daily and 4 weekly do not need. What is still as the newest backup has it was proven with that
 * one; once a week every event is followed again (docs/decisions/0014). Reads a snapshot, so saves do not wait. A
 * crash at any instant leaves the earlier backups and at most a part that the next one sweeps away (C2).
 */
export async function makeBackup(options: MakeBackupOptions): Promise<MadeBackup> {
  const inside = backupFolder(options.folder);
  let [neededBytes, freeBytes] = [0, 0];
  try {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    sweep(inside);
    const wal = `${options.path}-wal`;
    neededBytes = statSync(options.path).size + (existsSync(wal) ? statSync(wal).size : 0) + SPARE_BYTES;
    freeBytes = (options.freeBytes ?? freeBytesOf)(inside);
    if (freeBytes < neededBytes) return { ok: false, error: { code: "no-space", neededBytes, freeBytes } };
    const made = await copyAndCheck(options, inside);
    if (!made.ok) sweep(inside);
    return made;
  } catch (cause) {
    if (existsSync(inside)) sweep(inside);
    return { ok: false, error: problemOf(cause, neededBytes, freeBytes) };
  }
}
