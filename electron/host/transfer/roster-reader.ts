import { hash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { err, ok, refuse, type DomainError, type Result } from "../../../shared/kernel/result.ts";
import type { Inspection } from "../../../shared/contract/directory-import.ts";
import {
  checkMapping,
  createRowJudge,
  findHeader,
  maskCell,
  maskCells,
  matchColumns,
  type ColumnMatch,
  type RepeatVerdict,
  type RosterMapping,
  type RosterRow,
  type RowVerdict,
} from "../../../shared/modules/directory/index.ts";
import { openTable, type Table, type TableError } from "./read-table.ts";

/** What a roster is read by: the file, its sheet and what its columns hold. */
export interface RosterSource {
  readonly path: string;
  readonly sheet: string | null;
  readonly mapping: RosterMapping;
  readonly signal?: AbortSignal | undefined;
}

const INSPECTED_ROWS = 200;
const SHOWN_ROWS = 20;
/** Judged without letting the event loop go on: a few milliseconds. */
const JUDGED_ROWS = 100;

/** A table error as a refusal: its code and numbers for the words. */
export function tableRefusal(error: TableError): DomainError {
  const { code, ...facts } = error;
  return { code: "import-refused", params: { problem: code, ...facts } };
}

async function firstRows(table: Table): Promise<Result<readonly RosterRow[]>> {
  const rows: RosterRow[] = [];
  for await (const batch of table.batches) {
    if (!batch.ok) return err(tableRefusal(batch.error));
    rows.push(...batch.value.rows);
    if (rows.length >= INSPECTED_ROWS) break;
  }
  return ok(rows.slice(0, INSPECTED_ROWS));
}

/** Without a header the columns have no titles and nothing is proposed: the user says what they hold. */
function unknownColumns(rows: readonly RosterRow[]): ColumnMatch {
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    title: "",
    field: null,
    confidence: 0,
    samples: rows.slice(0, 3).map((row) => row.cells[index] ?? ""),
  }));
  const fields = columns.map(() => null);
  return { columns, mapping: { headerRow: 0, fields, carryDown: "none" }, missing: ["unit", "name"] };
}

/** Says what a file is and proposes what its columns hold, from its first rows. Values are masked. */
export async function inspectRoster(path: string, sheet: string | null): Promise<Result<Inspection>> {
  const table = await openTable({ path, sheet: sheet ?? undefined });
  if (!table.ok) return err(tableRefusal(table.error));
  const rows = await firstRows(table.value);
  await table.value.close();
  if (!rows.ok) return rows;
  const { format } = table.value;
  const header = findHeader(rows.value);
  const match = header.ok ? matchColumns(header.value, rows.value) : unknownColumns(rows.value);
  return ok({
    format: format.format,
    encoding: format.format === "csv" ? format.encoding : "",
    sheets: format.format === "csv" ? [] : [...format.sheets],
    sheet: format.format === "csv" ? null : format.sheet,
    headerFound: header.ok,
    columns: match.columns.map((column) => ({
      ...column,
      samples: column.samples.map((sample) => maskCell(column.field, sample)),
    })),
    mapping: { ...match.mapping, fields: [...match.mapping.fields] },
    rows: rows.value.slice(0, SHOWN_ROWS).map(({ row, cells }) => ({
      row,
      cells: row === match.mapping.headerRow ? [...cells] : maskCells(cells, match.mapping),
    })),
  });
}

export interface JudgedBatch {
  readonly verdicts: readonly (RowVerdict | RepeatVerdict)[];
  readonly readBytes: number;
  readonly totalBytes: number;
}

/** Reads and judges a whole file batch by batch; the same file and mapping give the same verdicts each time. */
export async function* judgeFile(source: RosterSource): AsyncGenerator<Result<JudgedBatch>> {
  const mapping = checkMapping(source.mapping);
  if (!mapping.ok) {
    const { error } = mapping;
    const detail =
      error.code === "field-twice" ? { field: error.field } : { missing: error.missing.join(" ") };
    yield refuse("import-refused", undefined, { problem: error.code, ...detail });
    return;
  }
  const table = await openTable({
    path: source.path,
    sheet: source.sheet ?? undefined,
    signal: source.signal,
  });
  if (!table.ok) {
    yield err(tableRefusal(table.error));
    return;
  }
  const judge = createRowJudge({
    mapping: mapping.value,
    fingerprint: (text) => hash("sha256", text, "base64"),
  });
  try {
    for await (const batch of table.value.batches) {
      if (!batch.ok) {
        yield err(tableRefusal(batch.error));
        return;
      }
      const { rows, readBytes, totalBytes } = batch.value;
      for (let at = 0; at < rows.length; at += JUDGED_ROWS) {
        const piece = rows.slice(at, at + JUDGED_ROWS);
        const verdicts = piece.map(judge).filter((verdict) => verdict !== undefined);
        yield ok({ verdicts, readBytes, totalBytes });
        await nextTurn();
      }
    }
  } finally {
    await table.value.close();
  }
}
