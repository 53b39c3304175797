/** What a return says of an issue; together they are what was issued (HAZ-4). */
export interface Figures {
  readonly used: number;
  readonly returned: number;
  readonly spilt: number;
}

/** One way in which an issue was said to end: 退回, or 作废 (null figures). */
export interface Ending {
  readonly atMs: number;
  readonly device: string;
  readonly figures: Figures | null;
}

/** Of several returns that contradict each other, a person said which holds; `seen`: of how many it was told. */
export interface Settlement {
  readonly atMs: number;
  readonly device: string;
  readonly figures: Figures;
  readonly seen: number;
}

export interface Endings {
  readonly all: readonly Ending[];
  readonly settled: Settlement | null;
}

export const noEndings: Endings = { all: [], settled: null };

interface Written {
  readonly atMs: number;
  readonly device: string;
}

/** Earlier by the desk's clock, then by device: the same for every aggregate that tells of the same command. */
function isBefore(left: Written, right: Written): boolean {
  return left.atMs < right.atMs || (left.atMs === right.atMs && left.device < right.device);
}

export function withEnding(endings: Endings, ending: Ending): Endings {
  return { ...endings, all: [...endings.all, ending] };
}

export function withSettlement(endings: Endings, settlement: Settlement): Endings {
  const { settled } = endings;
  return settled !== null && isBefore(settlement, settled) ? endings : { ...endings, settled: settlement };
}

function sameFigures(left: Figures | null, right: Figures | null): boolean {
  if (left === null || right === null) return left === right;
  return left.used === right.used && left.returned === right.returned && left.spilt === right.spilt;
}

/**
 * The ending that holds: what a person settled, else the earliest return (who says what came back knows more than
 * who says it never went out), else the void. Null: it is still out. The slip and its batch fold the same facts in
 * orders of their own, so this looks at the facts alone and never at the order.
 */
export function standing(endings: Endings): Ending | null {
  if (endings.settled !== null) return endings.settled;
  let found: Ending | null = null;
  for (const ending of endings.all) {
    const stronger = found === null || (found.figures === null && ending.figures !== null);
    const earlier =
      found !== null && (found.figures === null) === (ending.figures === null) && isBefore(ending, found);
    if (stronger || earlier) found = ending;
  }
  return found;
}

/** Desks that were apart said different things of it, and nobody has settled all of them yet. */
export function endingsContradict(endings: Endings): boolean {
  const [first] = endings.all;
  if (first === undefined) return false;
  if (endings.settled !== null && endings.settled.seen >= endings.all.length) return false;
  return endings.all.some((ending) => !sameFigures(ending.figures, first.figures));
}
