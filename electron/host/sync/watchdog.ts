import type { Clock } from "../clock.ts";

/** A round that moves nothing for so long is given up and begun again. */
export const STUCK_MS = 60_000;
const LOOK_MS = 5000;

export interface Watchdog {
  /** A byte came or went: the round is alive. */
  readonly moved: () => void;
  readonly stop: () => void;
}

/** Watches one round of sync; `onStuck` is called once, when nothing has moved for a minute of monotonic time. */
export function watchRound(clock: Pick<Clock, "monoMs">, onStuck: () => void): Watchdog {
  let movedAtMs = clock.monoMs();
  const timer = setInterval(() => {
    if (clock.monoMs() - movedAtMs < STUCK_MS) return;
    clearInterval(timer);
    onStuck();
  }, LOOK_MS);
  return {
    moved: () => {
      movedAtMs = clock.monoMs();
    },
    stop: () => clearInterval(timer),
  };
}
