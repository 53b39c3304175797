import type { RowProblem } from "../../../shared/contract/directory-import.ts";
import {
  maskCell,
  maskCells,
  type LeftOut,
  type RepeatVerdict,
  type RosterMapping,
  type RowVerdict,
} from "../../../shared/modules/directory/index.ts";

function leftOutReasons(leftOut: readonly LeftOut[]): RowProblem["reasons"] {
  return leftOut.map(({ field, reason, original }) => ({ field, reason, original }));
}

/** What of a row has to be told: why it is refused, what is left out of it, which row it repeats; null: nothing. */
export function problemOf(verdict: RowVerdict | RepeatVerdict): RowProblem | null {
  switch (verdict.verdict) {
    case "blank":
    case "imported":
      return null;
    case "partial": {
      const { row, cells, leftOut } = verdict;
      return { row, verdict: "partial", of: null, reasons: leftOutReasons(leftOut), cells: [...cells] };
    }
    case "refused": {
      const { row, cells, refusedFor, original } = verdict;
      const reasons = [{ field: null, reason: refusedFor, original }];
      return { row, verdict: "refused", of: null, reasons, cells: [...cells] };
    }
    case "repeat": {
      const { row, cells, of, leftOut } = verdict;
      return { row, verdict: "repeat", of, reasons: leftOutReasons(leftOut), cells: [...cells] };
    }
  }
}

/** The same for the screen (PRV-1). */
export function maskProblem(problem: RowProblem, mapping: RosterMapping): RowProblem {
  return {
    ...problem,
    cells: maskCells(problem.cells, mapping),
    reasons: problem.reasons.map((reason) => ({
      ...reason,
      original: maskCell(reason.field, reason.original),
    })),
  };
}

/** True for a row that goes back to be corrected; a mere repetition does not. */
export function isReturned(problem: RowProblem): boolean {
  return problem.reasons.length > 0;
}

/** More text than this in faulty rows is a wrong mapping or another file, not a roster; UTF-16 units. */
const MAX_RETURNED = 32 * 1024 * 1024;

export interface ReturnedRows {
  /** False when there is no room left: the import has to end. */
  readonly add: (problem: RowProblem) => boolean;
  readonly all: () => readonly RowProblem[];
}

/** Collects the rows to hand back, within bounds. */
export function createReturnedRows(): ReturnedRows {
  const rows: RowProblem[] = [];
  let size = 0;
  return {
    add: (problem) => {
      size += problem.cells.reduce((sum, cell) => sum + cell.length, 100);
      if (size > MAX_RETURNED) return false;
      rows.push(problem);
      return true;
    },
    all: () => rows,
  };
}
