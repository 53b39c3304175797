import type { SyncProblem } from "../../../shared/contract/sync.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { CallProblem } from "./server-client.ts";

const MOST_WAIT_MS = 600_000;

/** The round ends here; what it did stays. */
export class Stopped extends Error {
  readonly problem: SyncProblem;
  readonly retryAfterMs: number | null;
  readonly fromSeq: number | null;
  constructor(problem: SyncProblem, retryAfterMs: number | null = null, fromSeq: number | null = null) {
    super(problem);
    this.fromSeq = fromSeq;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The server has another event of this device at a seq. */
export class Forked extends Error {
  readonly seq: number;
  constructor(seq: number) {
    super("fork");
    this.seq = seq;
  }
}

/** How long a server that is busy wants to be left alone; what it says may be anything. */
function waitMs(carries: Readonly<Record<string, unknown>>): number {
  const seconds = Number(carries["retryAfter"]);
  return Number.isFinite(seconds) ? Math.min(MOST_WAIT_MS, Math.max(1000, seconds * 1000)) : 60_000;
}

function problemOf(problem: CallProblem): Stopped {
  if (problem.kind === "unreachable") return new Stopped("unreachable");
  switch (problem.code) {
    case "TOKEN":
      return new Stopped("unknown-here");
    case "DEVICE_REVOKED":
      return new Stopped("revoked");
    case "CLIENT_TOO_OLD":
      return new Stopped("client-too-old");
    case "FORK":
      return new Stopped("fork");
    case "SLOW_DOWN":
      return new Stopped("unreachable", waitMs(problem.carries));
    case "UNAVAILABLE":
    case "INTERNAL":
      return new Stopped("unreachable");
    default:
      return new Stopped(problem.status >= 500 ? "unreachable" : "refused");
  }
}

/** What a call brought. Throws Stopped where it brought nothing. */
export const must = <T>(answer: Result<T, CallProblem>): T => {
  if (!answer.ok) throw problemOf(answer.error);
  return answer.value;
};

/** The line, or the size of what was sent: with less it may come through. */
export const mayPassWithLess = (problem: CallProblem): boolean =>
  problem.kind === "unreachable" || problem.code === "TOO_LARGE";
