import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll } from "vitest";

import {
  openTable,
  type TableError,
  type TableFormat,
  type TableOptions,
  type TableRow,
} from "../../../../electron/host/transfer/read-table.ts";

/** A folder that lives as long as the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "lodgebook-table-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFileIn(folder: string, content: Buffer | string): string {
  const path = join(folder, randomUUID());
  writeFileSync(path, content);
  return path;
}

export interface ReadResult {
  readonly format: TableFormat | undefined;
  readonly rows: readonly TableRow[];
  readonly error: TableError | undefined;
  readonly batches: number;
}

/** Reads a file to its end or first error. */
export async function readAll(options: TableOptions): Promise<ReadResult> {
  const table = await openTable(options);
  if (!table.ok) return { format: undefined, rows: [], error: table.error, batches: 0 };
  const rows: TableRow[] = [];
  let error: TableError | undefined;
  let batches = 0;
  for await (const batch of table.value.batches) {
    batches += 1;
    if (batch.ok) for (const row of batch.value.rows) rows.push(row);
    else error = batch.error;
  }
  await table.value.close();
  return { format: table.value.format, rows, error, batches };
}

export function cellsOf(result: ReadResult): readonly (readonly string[])[] {
  return result.rows.map(({ cells }) => cells);
}
