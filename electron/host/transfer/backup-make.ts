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
import type { Finding } from "../recovery/finding.ts";
import { verifyDatabase, VerifyCancelled } from "../recovery/verify-database.ts";
import { syncFolder } from "../store/atomic-file.ts";
import { writeMeta } from "../store/meta.ts";
import {
  BACKUP_META,
  backupFiles,
  backupFolder,
  backupName,
  backupRow,
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

function copy(path: string, part: string, note: Omit<BackupNote, "events">): number {
  const source = new Database(path, { readonly: true, fileMustExist: true });
  try {
    // One read snapshot: a save made meanwhile neither waits nor restarts it, and freed pages are not copied.
    source.prepare("VACUUM INTO ?").run(part);
  } finally {
    source.close();
  }
  const made = new Database(part);
  try {
    const events = made.prepare<[], number>("SELECT coalesce(max(pos), 0) FROM events").pluck().get() ?? 0;
    writeMeta(made, BACKUP_META, JSON.stringify({ ...note, events }));
    return events;
  } finally {
    made.close();
  }
}

/** The files that the copy refers to, before it gets its name: a backup that has one is whole. */
function keepAttachments(folder: string, part: string, nowMs: number): void {
  const made = new Database(part, { readonly: true });
  try {
    keepBlobs(folder, made, nowMs);
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

function copyAndCheck(options: MakeBackupOptions, inside: string): MadeBackup {
  const { path, nowMs, reason, onProgress, cancelled, step = () => undefined } = options;
  const atMs = freeTime(inside, nowMs);
  const name = backupName(atMs);
  const part = join(inside, `${name}${PART}`);
  onProgress?.("copying", 0, 1);
  step("copying");
  copy(path, part, { atMs, reason });
  step("copied");
  if (cancelled?.() === true) throw new VerifyCancelled();
  syncFile(part);
  step("synced");
  const report = verifyDatabase(part, {
    structure: "quick",
    onProgress: (done, total) => onProgress?.("checking", done, total),
    ...(cancelled === undefined ? {} : { cancelled }),
  });
  if (report.findings.length > 0) {
    return { ok: false, error: { code: "damaged", findings: report.findings } };
  }
  step("verified");
  keepAttachments(options.folder, part, nowMs);
  step("attachments");
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
 * the ones that 7 daily and 4 weekly do not need. Reads a snapshot, so saves do not wait. A crash at any
 * instant leaves the earlier backups and at most a part that the next one sweeps away (C2).
 */
export function makeBackup(options: MakeBackupOptions): MadeBackup {
  const inside = backupFolder(options.folder);
  let [neededBytes, freeBytes] = [0, 0];
  try {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    sweep(inside);
    const wal = `${options.path}-wal`;
    neededBytes = statSync(options.path).size + (existsSync(wal) ? statSync(wal).size : 0) + SPARE_BYTES;
    freeBytes = (options.freeBytes ?? freeBytesOf)(inside);
    if (freeBytes < neededBytes) return { ok: false, error: { code: "no-space", neededBytes, freeBytes } };
    const made = copyAndCheck(options, inside);
    if (!made.ok) sweep(inside);
    return made;
  } catch (cause) {
    if (existsSync(inside)) sweep(inside);
    return { ok: false, error: problemOf(cause, neededBytes, freeBytes) };
  }
}
