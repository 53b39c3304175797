/** What a spreadsheet takes for a formula at a cell's start (I2), with the full-width forms. */
const FORMULA = "=+\\-@\\t\\r\\n＝＋－＠";
/** Excel rounds numbers of more than 15 digits and shows those of 12 and more as 1.23E+11. */
const LONG_NUMBER = "\\d{12,}[xX]?$";
const DANGEROUS = new RegExp(`^'*(?:[${FORMULA}]|${LONG_NUMBER})`, "u");
const GUARDED = new RegExp(`^'+(?:[${FORMULA}]|${LONG_NUMBER})`, "u");

/**
 * The cell with an apostrophe in front where a spreadsheet would calculate it or round it (I2): text
 * starting with = + - @, their full-width forms, TAB, CR or LF, and numbers of 12 digits and more.
 */
export function guardCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** Undoes guardCell exactly; other text stays as it is. */
export function unguardCell(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

/** One CSV record with its CRLF (RFC 4180). Guards every cell (I2). */
export function csvRecord(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const text = guardCell(cell);
    return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(",")}\r\n`;
}

/** The mark that makes Excel read a CSV as UTF-8; stands once, before the first record. */
export const UTF8_MARK = "\u{feff}";
