/** One row of a table file: every cell as text, trailing blank cells dropped. */
export interface TableRow {
  /** The row's number as Excel shows it, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Some rows and how far the reader is, for a progress bar. */
export interface TableBatch {
  readonly rows: readonly TableRow[];
  readonly readBytes: number;
  readonly totalBytes: number;
}

/** Rows handed on at once; between two batches the event loop runs. */
export const BATCH_ROWS = 500;

/** The cells without the blank ones at the end. */
export function trimEnd(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? "").trim() === "") length -= 1;
  return length === cells.length ? cells : cells.slice(0, length);
}
