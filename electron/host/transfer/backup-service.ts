import { join } from "node:path";
import type { Logger } from "pino";
import { err, ok, refuse, type DomainError, type Result } from "../../../shared/kernel/result.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseReport, VouchedHead } from "../recovery/finding.ts";
import { checkDue, readChecks, writeChecks } from "../recovery/checks-file.ts";
import type { WorkerClient } from "../worker-client.ts";
import { backupFiles, backupFolder, backupRow, type BackupNote, type BackupRow } from "./backup-files.ts";
import type { BackupProgress } from "./backup-jobs.ts";
import type { BackupProblem } from "./backup-make.ts";
import { backupDue } from "./backup-plan.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MEBIBYTE = 1_048_576;

export interface BackupServiceOptions {
  readonly folder: string;
  readonly path: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly worker: WorkerClient;
  /** Keys for the weekly fold, or null while there are no open books: then nothing runs by itself. */
  readonly openKeys: () => Promise<Uint8Array | null>;
  /** This desk's newest event as last noted. */
  readonly vouched: () => readonly VouchedHead[];
  /** The live file is damaged: the books are to be closed and the person told. */
  readonly onDamaged: (report: DatabaseReport) => Promise<void>;
  /** The tables say something else than the log: they are to be made anew. */
  readonly onTablesDiffer: () => Promise<void>;
}

export interface FailedBackup {
  readonly atMs: number;
  readonly code: DomainError["code"];
}

export interface BackupService {
  readonly list: () => readonly BackupRow[];
  readonly running: () => boolean;
  readonly failed: () => FailedBackup | null;
  readonly make: (
    reason: BackupNote["reason"],
    how?: { readonly onProgress?: (progress: BackupProgress) => void; readonly signal?: AbortSignal },
  ) => Promise<Result<BackupRow>>;
  /**
   * Does what is due by now: the daily backup, the daily check of the live file, the weekly fold. Computed from
   * what is on the disk, so that sleep, restarts and clock changes need no special care. Settles when done.
   */
  readonly tick: () => Promise<void>;
}

/** Words for why there is no backup. */
export function backupRefusal(problem: BackupProblem): DomainError {
  switch (problem.code) {
    case "no-space":
      return {
        code: "backup-no-space",
        params: {
          neededMb: Math.ceil(problem.neededBytes / MEBIBYTE),
          freeMb: Math.floor(problem.freeBytes / MEBIBYTE),
        },
      };
    case "damaged":
      return { code: "backup-damaged" };
    case "cancelled":
      return { code: "backup-cancelled" };
    case "failed":
      return { code: "backup-failed" };
  }
}

/** Backups and checks of one data folder, one at a time, in the worker thread. */
export function createBackupService(options: BackupServiceOptions): BackupService {
  const { folder, path, clock, log, worker } = options;
  let running = false;
  let ticking = false;
  let failed: FailedBackup | null = null;
  let failedMonoMs: number | null = null;

  const make: BackupService["make"] = async (reason, { onProgress, signal } = {}) => {
    if (running) return refuse("backup-running");
    running = true;
    try {
      const input = { folder, path, nowMs: clock.nowMs(), reason };
      const made = await worker.run("backup.make", input, { onProgress, signal });
      if (made.ok) {
        failed = null;
        log.info({ backup: made.value.name, bytes: made.value.bytes }, "a backup was made");
        return ok(made.value);
      }
      const refusal = backupRefusal(made.error);
      log.warn({ problem: made.error }, "no backup was made");
      if (refusal.code !== "backup-cancelled") failed = { atMs: clock.nowMs(), code: refusal.code };
      return err(refusal);
    } finally {
      running = false;
    }
  };

  const verifyLive = async (): Promise<boolean> => {
    const report = await worker.run("database.verify", { path, vouched: options.vouched() });
    if (report.findings.length > 0) {
      log.error({ findings: report.findings }, "the database is damaged");
      await options.onDamaged(report);
      return false;
    }
    writeChecks(folder, { ...readChecks(folder), verifiedAtMs: clock.nowMs() });
    return true;
  };

  const compareTables = async (keys: Uint8Array): Promise<void> => {
    const [newest] = backupFiles(folder);
    if (newest === undefined) return;
    const backup = join(backupFolder(folder), newest.name);
    const match = await worker.run("database.check-tables", { backup, keys });
    writeChecks(folder, { ...readChecks(folder), tablesAtMs: clock.nowMs() });
    if (match) return;
    log.warn("the tables differed from the log and are made anew");
    await options.onTablesDiffer();
  };

  const dueNow = async (): Promise<void> => {
    const keys = await options.openKeys();
    if (keys === null || running) return;
    const now = clock.nowMs();
    if (backupDue(backupFiles(folder), now)) {
      // A disk that is full or gone is tried again in an hour, not every minute.
      if (failedMonoMs !== null && clock.monoMs() - failedMonoMs < HOUR_MS) return;
      const made = await make("daily");
      failedMonoMs = made.ok ? null : clock.monoMs();
      if (!made.ok && made.error.code !== "backup-damaged") return;
    }
    const { verifiedAtMs, tablesAtMs } = readChecks(folder);
    if (checkDue(verifiedAtMs, now, DAY_MS) && !(await verifyLive())) return;
    if (checkDue(tablesAtMs, now, 7 * DAY_MS)) await compareTables(keys);
  };

  return {
    list: () => backupFiles(folder).map((file) => backupRow(folder, file)),
    running: () => running,
    failed: () => failed,
    make,
    tick: async () => {
      if (ticking) return;
      ticking = true;
      try {
        await dueNow();
      } finally {
        ticking = false;
      }
    },
  };
}
