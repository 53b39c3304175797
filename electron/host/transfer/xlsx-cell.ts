import { excelSerialToIsoDay } from "../../../shared/kernel/excel-date.ts";

/** A `<c>` element as read, before its meaning is known. */
export interface RawCell {
  /** The `t` attribute: s shared, str formula text, inlineStr, b, e, d, n or absent for numbers. */
  readonly type: string;
  readonly style: number;
  readonly value: string;
  readonly inline: string;
  readonly formula: string;
}

export interface CellContext {
  readonly sharedStrings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

/** Excel writes control characters as _x000D_ and a literal such text as _x005F_x000D_. */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x(?<code>[0-9A-Fa-f]{4})_/gu, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const DAYS_FROM_1904 = 1462;

/**
 * A number as a person would read it. Some programs write whole numbers as 1.990009728E10; what a double
 * cannot hold exactly stays as it is in the file, so that damage by Excel (9.95E+17) remains visible.
 */
function numberText(value: string, isDate: boolean, from1904: boolean): string {
  const number = Number(value);
  if (value === "" || !Number.isFinite(number)) return value;
  if (isDate) {
    const day = excelSerialToIsoDay(from1904 ? number + DAYS_FROM_1904 : number);
    if (day !== undefined) return day;
  }
  if (/^-?\d+$/u.test(value)) return value;
  if (Number.isInteger(number)) return Number.isSafeInteger(number) ? String(number) : value;
  return Math.abs(number) >= 1e-6 && Math.abs(number) < 1e15 ? String(number) : value;
}

/**
 * The text of a cell: dates as ISO days, a formula's cached value; a formula without one (a file never
 * opened in Excel) as its own text. Nothing is ever calculated.
 */
export function cellText(cell: RawCell, context: CellContext): string {
  if (cell.value === "" && cell.inline === "") {
    return cell.formula === "" ? "" : `=${cell.formula}`;
  }
  switch (cell.type) {
    case "s":
      return context.sharedStrings[Number(cell.value)] ?? "";
    case "inlineStr":
      return decodeEscapes(cell.inline);
    case "b":
      return cell.value === "1" ? "TRUE" : "FALSE";
    case "d":
      return cell.value.slice(0, 10);
    case "":
    case "n":
      return numberText(cell.value, context.dateStyles[cell.style] === true, context.from1904);
    default:
      return decodeEscapes(cell.value);
  }
}
