/** Where the host gets time from. Tests bring their own through createHost; no shipped entry can. */
export interface Clock {
  /** Wall clock, ms since the epoch. May jump in either direction. */
  readonly nowMs: () => number;
  /** Monotonic clock, ms since some start. Never goes back. */
  readonly monoMs: () => number;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monoMs: () => performance.now(),
};
