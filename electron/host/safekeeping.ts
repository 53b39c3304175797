import Database from "better-sqlite3";
import type { Logger } from "pino";
import type { AppState } from "../../shared/contract/session.ts";
import type { Changes } from "./changes.ts";
import type { Clock } from "./clock.ts";
import type { Core } from "./core.ts";
import { createDuplicateLook } from "./conflicts/look-for-duplicates.ts";
import { createErasureService, type ErasureService } from "./erasure/service.ts";
import { forgetTables } from "./recovery/check-tables.ts";
import { finishRestore, type FinishProblem } from "./recovery/finish-restore.ts";
import { openHeadFile, readHeadFile, type HeadFile } from "./recovery/head-file.ts";
import { createRestoreService, type RestoreService } from "./recovery/restore-service.ts";
import { LogDamaged } from "./store/open-event.ts";
import { makeBackup } from "./transfer/backup-make.ts";
import { createBackupService, type BackupService } from "./transfer/backup-service.ts";
import type { KeyStore } from "./vault/key-store.ts";
import { settleFork, type ForkOutcome } from "./sync/settle-fork.ts";
import { createWorkerClient } from "./worker-client.ts";

export interface SafekeepingOptions {
  readonly folder: string;
  readonly path: string;
  readonly keyStore: KeyStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly changes: Changes;
  readonly state: () => AppState;
  readonly core: () => Core | null;
  readonly whileClosed: (work: () => Promise<void>) => Promise<void>;
  /** The books turned out damaged while open: closes them and says so. */
  readonly onDamaged: () => void;
}

/** What keeps the books: backups, checks, restores, the note of the newest event, and erasing what must not be kept. */
export interface Safekeeping {
  readonly backups: BackupService;
  readonly restores: RestoreService;
  readonly erasures: ErasureService;
  /** A disk that was copied: this desk goes on under a new id, if the server lets it. */
  readonly settleFork: (fromSeq: number) => Promise<ForkOutcome>;
  readonly duplicates: ReturnType<typeof createDuplicateLook>;
  /** Finishes a restore that was decided. To be called before the database is opened, every time. */
  readonly beforeOpening: () => Promise<FinishProblem["code"] | null>;
  /** Makes a verified backup, or throws: nothing is migrated without one. */
  readonly beforeMigration: () => Promise<void>;
  /** False when the log lost its tail since it was last written (B1); else its newest event is noted from now on. */
  readonly opened: (core: Core) => boolean;
  readonly closing: () => void;
  /** Does what is due by now, one thing at a time. */
  readonly tick: () => void;
  readonly close: () => void;
}

/** True when the log still has the event that was noted last for this device. */
function reachesNotedHead(folder: string, core: Core): boolean {
  const noted = readHeadFile(folder);
  if (noted === null || noted.device !== core.keys.deviceId) return true;
  const hash = core.store.db
    .prepare<[string, number], Buffer>("SELECT hash FROM events WHERE device = ? AND seq = ?")
    .pluck()
    .get(noted.device, noted.seq);
  return hash?.toString("hex") === noted.hash;
}

export function createSafekeeping(options: SafekeepingOptions): Safekeeping {
  const { folder, path, keyStore, clock, log, core } = options;
  const worker = createWorkerClient();
  let headFile: HeadFile | null = null;
  let notedSeq = 0;

  const noteHead = (): void => {
    const books = core();
    if (books === null || headFile === null) return;
    const { deviceId: device } = books.keys;
    const head = books.store.head(device);
    if (head.seq === notedSeq || head.seq === 0) return;
    headFile.note({ device, ...head, atMs: clock.nowMs() });
    notedSeq = head.seq;
  };
  options.changes.listen(noteHead);

  const backups = createBackupService({
    folder,
    path,
    clock,
    log,
    worker,
    openKeys: async () => (core() === null ? null : keyStore.load()),
    vouched: () => {
      const noted = readHeadFile(folder);
      return noted === null || noted.device !== core()?.keys.deviceId ? [] : [noted];
    },
    onDamaged: async () => options.onDamaged(),
    onTablesDiffer: () =>
      options.whileClosed(async () => {
        const db = new Database(path, { fileMustExist: true });
        forgetTables(db);
        db.close();
      }),
  });
  const restores = createRestoreService({
    folder,
    path,
    clock,
    log,
    worker,
    keyStore,
    state: options.state,
    core,
    reopen: () => options.whileClosed(async () => undefined),
  });

  const erasures = createErasureService({
    folder,
    path,
    clock,
    log,
    changes: options.changes,
    worker,
    core,
    loadKeys: keyStore.load,
  });

  const duplicates = createDuplicateLook({ path, clock, log, changes: options.changes, worker, core });

  const closing = (): void => {
    headFile?.close();
    headFile = null;
  };
  return {
    backups,
    restores,
    erasures,
    settleFork: async (fromSeq) =>
      settleFork({ folder, path, keyStore, log, worker, core, whileClosed: options.whileClosed }, fromSeq),
    duplicates,
    beforeOpening: async () => {
      const finished = await finishRestore({ folder, path, keyStore });
      if (!finished.ok) return finished.error.code;
      if (finished.value !== null) log.warn({ restored: finished.value.backup }, "a restore was finished");
      return null;
    },
    beforeMigration: async () => {
      const made = await makeBackup({ folder, path, nowMs: clock.nowMs(), reason: "migration" });
      if (made.ok) return;
      const { error } = made;
      log.error({ problem: error }, "no backup before the migration");
      if (error.code === "damaged") throw new LogDamaged("the database to be migrated is damaged");
      throw new Error(`no backup before the migration: ${error.code}`);
    },
    opened: (books) => {
      if (!reachesNotedHead(folder, books)) return false;
      headFile ??= openHeadFile(folder);
      notedSeq = 0;
      return true;
    },
    closing,
    tick: () => {
      backups.tick().catch((cause: unknown) => log.error({ err: cause }, "a backup or check failed"));
      erasures.tick().catch((cause: unknown) => log.error({ err: cause }, "erasing did not begin"));
      void duplicates.tick();
    },
    close: () => {
      closing();
      worker.close().catch((cause: unknown) => log.error({ err: cause }, "the worker did not end"));
    },
  };
}
