import { setImmediate } from "node:timers/promises";

import { cellPlace, createMergeFill, mergedColumn, type MergedColumn } from "./merged-cells.ts";
import { checkCancelled, fail, type TableLimits } from "./table-error.ts";
import { BATCH_ROWS, trimEnd, type TableBatch, type TableRow } from "./table-row.ts";
import { readPart, type Book, type BookSource, type Sheet } from "./xlsx-book.ts";
import { cellText, type CellContext } from "./xlsx-cell.ts";
import { createXmlScanner, xmlAttribute, type XmlScanner } from "./xml-scanner.ts";

/** Excel's own last row; a file that claims more was not made by a spreadsheet. */
const LAST_ROW = 1_048_576;
const MAX_MERGED = 200_000;

/**
 * Merged cells stand behind the rows in the file, so the sheet is read once for them alone; only the
 * text after the rows is taken apart. A sheet whose rows do not end is damaged.
 */
async function readMerged(source: BookSource, sheet: Sheet): Promise<readonly MergedColumn[]> {
  const merged: MergedColumn[] = [];
  const scanner = createXmlScanner({
    open: (name, attributes) => {
      if (name !== "mergeCell") return;
      const block = mergedColumn(attributes);
      if (block !== undefined) merged.push(block);
      if (merged.length > MAX_MERGED) fail({ code: "damaged", part: sheet.name });
    },
    close: () => undefined,
    text: () => undefined,
  });
  let tail = "";
  let isBehindRows = false;
  for await (const { text } of readPart(source, sheet.entry)) {
    if (isBehindRows) {
      scanner.add(text);
      continue;
    }
    const seen = tail + text;
    const at = seen.search(/<(?:\w+:)?sheetData\s*\/>|<\/(?:\w+:)?sheetData>/u);
    if (at === -1) tail = seen.slice(-64);
    else {
      isBehindRows = true;
      scanner.add(seen.slice(at));
    }
  }
  if (!isBehindRows) fail({ code: "damaged", part: sheet.name });
  return merged;
}

interface RowReader extends XmlScanner {
  /** The rows finished since the last call. */
  readonly take: () => TableRow[];
}

/** Turns a worksheet's XML into rows; rows without any value are not given. */
function createRowReader(
  context: CellContext,
  limits: TableLimits,
  fill: (row: number, cells: string[]) => void,
): RowReader {
  let finished: TableRow[] = [];
  let row = 0;
  let given = 0;
  let column = -1;
  let cells: string[] = [];
  let cell = { type: "", style: 0, value: "", inline: "", formula: "" };
  let into: "value" | "inline" | "formula" | "" = "";
  let inPhonetic = false;

  function startRow(attributes: string): void {
    const stated = Number(xmlAttribute(attributes, "r") ?? row + 1);
    if (!Number.isInteger(stated) || stated <= row || stated > LAST_ROW) {
      fail({ code: "damaged", part: `row ${row + 1}` });
    }
    row = stated;
    column = -1;
    cells = [];
  }
  function startCell(attributes: string): void {
    const place = cellPlace(xmlAttribute(attributes, "r") ?? "");
    column = place === undefined ? column + 1 : place.column;
    const style = Number(xmlAttribute(attributes, "s") ?? "0");
    cell = {
      type: xmlAttribute(attributes, "t") ?? "",
      style,
      value: "",
      inline: "",
      formula: "",
    };
  }
  function endCell(): void {
    const text = cellText(cell, context);
    if (text.trim() === "") return;
    if (column >= limits.columns) {
      fail({ code: "too-many-columns", row, columns: column + 1, limit: limits.columns });
    }
    while (cells.length < column) cells.push("");
    cells[column] = text;
  }
  function endRow(): void {
    fill(row, cells);
    const trimmed = trimEnd(cells);
    if (trimmed.length === 0) return;
    given += 1;
    if (given > limits.rows) fail({ code: "too-many-rows", limit: limits.rows });
    finished.push({ row, cells: trimmed });
  }
  const scanner = createXmlScanner({
    open: (name, attributes) => {
      if (name === "row") startRow(attributes);
      else if (name === "c") startCell(attributes);
      else if (name === "v") into = "value";
      else if (name === "f") into = "formula";
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") into = inPhonetic ? "" : "inline";
    },
    close: (name) => {
      into = "";
      if (name === "c") endCell();
      else if (name === "row") endRow();
      else if (name === "rPh") inPhonetic = false;
    },
    text: (text) => {
      if (into === "") return;
      cell[into] += text;
      if (cell[into].length > limits.cellSize) {
        fail({ code: "cell-too-long", row, limit: limits.cellSize });
      }
    },
  });
  return {
    add: (piece) => scanner.add(piece),
    take: () => {
      const taken = finished;
      finished = [];
      return taken;
    },
  };
}

/** The rows of one sheet, in pieces, with memory for little more than the shared strings. */
export async function* readSheet(source: BookSource, book: Book, sheet: Sheet): AsyncGenerator<TableBatch> {
  const totalBytes = sheet.entry.packedBytes;
  const fill = createMergeFill(await readMerged(source, sheet));
  const reader = createRowReader(book, source.limits, fill);
  for await (const { text, readBytes } of readPart(source, sheet.entry)) {
    reader.add(text);
    const rows = reader.take();
    for (let from = 0; from < rows.length; from += BATCH_ROWS) {
      yield { rows: rows.slice(from, from + BATCH_ROWS), readBytes, totalBytes };
      await setImmediate();
      checkCancelled(source.signal);
    }
  }
  yield { rows: [], readBytes: totalBytes, totalBytes };
}
