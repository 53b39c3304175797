import { err, ok, type Result } from "../../../kernel/result.ts";
import type { RequiredField } from "./fields.ts";
import { matchTitle } from "./titles.ts";

/** A row of the file as the reader gives it; `row` counts from 1. */
export interface RosterRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface RosterHeader {
  readonly row: number;
  readonly titles: readonly string[];
}

/** No row looks like a header: the file is another table, or has none. */
export interface HeaderError {
  readonly code: "no-header";
  readonly missing: readonly RequiredField[];
}

/** Titles, stamps and notes above a roster's header are rarely longer. */
const SEARCHED_ROWS = 30;
/** Two fields, one of them perhaps doubtful. */
const MIN_SCORE = 1.5;

function filled(row: RosterRow): number {
  return row.cells.filter((cell) => cell.trim() !== "").length;
}

/** How many different fields the row's cells name, less for doubtful ones. */
function headerScore(titles: readonly string[]): number {
  const best = new Map<string, number>();
  for (const cell of titles) {
    const { field, confidence } = matchTitle(cell);
    if (field !== null) best.set(field, Math.max(best.get(field) ?? 0, confidence));
  }
  return [...best.values()].reduce((sum, confidence) => sum + confidence, 0);
}

/** A title left blank stands in the row above, where a header has two rows (房屋信息 over 楼栋, 单元, 房号). */
function withTitlesAbove(header: RosterRow, above: RosterRow | undefined): readonly string[] {
  if (above === undefined || above.row !== header.row - 1 || filled(above) < 2) return header.cells;
  const width = Math.max(header.cells.length, above.cells.length);
  return Array.from({ length: width }, (_, column) => {
    const own = header.cells[column] ?? "";
    return own.trim() === "" ? (above.cells[column] ?? "") : own;
  });
}

/**
 * Finds the header among the first rows: the one that names the most fields, at least two, below title
 * rows and blank rows.
 */
export function findHeader(rows: readonly RosterRow[]): Result<RosterHeader, HeaderError> {
  let best: RosterHeader | undefined;
  let bestScore = 0;
  const searched = rows.slice(0, SEARCHED_ROWS);
  for (const [at, row] of searched.entries()) {
    if (headerScore(row.cells) < MIN_SCORE) continue;
    const titles = withTitlesAbove(row, searched[at - 1]);
    const score = headerScore(titles);
    if (score > bestScore) {
      best = { row: row.row, titles };
      bestScore = score;
    }
  }
  return best === undefined ? err({ code: "no-header", missing: ["unit", "name"] }) : ok(best);
}
