import { open, stat } from "node:fs/promises";

import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { detectFileDelimiter, readCsv, type Delimiter } from "./csv.ts";
import { detectEncoding, type TextEncoding } from "./encoding.ts";
import { fileKind } from "./file-kind.ts";
import {
  checkCancelled,
  fail,
  tableErrorOf,
  tableLimits,
  type TableError,
  type TableLimits,
} from "./table-error.ts";
import type { TableBatch } from "./table-row.ts";
import { readSheet } from "./xlsx.ts";
import { openBook, type Book, type BookSource, type Sheet } from "./xlsx-book.ts";

export { tableLimits } from "./table-error.ts";
export type { OldFormat, TableError, TableLimits } from "./table-error.ts";
export type { TableBatch, TableRow } from "./table-row.ts";
export type { TextEncoding } from "./encoding.ts";
export type { Delimiter } from "./csv.ts";

export interface TableOptions {
  readonly path: string;
  /** Which sheet of an .xlsx; the first that is not hidden when absent. */
  readonly sheet?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: TableLimits | undefined;
}

/** What the file turned out to be, for the wizard to show. */
export type TableFormat =
  | { readonly format: "csv"; readonly encoding: TextEncoding; readonly delimiter: Delimiter }
  | { readonly format: "xlsx"; readonly sheets: readonly string[]; readonly sheet: string };

/**
 * A table file that is open. `batches` may be read once; it ends after the first error, and an error may
 * come after good rows, so nothing is final before the end. `close` may be called at any time.
 */
export interface Table {
  readonly format: TableFormat;
  readonly bytes: number;
  readonly batches: AsyncIterable<Result<TableBatch, TableError>>;
  readonly close: () => Promise<void>;
}

/** Turns thrown failures into the last value, and a file without any value into `empty`. */
async function* guarded(batches: AsyncIterable<TableBatch>): AsyncGenerator<Result<TableBatch, TableError>> {
  let hasValue = false;
  try {
    for await (const batch of batches) {
      hasValue ||= batch.rows.some((row) => row.cells.length > 0);
      yield ok(batch);
    }
    if (!hasValue) yield err({ code: "empty" });
  } catch (thrown) {
    yield err(tableErrorOf(thrown));
  }
}

function chooseSheet(book: Book, wanted: string | undefined): Sheet {
  const visible = book.sheets.filter((sheet) => !sheet.hidden);
  const all = visible.length > 0 ? visible : book.sheets;
  const sheet = wanted === undefined ? all[0] : all.find(({ name }) => name === wanted);
  if (sheet !== undefined) return sheet;
  return fail(wanted === undefined ? { code: "empty" } : { code: "no-such-sheet", sheet: wanted });
}

async function openXlsx(source: BookSource, wanted: string | undefined): Promise<Table> {
  const book = await openBook(source);
  const sheet = chooseSheet(book, wanted);
  const visible = book.sheets.filter(({ hidden }) => !hidden);
  return {
    format: { format: "xlsx", sheets: visible.map(({ name }) => name), sheet: sheet.name },
    bytes: source.size,
    batches: guarded(readSheet(source, book, sheet)),
    close: () => source.file.close(),
  };
}

async function openCsv(source: BookSource): Promise<Table> {
  const { path, size, limits, signal } = source;
  const encoding = await detectEncoding(path, signal);
  const delimiter = await detectFileDelimiter(path, encoding, signal);
  await source.file.close();
  const csv = { path, totalBytes: size, encoding, delimiter, limits, signal };
  return {
    format: { format: "csv", encoding, delimiter },
    bytes: size,
    batches: guarded(readCsv(csv)),
    close: () => Promise.resolve(),
  };
}

async function openSource(source: BookSource, wanted: string | undefined): Promise<Table> {
  const found = await fileKind(source.file, source.size);
  switch (found.kind) {
    case "zip":
      return openXlsx(source, wanted);
    case "text":
      return openCsv(source);
    case "old":
      return fail({ code: "old-format", format: found.format });
    case "encrypted":
      return fail({ code: "password-protected" });
    case "foreign":
      return fail({ code: "not-a-table" });
  }
}

/**
 * Opens a CSV (UTF-8, UTF-16 with mark, GB18030; comma, semicolon or tab) or .xlsx file by what it is,
 * not by its name, for reading row by row in bounded memory. Never runs longer than a piece without
 * letting the event loop go on, and holds no state of its own: it runs in a worker as well.
 */
export async function openTable(options: TableOptions): Promise<Result<Table, TableError>> {
  const { path, signal } = options;
  const limits = options.limits ?? tableLimits;
  try {
    checkCancelled(signal);
    const { size } = await stat(path);
    if (size === 0) return err({ code: "empty" });
    if (size > limits.fileBytes) {
      return err({ code: "too-big", bytes: size, limit: limits.fileBytes });
    }
    const file = await open(path);
    try {
      return ok(await openSource({ path, file, size, limits, signal }, options.sheet));
    } catch (thrown) {
      await file.close();
      throw thrown;
    }
  } catch (thrown) {
    return err(tableErrorOf(thrown));
  }
}
