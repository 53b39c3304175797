import { setImmediate as nextTurn } from "node:timers/promises";
import type { Logger } from "pino";
import type { SiteDesk, SyncProblem, SyncState } from "../../../shared/contract/sync.ts";
import type { Changes } from "../changes.ts";
import type { Clock } from "../clock.ts";
import type { Core } from "../core.ts";
import { SUPERSEDED } from "../recovery/stage-fork.ts";
import { createComparison } from "./comparison.ts";
import { syncRound } from "./engine.ts";
import { readLink } from "./link.ts";
import { openLive } from "./live.ts";
import { createPace } from "./pace.ts";
import { countAside, createPeers, type KeptAside } from "./peers.ts";
import { createToken } from "./server-client.ts";
import type { ForkOutcome } from "./settle-fork.ts";
import { watchRound } from "./watchdog.ts";

/** Without a line that tells of news, the server is asked this often. */
const POLL_MS = 60_000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

/** These wait for a person; the others are tried again by themselves. */
const FINAL: ReadonlySet<SyncProblem> = new Set([
  "revoked",
  "client-too-old",
  "server-changed",
  "fork",
  "unknown-here",
]);

export interface SyncServiceOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly changes: Changes;
  readonly core: () => Core | null;
  /** A copied log goes on under a new id, if the server lets it. */
  readonly settleFork: (fromSeq: number) => Promise<ForkOutcome>;
  /** Tests only: no shipped entry sets it. */
  readonly silentMs?: number | undefined;
}

export interface SyncService {
  readonly state: () => SyncState;
  readonly desks: () => { readonly desks: readonly SiteDesk[]; readonly aside: readonly KeptAside[] };
  /** Something changed here, or a person asked: begins soon. */
  readonly nudge: () => void;
  /** The books were opened, or joined to a server: begins with a fresh look at the server. */
  readonly start: () => void;
  /** The books are about to be closed. */
  readonly stop: () => void;
}

/** Keeps this desk and the server of its site in step while the books are open; never in the way of a save. */
export function createSyncService(options: SyncServiceOptions): SyncService {
  const { clock, log, changes } = options;
  let running: AbortController | null = null;
  let cancel = (): void => undefined;
  let line: { readonly close: () => void } | null = null;
  /** The site's last position, as the line told it. */
  let newest = 0;
  let fresh = true;
  let again = false;
  let stopped = true;
  let retryMs = FIRST_RETRY_MS;
  let online = false;
  let problem: SyncProblem | null = null;
  let behind = 0;
  let stuckAtMs: number | null = null;
  const pace = createPace();
  const comparison = createComparison({ clock, log });

  const tell = (): void => changes.publish({ kinds: ["sync"], ids: [] });
  const schedule = (ms: number): void => {
    cancel();
    if (stopped) return;
    if (ms === 0) {
      const turn = setImmediate(() => void round());
      cancel = () => clearImmediate(turn);
    } else {
      const timer = setTimeout(() => void round(), ms);
      cancel = () => clearTimeout(timer);
    }
  };

  const listen = (core: Core): void => {
    const link = readLink(core.store.db);
    if (line !== null || stopped || link === null) return;
    const as = { device: core.keys.deviceId, site: link.site, key: core.keys.device };
    newest = 0;
    line = openLive({
      url: link.url,
      token: () => createToken(as, clock.nowMs() + link.offsetMs),
      onPosition: (position) => {
        newest = position;
        const at = options.core() === core ? readLink(core.store.db)?.cursor : undefined;
        // A round that runs may have it by its end: its own push moves the position too.
        if (running === null && at !== undefined && position > at) nudge();
      },
      onGone: () => {
        line = null;
        fresh = true;
        schedule(retryMs);
      },
    });
  };

  const settleFork = async (fromSeq: number): Promise<void> => {
    try {
      if ((await options.settleFork(fromSeq)) !== "unreachable") return;
      problem = "unreachable";
      schedule(retryMs);
    } catch (cause) {
      log.error({ err: cause }, "a copied log was not settled");
    }
  };

  const settle = (core: Core, outcome: Awaited<ReturnType<typeof syncRound>>): void => {
    if (outcome.ok) {
      fresh = false;
      online = true;
      problem = null;
      retryMs = FIRST_RETRY_MS;
      listen(core);
      schedule(again || newest > outcome.link.cursor ? 0 : POLL_MS);
      return;
    }
    const failed = problem !== outcome.problem;
    problem = outcome.problem;
    if (failed && outcome.fromSeq !== null) void settleFork(outcome.fromSeq);
    online = problem !== "unreachable";
    fresh = true;
    line?.close();
    line = null;
    if (failed) log.warn({ problem }, "sync waits");
    retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
    // Desks that lost the same server do not come back in the same instant.
    const jitter = 0.5 + (clock.monoMs() % 1000) / 1000;
    schedule(FINAL.has(outcome.problem) ? LAST_RETRY_MS * 10 : (outcome.retryAfterMs ?? retryMs * jitter));
  };

  const round = async (): Promise<void> => {
    const core = options.core();
    if (running !== null || core === null || stopped || readLink(core.store.db) === null) {
      again = running !== null;
      return;
    }
    again = false;
    const control = new AbortController();
    running = control;
    const watchdog = watchRound(clock, () => {
      log.warn("sync did not move for a minute and is begun again");
      stuckAtMs = clock.nowMs();
      control.abort();
    });
    tell();
    try {
      const outcome = await syncRound({
        core,
        folder: options.folder,
        log,
        signal: control.signal,
        fresh,
        pace,
        silentMs: options.silentMs,
        heads: {
          wanted: () => options.core() === core && comparison.due(core),
          take: (heads) => comparison.compare(core, heads),
        },
        onBytes: watchdog.moved,
        onStep: (step) => {
          watchdog.moved();
          behind = step.behind;
          tell();
        },
        breathe: async () => {
          await nextTurn();
          if (options.core() !== core) control.abort();
          control.signal.throwIfAborted();
        },
      });
      running = null;
      if (options.core() === core) settle(core, outcome);
    } catch (cause) {
      running = null;
      if (!control.signal.aborted) log.error({ err: cause }, "sync failed");
      fresh = true;
      schedule(retryMs);
    } finally {
      watchdog.stop();
      behind = 0;
      tell();
    }
  };

  // A save is answered first and pushed at once; what is saved while a round runs goes together in the next.
  const nudge = (): void => {
    if (running !== null) again = true;
    else if (!stopped) schedule(0);
  };
  changes.listen(({ kinds }) => {
    if (kinds.every((kind) => kind === "board" || kind === "sync" || kind === "app")) return;
    nudge();
  });

  const stop = (): void => {
    stopped = true;
    cancel();
    running?.abort();
    line?.close();
    line = null;
  };
  return {
    state: () => {
      const core = options.core();
      const link = core === null ? null : readLink(core.store.db);
      if (core === null || link === null) return { mode: "alone" };
      const compared = comparison.last(core);
      return {
        mode: "joined",
        url: link.url,
        online: online && problem === null,
        busy: running !== null,
        queue: Math.max(0, core.store.head(core.keys.deviceId).seq - link.acknowledged),
        behind,
        lastSuccessMs: link.lastSuccessMs === 0 ? null : link.lastSuccessMs,
        problem,
        stuckAtMs,
        aside: countAside(core.store.db, SUPERSEDED),
        comparedAtMs: compared?.atMs ?? null,
        differences: compared?.differences ?? [],
        offsetMs: link.offsetMs,
      };
    },
    desks: () => {
      const core = options.core();
      if (core === null) return { desks: [], aside: [] };
      const peers = createPeers(core.store.db);
      return {
        desks: peers.all().map((peer) => ({
          device: peer.device,
          desk: peer.desk,
          name: peer.name,
          own: peer.device === core.keys.deviceId,
          enrolledAtMs: peer.enrolledAtMs,
          lastSeenAtMs: peer.lastSeenAtMs,
          seq: peer.seq,
          seqHere: core.store.head(peer.device).seq,
          revokedAtMs: peer.revokedAtMs,
          successorOf: peer.successorOf,
        })),
        aside: peers.aside(),
      };
    },
    nudge,
    start: () => {
      stopped = false;
      fresh = true;
      retryMs = FIRST_RETRY_MS;
      schedule(0);
    },
    stop,
  };
}
