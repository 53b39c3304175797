import type { Logger } from "pino";
import type { DuePreview, FoundPreview, SubjectInput } from "../../../shared/contract/erasure.ts";
import type { CommandRequest, Outcome } from "../../../shared/contract/commands.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { siteDate, siteMs } from "../../../shared/kernel/site-time.ts";
import { erasureRegister, mentions } from "../../../shared/modules/erasure/index.ts";
import type { Changes } from "../changes.ts";
import type { Clock } from "../clock.ts";
import { sweepBlobs } from "../blobs/sweep-blobs.ts";
import type { Core } from "../core.ts";
import type { Given } from "../execute.ts";
import { readChecks, writeChecks } from "../recovery/checks-file.ts";
import { readErasedIds } from "../recovery/erased-ids.ts";
import type { WorkerClient } from "../worker-client.ts";
import { carryOut, finishErasing } from "./carry-out.ts";
import { erasableOf } from "./erasable.ts";
import { orderDue } from "./erase-due.ts";
import { findErasable } from "./find.ts";
import { holdsNow } from "./holds.ts";
import { ageOutKeptFiles } from "./kept-files.ts";
import { previewDue } from "./preview.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Not while a shift is busy; a PC that is off at night does it when it is on. */
const EARLIEST = "03:00";
/** A clock that jumped further than this since the last run may be wrong, and what it erases is gone (T1). */
const TRUSTED_DAYS = 45;

export interface ErasureServiceOptions {
  readonly folder: string;
  readonly path: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly changes: Changes;
  readonly worker: WorkerClient;
  readonly core: () => Core | null;
  readonly loadKeys: () => Promise<Uint8Array | null>;
}

interface Progress {
  readonly done: number;
  readonly total: number;
}

type Execute = (request: CommandRequest, given: Given) => Promise<Result<Outcome>>;
type Tell = (done: number, total: number) => void;

export interface ErasureService {
  readonly running: () => Progress | null;
  readonly lastRunMs: () => number | null;
  /** Days since the last run, when they are too many for the clock to be trusted; else null. */
  readonly clockDays: () => number | null;
  readonly due: (tell: Tell, signal: AbortSignal) => Promise<Result<DuePreview>>;
  readonly find: (subject: SubjectInput, tell: Tell, signal: AbortSignal) => Promise<Result<FoundPreview>>;
  /** Orders an erasure on request; carrying it out follows by itself. The manager's own PIN was checked. */
  readonly order: (
    request: {
      readonly cmd: string;
      readonly reason: string;
      readonly records: readonly {
        readonly kind: string;
        readonly id: string;
        readonly vault: readonly string[];
      }[];
    },
    actor: Actor,
    execute: Execute,
  ) => Promise<Result<null>>;
  /** Erases what is due now, whatever the clock's last run says. The manager's own PIN was checked. */
  readonly runDue: (actor: Actor) => Result<null>;
  /** Does what is due by now and what was left undone; settles when done. */
  readonly tick: () => Promise<void>;
}

/** Erasing on one data folder, one run at a time, beside the saves. */
export function createErasureService(options: ErasureServiceOptions): ErasureService {
  const { folder, path, clock, log, changes, worker, core } = options;
  let progress: Progress | null = null;
  let run: Promise<void> | null = null;
  let failedMonoMs: number | null = null;

  const tellScreens = (): void => changes.publish({ kinds: [erasureRegister.kind], ids: [] });

  const carryAll = async (): Promise<void> => {
    const books = core();
    if (books === null) return;
    const ids = books.queries.erasures.pending(books.keys.deviceId);
    if (ids.length === 0) return;
    const erased = readErasedIds(folder);
    const known = new Set(erased.ok ? erased.value : []);
    const total = ids.reduce(
      (sum, id) => sum + books.store.folded(erasureRegister, id).state.records.length,
      0,
    );
    let done = 0;
    progress = { done, total };
    tellScreens();
    for (const id of ids) {
      const onProgress = (records: number): void => {
        done += records;
        progress = { done, total };
      };
      if (!(await carryOut({ folder, core, known, onProgress }, id))) return;
      tellScreens();
    }
    if (core() === books && (await finishErasing(books, ids))) {
      log.info({ erasures: ids.length, records: total }, "personal data was erased");
    }
  };

  /** Starts a run, or lets one that is under way finish first. */
  const alone = (work: () => Promise<void>): Promise<void> => {
    const next = (run ?? Promise.resolve())
      .then(work)
      .catch((cause: unknown) => {
        failedMonoMs = clock.monoMs();
        log.error({ err: cause }, "erasing failed and is tried again in an hour");
      })
      .finally(() => {
        if (run !== next) return;
        run = null;
        progress = null;
        tellScreens();
      });
    run = next;
    return next;
  };

  const eraseDue = async (actor: Actor | null): Promise<void> => {
    const books = core();
    if (books === null) return;
    progress = { done: 0, total: 0 };
    tellScreens();
    if (!(await orderDue(books, core, actor))) return;
    writeChecks(folder, { ...readChecks(folder), retentionAtMs: clock.nowMs() });
    await carryAll();
    const still = core();
    // Longer than a form's draft is kept: what is chosen for a pass that is still being written stays.
    if (still !== null) sweepBlobs(still, 2 * DAY_MS);
  };

  const daysSince = (lastMs: number): number => Math.floor((clock.nowMs() - lastMs) / DAY_MS);
  const lastRunMs = (): number | null => readChecks(folder).retentionAtMs;

  /** Whether the day's run is due. The first day only takes the time, so that nothing goes unannounced. */
  const dayIsDue = (books: Core): boolean => {
    const nowMs = clock.nowMs();
    const lastMs = lastRunMs();
    if (lastMs === null || lastMs > nowMs + DAY_MS) {
      writeChecks(folder, { ...readChecks(folder), retentionAtMs: nowMs });
      return false;
    }
    const { timeZone } = books.desk.settings;
    const today = siteDate(nowMs, timeZone);
    if (siteDate(lastMs, timeZone) >= today || nowMs < siteMs(today, EARLIEST, timeZone)) return false;
    return daysSince(lastMs) <= TRUSTED_DAYS;
  };

  return {
    running: () => progress,
    lastRunMs,
    clockDays: () => {
      const lastMs = lastRunMs();
      const days = lastMs === null ? 0 : daysSince(lastMs);
      return days > TRUSTED_DAYS ? days : null;
    },
    due: async (tell, signal) => {
      const books = core();
      return books === null ? refuse("not-set-up") : ok(await previewDue(books, core, tell, signal));
    },
    find: async (subject, tell, signal) => {
      const [books, keys] = [core(), await options.loadKeys()];
      if (books === null || keys === null) return refuse("not-set-up");
      return findErasable({ core: books, path, keys, worker, onProgress: tell, signal }, subject);
    },
    order: async ({ cmd, reason, records }, actor, execute) => {
      const books = core();
      if (books === null) return refuse("not-set-up");
      const holdOf = holdsNow(books.store, books.queries.erasures);
      const shown = records.flatMap(({ kind, id }) => erasableOf(books, kind, id, holdOf, null) ?? []);
      const held = shown.filter((record) => record.held !== null).length;
      if (held > 0) return refuse("on-hold", "records", { count: held });
      const asked = new Set(records.flatMap(({ vault }) => vault));
      const parts = shown
        .map(({ kind, id, vault }) => ({ kind, id, vault: vault.filter((part) => asked.has(part)) }))
        .filter(({ vault }) => vault.length > 0);
      const request = { cmd, name: "erasure.order", id: null, input: { reason, records: parts } };
      const ordered = await execute({ ...request, approval: null }, { actor, approver: null, pinHash: null });
      if (!ordered.ok) return ordered;
      const names = shown.map(({ label }) => label).filter((label) => label.length > 1);
      books.drafts.forget((content) => names.some((name) => mentions(content, { name, number: "" })));
      void alone(carryAll);
      return ok(null);
    },
    runDue: (actor) => {
      if (core() === null) return refuse("not-set-up");
      if (run !== null) return refuse("erasure-running");
      void alone(() => eraseDue(actor));
      return ok(null);
    },
    tick: async () => {
      const books = core();
      if (books === null || run !== null) return run ?? undefined;
      books.drafts.sweep();
      const aged = ageOutKeptFiles(folder, clock.nowMs());
      if (aged.length > 0) log.info({ folders: aged }, "databases put aside by a restore have aged out");
      if (failedMonoMs !== null && clock.monoMs() - failedMonoMs < HOUR_MS) return undefined;
      failedMonoMs = null;
      return alone(() => (dayIsDue(books) ? eraseDue(null) : carryAll()));
    },
  };
}
