import { csvRecord, UTF8_MARK } from "../../../kernel/csv-text.ts";

/** A row to hand back for correction, with the reason in words. */
export interface RefusedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly reason: string;
}

export interface RefusedTitles {
  /** The file's own titles, so that the corrected file can be imported as it is. */
  readonly columns: readonly string[];
  /** 原行号 and 原因 in the user's language. */
  readonly row: string;
  readonly reason: string;
}

/**
 * The refused rows, and those with a field left out, as CSV text in pieces (UTF-8 with mark, guarded
 * against formulas, I2): the row's number in the original file, the reason, then the original cells.
 */
export function* refusedCsv(titles: RefusedTitles, rows: Iterable<RefusedRow>): Generator<string> {
  yield UTF8_MARK + csvRecord([titles.row, titles.reason, ...titles.columns]);
  for (const { row, cells, reason } of rows) yield csvRecord([String(row), reason, ...cells]);
}
