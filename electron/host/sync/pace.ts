import { mayPassWithLess } from "./round-problem.ts";
import type { CallProblem } from "./server-client.ts";

const MOST_BYTES = 1024 * 1024;
const LEAST_BYTES = 2048;
/** Positions a page: few enough that a save never waits long for the page's transaction. */
const MOST_POSITIONS = 200;
const LEAST_POSITIONS = 1;

/** So many calls come through before more is tried. */
const TRIALS = 8;

/** How much one call carries: half as much after one that did not come through, twice as much after several that did. */
export interface Pace {
  /** Of a push; decoded. */
  readonly bytes: () => number;
  /** Of a page. */
  readonly positions: () => number;
  /** False when less cannot be asked. */
  readonly less: () => boolean;
  readonly more: () => void;
}

/** Lives as long as the line does, over many rounds: a line that is cut again and again still gets on. */
export function createPace(): Pace {
  let bytes = MOST_BYTES;
  let positions = MOST_POSITIONS;
  let passed = 0;
  return {
    bytes: () => bytes,
    positions: () => positions,
    less: () => {
      passed = 0;
      const least = bytes === LEAST_BYTES && positions === LEAST_POSITIONS;
      bytes = Math.max(LEAST_BYTES, bytes / 2);
      positions = Math.max(LEAST_POSITIONS, Math.floor(positions / 2));
      return !least;
    },
    more: () => {
      passed = (passed + 1) % TRIALS;
      if (passed > 0) return;
      bytes = Math.min(MOST_BYTES, bytes * 2);
      positions = Math.min(MOST_POSITIONS, positions * 2);
    },
  };
}

/** What the large calls of one round tell the pace, and whether one that did not come through is tried with less. */
export interface Trials {
  readonly cameThrough: () => void;
  /** True when another try at once is worth it: there is less to ask, and the line carried something just now. */
  readonly again: (problem: CallProblem) => boolean;
}

export function createTrials(pace: Pace): Trials {
  let carried = false;
  return {
    cameThrough: () => {
      carried = true;
      pace.more();
    },
    again: (problem) => {
      if (!mayPassWithLess(problem)) return false;
      const less = pace.less();
      const worth = less && (carried || problem.kind === "refused");
      carried = false;
      return worth;
    },
  };
}
