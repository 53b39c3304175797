import { randomUUID } from "node:crypto";
import { open, rename, rm, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

import writeXlsxFile from "write-excel-file/node";

import { csvRecord, UTF8_MARK } from "../../../shared/kernel/csv-text.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

export interface WriteTableOptions {
  /** Where the file goes; an older one of that name is replaced once the new one is whole. */
  readonly path: string;
  readonly format: "csv" | "xlsx";
  readonly header: readonly string[];
  readonly rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
  /** The sheet's name in an .xlsx. */
  readonly sheet: string;
  readonly signal?: AbortSignal | undefined;
  /** Called now and then with the number of rows written so far. */
  readonly onProgress?: ((rows: number) => void) | undefined;
}

export type WriteTableError =
  | { readonly code: "too-many-rows"; readonly limit: number }
  | { readonly code: "cell-too-long"; readonly row: number; readonly limit: number }
  | { readonly code: "disk-full" }
  | { readonly code: "unwritable"; readonly reason: string }
  | { readonly code: "cancelled" };

/** Excel's own limits; a CSV has none. The rows of an .xlsx stand in memory until it is written. */
const XLSX_ROWS = 1_048_575;
const XLSX_CELL = 32_767;
const PROGRESS_ROWS = 1000;
const COLUMN_WIDTH = 18;

class WriteFailure extends Error {
  readonly error: WriteTableError;
  constructor(error: WriteTableError) {
    super(error.code);
    this.error = error;
  }
}

function writeErrorOf(thrown: unknown, signal: AbortSignal | undefined): WriteTableError {
  if (signal?.aborted === true) return { code: "cancelled" };
  if (thrown instanceof WriteFailure) return thrown.error;
  if (thrown instanceof Error && "code" in thrown && typeof thrown.code === "string") {
    if (thrown.code === "ENOSPC" || thrown.code === "EDQUOT") return { code: "disk-full" };
    if (/^E[A-Z]+$/u.test(thrown.code)) return { code: "unwritable", reason: thrown.code };
  }
  throw thrown;
}

/** The rows, counted; a cancelled export stops at the next row. */
async function* counted(options: WriteTableOptions): AsyncGenerator<readonly string[]> {
  let count = 0;
  for await (const row of options.rows) {
    if (options.signal?.aborted === true) throw new WriteFailure({ code: "cancelled" });
    count += 1;
    yield row;
    if (count % PROGRESS_ROWS === 0) options.onProgress?.(count);
  }
  options.onProgress?.(count);
}

async function writeCsv(options: WriteTableOptions, path: string): Promise<number> {
  let written = 0;
  async function* texts(): AsyncGenerator<string> {
    yield UTF8_MARK + csvRecord(options.header);
    for await (const row of counted(options)) {
      written += 1;
      yield csvRecord(row);
    }
  }
  // Opened before anything can throw: a stream that opens by itself may make the file after it was cleared away.
  const file = await open(path, "wx", 0o600);
  await pipeline(texts(), file.createWriteStream());
  return written;
}

/** Text by type and by format: Excel neither calculates nor rounds it, also when it is edited (I2). */
function textCell(value: string, row: number): { value: string; type: StringConstructor; format: string } {
  if (value.length > XLSX_CELL) {
    throw new WriteFailure({ code: "cell-too-long", row, limit: XLSX_CELL });
  }
  return { value, type: String, format: "@" };
}

async function writeXlsx(options: WriteTableOptions, path: string): Promise<number> {
  const header = options.header.map((title) => ({
    ...textCell(title, 1),
    fontWeight: "bold" as const,
  }));
  const data: ReturnType<typeof textCell>[][] = [header];
  for await (const row of counted(options)) {
    if (data.length > XLSX_ROWS) throw new WriteFailure({ code: "too-many-rows", limit: XLSX_ROWS });
    data.push(row.map((value) => textCell(value, data.length + 1)));
  }
  const bytes = await writeXlsxFile(data, {
    sheet: options.sheet,
    stickyRowsCount: 1,
    columns: options.header.map(() => ({ width: COLUMN_WIDTH })),
  }).toBuffer();
  await writeFile(path, bytes, { flag: "wx", mode: 0o600 });
  return data.length - 1;
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Writes rows as CSV (UTF-8 with mark, guarded cells) or .xlsx, every cell as text, so that 18-digit
 * numbers survive and nothing is calculated (I2). The file appears whole or not at all. Gives the
 * number of rows.
 */
export async function writeTable(
  options: WriteTableOptions,
): Promise<Result<{ readonly rows: number }, WriteTableError>> {
  const unfinished = `${options.path}.${randomUUID()}.part`;
  try {
    const write = options.format === "csv" ? writeCsv : writeXlsx;
    const rows = await write(options, unfinished);
    await syncFile(unfinished);
    if (options.signal?.aborted === true) throw new WriteFailure({ code: "cancelled" });
    await rename(unfinished, options.path);
    return ok({ rows });
  } catch (thrown) {
    await rm(unfinished, { force: true });
    return err(writeErrorOf(thrown, options.signal));
  }
}
