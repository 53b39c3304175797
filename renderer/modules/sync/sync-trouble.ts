import type { TFunction } from "i18next";
import type { SyncProblem, SyncState } from "../../../shared/contract/sync.ts";
import { spanWords } from "../../ui/time-words.ts";

/** From here on a clock is said to be off. */
const CLOCK_OFF_MS = 2 * 60_000;

/** How far this desk's clock is from the server's, in words; null while it is near enough. */
export function clockTrouble(offsetMs: number, t: TFunction): string | null {
  if (Math.abs(offsetMs) <= CLOCK_OFF_MS) return null;
  return t("sync.clock", {
    direction: t(offsetMs > 0 ? "sync.slow" : "sync.fast"),
    amount: spanWords(offsetMs, t),
  });
}

/** True while sync waits for a person; a line that is down is tried again by itself. */
export const isStopped = (problem: SyncProblem | null): problem is Exclude<SyncProblem, "unreachable"> =>
  problem !== null && problem !== "unreachable";

/** What of sync a person must know on every page, the gravest first; null while it mends itself. */
export function syncTrouble(sync: SyncState | null, t: TFunction): string | null {
  if (sync?.mode !== "joined") return null;
  if (sync.differences.length > 0) return t("sync.differs.bar");
  if (isStopped(sync.problem)) return t(`sync.problems.${sync.problem}`);
  return clockTrouble(sync.offsetMs, t);
}
