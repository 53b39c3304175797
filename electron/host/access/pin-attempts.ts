import { refuse } from "../../../shared/kernel/result.ts";
import type { Clock } from "../clock.ts";

/** What outlives a restart: wrong tries in a row, the wait that the last one earned, whether its alarm was raised. */
export interface AttemptRecord {
  readonly failures: number;
  readonly waitMs: number;
  readonly alarmed: boolean;
}

/** Keeps one record a person. `set` returns only when the record is durable. */
export interface AttemptStore {
  readonly get: (staffId: string) => AttemptRecord | null;
  readonly set: (staffId: string, record: AttemptRecord) => void;
}

export type AttemptOutcome =
  | { readonly kind: "right" }
  /** Tried and wrong; the next try is possible after `waitMs`. */
  | { readonly kind: "wrong"; readonly failures: number; readonly waitMs: number; readonly alarm: boolean }
  /** Not tried: too early, or locked out (`locked`). */
  | { readonly kind: "wait"; readonly waitMs: number; readonly locked: boolean; readonly alarm: boolean };

export interface PinAttempts {
  /**
   * Lets one try through or refuses it. `verify` runs only for a try that counts. `alarm` is true once for each
   * lock-out: supervisors are to be told. Tries of one person run one after the other.
   */
  readonly attempt: (staffId: string, verify: () => Promise<boolean>) => Promise<AttemptOutcome>;
  /** Ms until a try is possible, 0 when it is now. */
  readonly waitMs: (staffId: string) => number;
  /** True while ten wrong tries in a row keep the door closed. */
  readonly isLockedOut: (staffId: string) => boolean;
  /** A supervisor gave the person a new PIN. */
  readonly reset: (staffId: string) => void;
}

const FREE_TRIES = 3;
const LOCKING_TRIES = 10;
/** How long ten wrong PINs in a row keep the door closed (A1). */
export const LOCK_MS = 15 * 60_000;
const CLEAN: AttemptRecord = { failures: 0, waitMs: 0, alarmed: false };

/** 1 s after the third wrong try in a row, doubling to 64 s; from the tenth on 15 minutes each. */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return failures < LOCKING_TRIES ? 1000 * 2 ** (failures - FREE_TRIES) : LOCK_MS;
}

/** What a try that did not get through is answered (A1): the tries that are left, or how long none is possible. */
export function attemptRefusal(
  outcome: Exclude<AttemptOutcome, { kind: "right" }>,
): ReturnType<typeof refuse> {
  const lockedOut = outcome.kind === "wait" ? outcome.locked : outcome.failures >= LOCKING_TRIES;
  if (lockedOut) return refuse("pin-locked-out", "pin", { minutes: Math.ceil(outcome.waitMs / 60_000) });
  return outcome.kind === "wait"
    ? refuse("pin-wait", "pin", { seconds: Math.ceil(outcome.waitMs / 1000) })
    : refuse("pin-wrong", "pin", { left: LOCKING_TRIES - outcome.failures });
}

/**
 * Counts wrong PINs (A1). The wall clock has no part in it: a wait runs by the monotonic clock, and starts over
 * in full when the program does, since nobody can say how long it was off. A try is written down as wrong before
 * it is made, so that pulling the plug in the middle is no free guess.
 */
export function createPinAttempts({
  store,
  clock,
}: {
  readonly store: AttemptStore;
  readonly clock: Pick<Clock, "monoMs">;
}): PinAttempts {
  const startedAt = clock.monoMs();
  const waitingSince = new Map<string, number>();
  const running = new Map<string, Promise<unknown>>();

  const recordOf = (staffId: string) => store.get(staffId) ?? CLEAN;
  const waitMs = (staffId: string) => {
    const passed = clock.monoMs() - (waitingSince.get(staffId) ?? startedAt);
    return Math.max(0, Math.ceil(recordOf(staffId).waitMs - passed));
  };
  const reset = (staffId: string) => {
    store.set(staffId, CLEAN);
    waitingSince.delete(staffId);
  };
  /** True when this person's lock-out has not been told yet; it is from now on. */
  const takeAlarm = (staffId: string) => {
    const record = recordOf(staffId);
    const due = record.failures >= LOCKING_TRIES && !record.alarmed;
    if (due) store.set(staffId, { ...record, alarmed: true });
    return due;
  };

  const attempt = async (staffId: string, verify: () => Promise<boolean>): Promise<AttemptOutcome> => {
    const before = recordOf(staffId);
    const wait = waitMs(staffId);
    if (wait > 0) {
      const locked = before.failures >= LOCKING_TRIES;
      return { kind: "wait", waitMs: wait, locked, alarm: takeAlarm(staffId) };
    }
    const failures = before.failures + 1;
    store.set(staffId, { failures, waitMs: waitAfter(failures), alarmed: false });
    let right = false;
    try {
      right = await verify();
    } finally {
      waitingSince.set(staffId, clock.monoMs());
    }
    if (!right) return { kind: "wrong", failures, waitMs: waitAfter(failures), alarm: takeAlarm(staffId) };
    reset(staffId);
    return { kind: "right" };
  };

  return {
    attempt: async (staffId, verify) => {
      const run = () => attempt(staffId, verify);
      const mine = (running.get(staffId) ?? Promise.resolve()).then(run, run);
      running.set(staffId, mine);
      try {
        return await mine;
      } finally {
        if (running.get(staffId) === mine) running.delete(staffId);
      }
    },
    waitMs,
    isLockedOut: (staffId) => recordOf(staffId).failures >= LOCKING_TRIES && waitMs(staffId) > 0,
    reset,
  };
}
