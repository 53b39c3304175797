import type { HazardMonth } from "../../../shared/contract/hazards.ts";

type Line = HazardMonth["lines"][number];

/** Rows of usual height that fit a sheet beside its head and the lines to sign on. */
const ROWS_A_SHEET = 18;
/** Half-width signs that the wide column takes in a row of usual height: three lines of print. */
const SIGNS_A_ROW = 78;

/** Han and full-width signs take twice the room. */
function printedWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

/** Deals a month's lines to sheets; a line whose text runs on takes the room of several. */
export function dealToSheets(
  lines: readonly Line[],
  textOf: (line: Line) => string,
): readonly (readonly Line[])[] {
  const sheets: Line[][] = [[]];
  let used = 0;
  for (const line of lines) {
    const rows = Math.max(1, Math.ceil(printedWidth(textOf(line)) / SIGNS_A_ROW));
    if (used > 0 && used + rows > ROWS_A_SHEET) {
      sheets.push([]);
      used = 0;
    }
    sheets.at(-1)?.push(line);
    used += rows;
  }
  return sheets;
}
