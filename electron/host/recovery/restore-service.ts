import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Logger } from "pino";
import {
  restoreReportSchema,
  type BackupChoice,
  type RestorePreview,
  type RestoreReport,
} from "../../../shared/contract/backup.ts";
import { backupAnswers } from "../../../shared/contract/problems.ts";
import type { AppState } from "../../../shared/contract/session.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import { attemptRefusal, createPinAttempts } from "../access/pin-attempts.ts";
import { verifyPin } from "../access/pin.ts";
import type { Clock } from "../clock.ts";
import type { Core } from "../core.ts";
import { readUsedCodes } from "../device-codes.ts";
import { APPLICATION_ID, SCHEMA_VERSION } from "../store/migrations.ts";
import {
  backupFiles,
  backupFolder,
  backupNote,
  BACKUP_META,
  newestBackup,
} from "../transfer/backup-files.ts";
import { readMeta } from "../store/meta.ts";
import { freeBytesOf, SPARE_BYTES } from "../transfer/free-bytes.ts";
import type { KeyStore } from "../vault/key-store.ts";
import { createSuccessorKeys, openKeys, type Keys } from "../vault/keys.ts";
import type { WorkerClient } from "../worker-client.ts";
import { KEPT } from "../erasure/kept-files.ts";
import { createAttemptsFile } from "./attempts-file.ts";
import { peopleOfBackup } from "./backup-staff.ts";
import { commitRestore } from "./finish-restore.ts";
import { readHeadFile } from "./head-file.ts";
import { missingParts, missingTotal } from "./missing-from.ts";
import { nextCode, type StageProblem } from "./stage-restore.ts";

export interface RestoreServiceOptions {
  readonly folder: string;
  readonly path: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly worker: WorkerClient;
  readonly keyStore: KeyStore;
  readonly state: () => AppState;
  readonly core: () => Core | null;
  /** Free bytes of the data folder's disk; the file system's word unless a test says otherwise. */
  readonly freeBytes?: (folder: string) => number;
  /** Closes the books if they are open, finishes the restore and opens them again. */
  readonly reopen: () => Promise<void>;
}

export interface RestoreService {
  readonly preview: (choice: BackupChoice) => Promise<Result<RestorePreview>>;
  readonly restore: (choice: BackupChoice, actor: string) => Promise<Result<RestoreReport>>;
  readonly recovery: () => Promise<Recovery | null>;
  readonly recover: (staffId: string, pin: string) => Promise<Result<RestoreReport>>;
  /** What the newest restore on this PC said, or null. */
  readonly lastReport: () => RestoreReport | null;
}

export interface Recovery {
  readonly backupAtMs: number;
  readonly people: { readonly id: string; readonly name: string; readonly role: Role }[];
}

interface Chosen {
  readonly path: string;
  readonly atMs: number;
}

function refusalOf(problem: StageProblem): ReturnType<typeof refuse> {
  switch (problem.code) {
    case "damaged":
      return refuse("backup-damaged");
    case "newer":
      return refuse("backup-newer");
    case "other-site":
      return refuse("backup-other-site");
    case "desk-codes-damaged":
    case "erased-ids-damaged":
      return refuse(problem.code);
  }
}

/** The chosen backup with the time it says it was made at, if it is one of ours. */
function chosen(folder: string, choice: BackupChoice): Result<Chosen> {
  const listed = "name" in choice ? backupFiles(folder).find(({ name }) => name === choice.name) : undefined;
  const path = "path" in choice ? choice.path : join(backupFolder(folder), listed?.name ?? "");
  if (("name" in choice && listed === undefined) || !existsSync(path)) return refuse("backup-unknown");
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID) return refuse("backup-unknown");
    if (Number(db.pragma("user_version", { simple: true })) > SCHEMA_VERSION) return refuse("backup-newer");
    const note = readMeta(db, BACKUP_META);
    return note === null
      ? refuse("backup-unknown")
      : ok({ path, atMs: backupNote.parse(JSON.parse(note)).atMs });
  } catch {
    return refuse("backup-damaged");
  } finally {
    db?.close();
  }
}

/** Refused when the disk cannot hold the staged books, a copy of the damaged ones and the tables made anew. */
function spaceFor(
  backup: string,
  path: string,
  folder: string,
  freeBytes: (folder: string) => number,
): Result<null> {
  const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const neededBytes = 2 * sizeOf(backup) + sizeOf(path) + sizeOf(`${path}-wal`) + SPARE_BYTES;
  const free = freeBytes(folder);
  if (free >= neededBytes) return ok(null);
  return refuse("restore-no-space", undefined, {
    neededMb: Math.ceil(neededBytes / 1_048_576),
    freeMb: Math.floor(free / 1_048_576),
  });
}

/** `damaged-20261123-060500`: a folder that is not there yet. */
export function keptName(folder: string, kind: "damaged" | "before-restore", nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  const name = `${kind}-${stamp}`;
  return existsSync(join(folder, name)) ? keptName(folder, kind, nowMs + 1000) : name;
}

/** Restores of one data folder: from the settings page, and of damaged books. */
export function createRestoreService(options: RestoreServiceOptions): RestoreService {
  const { folder, path, clock, log, worker, keyStore } = options;
  const attempts = createPinAttempts({ clock, store: createAttemptsFile(folder) });
  let running = false;

  const keysNow = async (): Promise<{ readonly bytes: Uint8Array; readonly keys: Keys } | null> => {
    const bytes = await keyStore.load();
    const keys = bytes === null ? null : openKeys(bytes);
    return bytes !== null && keys?.ok === true ? { bytes, keys: keys.value } : null;
  };

  const replace = async (
    from: Chosen,
    actor: string,
    kind: "damaged" | "before-restore",
  ): Promise<Result<RestoreReport>> => {
    const now = await keysNow();
    if (now === null) return refuse("storage-failed");
    const space = spaceFor(from.path, path, folder, options.freeBytes ?? freeBytesOf);
    if (!space.ok) return space;
    const newKeys = createSuccessorKeys((size) => randomBytes(size), now.bytes);
    const nowMs = clock.nowMs();
    const staged = await worker.run("restore.stage", {
      folder,
      backup: from.path,
      backupAtMs: from.atMs,
      oldKeys: now.bytes,
      newKeys,
      actor,
      nowMs,
      path,
      damaged: kind === "damaged",
      vouched: kind === "damaged" ? readHeadFile(folder) : null,
      keptIn: keptName(folder, kind, nowMs),
    });
    if (!staged.ok) return refusalOf(staged.error);
    commitRestore(folder, now.keys, newKeys, staged.value);
    await options.reopen();
    log.warn({ restored: staged.value }, "a backup was restored");
    return ok(staged.value);
  };

  const alone = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (running) return refuse("backup-running");
    running = true;
    try {
      return await work();
    } finally {
      running = false;
    }
  };

  const recoverable = (): boolean => {
    const state = options.state();
    return state.phase === "problem" && backupAnswers(state.problem);
  };

  return {
    preview: async (choice) => {
      const core = options.core();
      if (core === null) return refuse("not-set-up");
      const from = chosen(folder, choice);
      if (!from.ok) return from;
      const report = await worker.run("database.verify", { path: from.value.path, structure: "all" });
      if (report.findings.length > 0) return refuse("backup-damaged");
      const desks = core.store.db
        .prepare<[], { code: string; device: string; post: string }>("SELECT code, device, post FROM desks")
        .all();
      const code = nextCode(readUsedCodes(folder), desks, core.keys.deviceId);
      if (!code.ok) return refusalOf(code.error);
      return ok({
        atMs: from.value.atMs,
        events: report.events,
        missing: missingTotal(missingParts(core.store.db, report.heads)),
        deskCode: code.value,
      });
    },
    restore: (choice, actor) =>
      alone(async () => {
        const from = chosen(folder, choice);
        return from.ok ? replace(from.value, actor, "before-restore") : from;
      }),
    recovery: async () => {
      if (!recoverable()) return null;
      const now = await keysNow();
      const newest = newestBackup(folder);
      if (now === null || newest === null) return null;
      const people = peopleOfBackup(join(backupFolder(folder), newest.name), now.keys);
      return {
        backupAtMs: newest.atMs,
        people: people.map(({ id, name, role }) => ({ id, name, role })),
      };
    },
    recover: (staffId, pin) =>
      alone(async () => {
        const now = await keysNow();
        const newest = newestBackup(folder);
        if (!recoverable() || now === null) return refuse("recover-not-needed");
        if (newest === null) return refuse("backup-unknown");
        const people = peopleOfBackup(join(backupFolder(folder), newest.name), now.keys);
        const person = people.find(({ id }) => id === staffId);
        if (person === undefined) return refuse("staff-disabled", "staffId");
        const { pinHash } = person;
        const tried = await attempts.attempt(
          staffId,
          async () => pinHash !== null && (await verifyPin(pin, pinHash, now.keys.pinPepper)),
        );
        if (tried.kind !== "right") return attemptRefusal(tried);
        // A backup may have been damaged since it was made: then the one before it.
        let last: Result<RestoreReport> = refuse("backup-damaged");
        for (const { name, atMs } of backupFiles(folder)) {
          last = await replace({ path: join(backupFolder(folder), name), atMs }, staffId, "damaged");
          if (last.ok || last.error.code !== "backup-damaged") return last;
        }
        return last;
      }),
    lastReport: () => {
      const [newest] = readdirSync(folder)
        .filter((name) => KEPT.test(name))
        .map((name) => ({ name, stamp: name.slice(-15) }))
        .toSorted((left, right) => (left.stamp < right.stamp ? 1 : -1));
      if (newest === undefined) return null;
      const file = join(folder, newest.name, "report.json");
      if (!existsSync(file)) return null;
      const report = restoreReportSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
      return report.success ? report.data : null;
    },
  };
}
