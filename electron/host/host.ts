import { existsSync, mkdirSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { err, ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { AppState } from "../../shared/contract/session.ts";
import { createPinAttempts } from "./access/pin-attempts.ts";
import { createAlerts } from "./alerts/alerts.ts";
import { waitingNow } from "./board.ts";
import { createChanges } from "./changes.ts";
import { systemClock } from "./clock.ts";
import { openCore, type Core } from "./core.ts";
import { recordUsedCode } from "./device-codes.ts";
import { execute, outcomeOf, OutcomeUnknown } from "./execute.ts";
import { foundBooks, isDiskFull } from "./founding-file.ts";
import { lockFolder, type FolderProblem } from "./folder-lock.ts";
import type { Host, HostOptions } from "./host-surface.ts";
import { createSessions } from "./sessions.ts";
import { createJoining } from "./sync/joining.ts";
import { createSyncService } from "./sync/service.ts";
import { SITE_ID } from "./sha256.ts";
import { foundingProblem, type Founding } from "./setup.ts";
import { migrationDue, openDatabase } from "./store/open-database.ts";
import { isDamage } from "./recovery/is-damage.ts";
import { createSafekeeping } from "./safekeeping.ts";
import { actorOf } from "./tables/staff.ts";
import { newestBackup } from "./transfer/backup-files.ts";
import { createKeys, openKeys, type Keys } from "./vault/keys.ts";

export type { Host, HostOptions } from "./host-surface.ts";

export const databaseFile = (folder: string): string => join(folder, "lodgebook.db");

/** True when something here says that books existed, so that a missing file is never replaced by an empty one (C7). */
function wasUsed(folder: string): boolean {
  return ["desk-codes.json", "backups"].some((name) => existsSync(join(folder, name)));
}

/**
 * Opens the program behind the screen on one data folder. Refused only when the folder itself cannot be had;
 * damaged or foreign books open in phase `problem`, so that a screen can say what to do.
 */
export function createHost(options: HostOptions): Result<Host, FolderProblem> {
  const { folder, keyStore, log, clock = systemClock } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  if (!lock.ok) return err(lock.error);
  const path = databaseFile(folder);

  let core: Core | null = null;
  let closed = false;
  /** The disk failed while the books were opened: tried again until it works, without a restart (C4). */
  let failedToOpen = false;
  /** Set while the books are being opened again: commands wait for it. */
  let reopening: Promise<void> | null = null;
  let founding: Promise<Result<readonly string[]>> | null = null;
  let state: AppState = { phase: "setup", demoOffered: options.demo === true, joined: null };
  const changes = createChanges((cause) => log.error({ err: cause }, "a change listener failed"));
  const attempts = createPinAttempts({
    clock,
    store: {
      get: (staffId) => core?.attempts.get(staffId) ?? null,
      set: (staffId, record) => core?.attempts.set(staffId, record),
    },
  });
  const sessions = createSessions({
    clock,
    idleLockMs: () => (core?.desk.settings.idleLockMinutes ?? 5) * 60_000,
    actorOf: (staffId) => {
      const row = core?.queries.staff.byId(staffId) ?? null;
      return row?.active === true ? actorOf(row) : null;
    },
  });
  const alerts = createAlerts({
    clock,
    waiting: (nowMs) => (core === null ? [] : waitingNow(core, nowMs)),
    onChange: (began) => {
      changes.publish({ kinds: ["board"], ids: [] });
      const loud = began.filter((item) => item.loud);
      if (loud.length > 0) options.onAlert?.(loud);
    },
  });
  changes.listen((change) => {
    // How sync stands moves with every page and changes nothing that an alert is made of.
    if (change.kinds.includes("board") || change.kinds.every((kind) => kind === "sync")) return;
    alerts.changed();
    // After the answer of the save that changed something, not before it.
    setImmediate(alerts.tick);
  });

  const setState = (next: AppState): void => {
    state = next;
    changes.publish({ kinds: ["app"], ids: [] });
  };
  const problem = (code: Extract<AppState, { phase: "problem" }>["problem"]["code"]): void => {
    if (state.phase === "problem" && state.problem.code === code) return;
    log.error({ problem: code }, "the books cannot be opened");
    setState({ phase: "problem", problem: { code, backupAt: newestBackup(folder)?.atMs ?? null } });
  };
  const progress = (done: number, total: number): void => setState({ phase: "rebuilding", done, total });

  const openBooks = async (keys: Keys): Promise<void> => {
    if (migrationDue(path)) await safekeeping.beforeMigration();
    const opened = openDatabase(path, { create: false });
    if (!opened.ok) {
      problem(opened.error.code);
      return;
    }
    let next: Core | null = null;
    let sound = false;
    try {
      next = await openCore({
        db: opened.value,
        folder,
        keys,
        clock,
        changes,
        onProgress: progress,
      });
      // Founding writes another file and renames it, so books without a site are nobody's first start.
      sound = next !== null && safekeeping.opened(next);
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      log.error({ err: cause }, "the books are damaged");
    } finally {
      if (!sound || closed) opened.value.close();
    }
    if (closed) return;
    if (next === null || !sound) {
      problem("damaged");
      return;
    }
    const { code } = next.desk;
    // Also heals a first start that was cut off between the books and this note.
    const noted = code === "" ? ok(null) : recordUsedCode(folder, { code, device: keys.deviceId });
    if (!noted.ok) log.error({ problem: noted.error.code }, "the desk's code was not noted");
    core = next;
    core.drafts.sweep();
    setState({ phase: "setup", demoOffered: false, joined: null });
    sync.start();
    alerts.recompute();
    changes.publish({ kinds: ["app", "board"], ids: [] });
  };

  const findBooks = async (): Promise<void> => {
    const unfinished = await safekeeping.beforeOpening();
    if (unfinished !== null) {
      problem(unfinished);
      return;
    }
    const bytes = await keyStore.load();
    if (bytes === null) {
      if (existsSync(path)) problem("keys-missing");
      else if (wasUsed(folder)) problem("missing");
      return;
    }
    const keys = openKeys(bytes);
    if (!keys.ok) {
      problem(keys.error.code);
      return;
    }
    if (!existsSync(path) && !wasUsed(folder)) return;
    await openBooks(keys.value);
  };

  const openAll = async (): Promise<void> => {
    try {
      await findBooks();
      failedToOpen = false;
    } catch (cause) {
      if (!failedToOpen) log.error({ err: cause }, "the books did not open");
      failedToOpen = !isDamage(cause);
      problem(failedToOpen ? "unreadable" : "damaged");
    }
  };

  const closeBooks = (): void => {
    sync.stop();
    safekeeping.closing();
    core?.close();
    core = null;
  };
  const reopen = (): Promise<void> => {
    closeBooks();
    const again = openAll().finally(() => {
      if (reopening === again) reopening = null;
    });
    reopening = again;
    return again;
  };

  const foundSite = async (form: Founding): Promise<Result<readonly string[]>> => {
    if (core !== null || state.phase !== "setup" || existsSync(path)) return refuse("already-set-up");
    // A site that has books is not founded a second time.
    if ((joining.begun()?.awaits ?? "founding") !== "founding") return refuse("already-set-up");
    const wrong = foundingProblem(form);
    if (!wrong.ok) return wrong;
    try {
      const bytes = (await keyStore.load()) ?? createKeys((size) => randomBytes(size));
      await keyStore.save(bytes);
      const keys = openKeys(bytes);
      if (!keys.ok) return refuse("storage-failed");
      const demo = options.demo === true;
      const codes = await foundBooks({ path, keys: keys.value, clock, form, demo, cost: options.cost });
      if (codes.ok) await openBooks(keys.value);
      if (codes.ok && core !== null) joining.linkFounded(core);
      return codes;
    } catch (cause) {
      log.error({ err: cause }, "the site was not founded");
      return refuse(isDiskFull(cause) ? "disk-full" : "storage-failed");
    }
  };

  const whileClosed = async (work: () => Promise<void>): Promise<void> => {
    sessions.lockAll();
    closeBooks();
    progress(0, 0);
    try {
      await work();
    } finally {
      await reopen();
    }
  };
  const safekeeping = createSafekeeping({
    folder,
    path,
    keyStore,
    clock,
    log,
    changes,
    state: () => state,
    core: () => core,
    whileClosed,
    onDamaged: () => {
      sessions.lockAll();
      closeBooks();
      problem("damaged");
    },
  });

  const sync = createSyncService({
    folder,
    clock,
    log,
    changes,
    core: () => core,
    settleFork: async (fromSeq) => safekeeping.settleFork(fromSeq),
    silentMs: options.silentMs,
  });
  const showJoined = (): void => setState({ phase: "setup", demoOffered: false, joined: joining.begun() });
  const joining = createJoining({
    folder,
    path,
    keyStore,
    clock,
    log,
    onProgress: (done, total) => setState({ phase: "joining", done, total }),
    openBooks,
    onLinked: () => sync.start(),
  });
  const joined = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (core !== null || state.phase !== "setup") return refuse("already-set-up");
    const outcome = await work();
    if (core === null && !closed) showJoined();
    return outcome;
  };

  const opened = openAll().then(() => {
    if (core === null && state.phase === "setup" && joining.begun() !== null) showJoined();
  });
  const timer = setInterval(() => {
    alerts.tick();
    if (failedToOpen && reopening === null) void reopen();
  }, 1000);
  const upkeep = setInterval(safekeeping.tick, 60_000);
  return ok({
    opened,
    folder,
    clock,
    log,
    cost: options.cost,
    state: () => {
      if (core === null) return state;
      const { siteName, demo, code, postName, settings } = core.desk;
      return {
        phase: "ready",
        siteId: SITE_ID,
        siteName,
        demo,
        deskCode: code,
        postName,
        settings,
        nowMs: clock.nowMs(),
      };
    },
    core: () => core,
    changes,
    sessions,
    attempts,
    alerts,
    found: async (form) => {
      if (founding !== null) return refuse("already-set-up");
      founding = foundSite(form).finally(() => {
        founding = null;
      });
      return founding;
    },
    join: async (form) => joined(async () => joining.join(form)),
    resumeJoining: async (siteKey) => joined(async () => joining.resume(siteKey)),
    giveUpJoining: async () => joined(joining.giveUp),
    cancelJoining: joining.cancel,
    sync,
    execute: async (request, given) => {
      if (reopening !== null) await reopening;
      if (core === null) return refuse(state.phase === "problem" ? "storage-failed" : "not-set-up");
      try {
        return execute(core, request, given);
      } catch (cause) {
        if (!(cause instanceof OutcomeUnknown)) throw cause;
        log.error({ err: cause }, "the disk failed during a save; opening the books again");
        await reopen();
        const settled = core === null ? null : outcomeOf(core, request.cmd);
        return settled === null ? refuse("storage-failed") : ok(settled);
      }
    },
    reopen,
    whileClosed,
    backups: safekeeping.backups,
    restores: safekeeping.restores,
    erasures: safekeeping.erasures,
    duplicates: safekeeping.duplicates,
    resumed: () => {
      alerts.recompute();
      safekeeping.tick();
    },
    close: () => {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      clearInterval(upkeep);
      closeBooks();
      safekeeping.close();
      lock.value.release();
    },
  });
}
