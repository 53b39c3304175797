/**
 * VIS-1: how long a registration takes, from the first key to saving, without the wait for the resident's
 * answer. Times in ms of one monotonic clock.
 */
export interface FormClock {
  /** Counted before `runningSinceMs`. */
  readonly spentMs: number;
  /** Null: not begun, or waiting for the answer. */
  readonly runningSinceMs: number | null;
  readonly waiting: boolean;
}

export const freshClock: FormClock = { spentMs: 0, runningSinceMs: null, waiting: false };

/** A key or a click in the form: the first one starts the clock. */
export function touched(clock: FormClock, nowMs: number): FormClock {
  return clock.waiting || clock.runningSinceMs !== null ? clock : { ...clock, runningSinceMs: nowMs };
}

/** The resident is being asked: the clock stands until there is an answer. */
export function asked(clock: FormClock, nowMs: number): FormClock {
  return { spentMs: spentMs(clock, nowMs), runningSinceMs: null, waiting: true };
}

/** There is an answer (or nobody is asked any more): the clock goes on. */
export function answered(clock: FormClock, nowMs: number): FormClock {
  return { spentMs: spentMs(clock, nowMs), runningSinceMs: nowMs, waiting: false };
}

export function spentMs(clock: FormClock, nowMs: number): number {
  return clock.spentMs + (clock.runningSinceMs === null ? 0 : Math.max(0, nowMs - clock.runningSinceMs));
}

/** 00:23 */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
