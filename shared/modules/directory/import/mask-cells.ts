import { maskIdentityNumber, maskPhone } from "../../../kernel/masks.ts";
import { splitPhones } from "../../../kernel/phone.ts";
import type { RosterField, RosterMapping } from "./fields.ts";

/** Columns whose digits are no personal numbers: units, dates, words. */
const PLAIN: ReadonlySet<RosterField> = new Set([
  "unit",
  "building",
  "entrance",
  "room",
  "state",
  "relation",
  "documentType",
  "plate",
  "moveIn",
  "moveOut",
]);
/** A run of digits as long as a phone's, with the spaces and hyphens people put between. */
const LONG_NUMBER = /\+?\d(?:[ -]?\d){6,}[Xx]?/gu;

/** A roster's cell as the screen may show it (PRV-1); `field` null: nobody has said yet what the column holds. */
export function maskCell(field: RosterField | null, cell: string): string {
  if (field !== null && PLAIN.has(field)) return cell;
  if (field === "document") return maskIdentityNumber(cell);
  if (field === "phone" || field === "emergencyPhone") return splitPhones(cell).map(maskPhone).join(" / ");
  return cell.normalize("NFKC").replaceAll(LONG_NUMBER, (digits) => maskIdentityNumber(digits));
}

/** The cells of a row, each by the column it stands in. */
export function maskCells(cells: readonly string[], mapping: Pick<RosterMapping, "fields">): string[] {
  return cells.map((cell, index) => maskCell(mapping.fields[index] ?? null, cell));
}
