import { xmlAttribute } from "./xml-scanner.ts";

/** A merged block's first column from its first to its last row, all from 0. */
export interface MergedColumn {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** Column number from 0 and row number from 1 of a cell's name (`AB12`). */
export function cellPlace(name: string): { readonly column: number; readonly row: number } | undefined {
  const found = /^\$?(?<letters>[A-Z]{1,3})\$?(?<row>\d{1,7})$/u.exec(name);
  if (found === null) return undefined;
  let column = 0;
  for (const letter of found.groups?.["letters"] ?? "") {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return { column: column - 1, row: Number(found.groups?.["row"]) };
}

/** The merged block of a `<mergeCell ref="A3:A9">`, when it spans rows. */
export function mergedColumn(attributes: string): MergedColumn | undefined {
  const [from, to] = (xmlAttribute(attributes, "ref") ?? "").split(":").map(cellPlace);
  if (from === undefined || to === undefined || to.row <= from.row) return undefined;
  return { column: from.column, first: from.row, last: to.row };
}

/**
 * Fills merged cells downwards: a roster with one merged building cell for forty rows means the
 * building in each of them. Rows come in order; a row without a cell of its own stays blank.
 */
export function createMergeFill(merged: readonly MergedColumn[]): (row: number, cells: string[]) => void {
  const waiting = merged.toSorted((a, b) => a.first - b.first);
  let next = 0;
  let active: { readonly block: MergedColumn; readonly value: string }[] = [];
  return (row, cells) => {
    active = active.filter(({ block }) => block.last >= row);
    if (cells.some((cell) => cell !== "")) {
      for (const { block, value } of active) {
        if ((cells[block.column] ?? "") !== "") continue;
        while (cells.length < block.column) cells.push("");
        cells[block.column] = value;
      }
    }
    for (let block = waiting[next]; block !== undefined && block.first <= row; block = waiting[next]) {
      next += 1;
      const value = block.first === row ? (cells[block.column] ?? "") : "";
      if (value !== "") active.push({ block, value });
    }
  };
}
