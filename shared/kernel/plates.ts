import { toHalfWidth } from "./text.ts";

/**
 * ordinary: 粤B12345. new-energy: 粤BD12345 (eight characters). special: trailer, training, police, Hong Kong
 * and Macau, consulate, embassy, armed police and military plates. unusual: kept as written, it may still be
 * right (a foreign plate, a temporary one).
 */
export type PlateVerdict = "empty" | "ordinary" | "new-energy" | "special" | "unusual";

/** A regular expression for the first character of a mainland plate. */
export const PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]";
/** I and O are not used, they look like 1 and 0; O as the second character was the police's and offices'. */
const SERIAL = "[A-HJ-NP-Z0-9]";
const ORDINARY = new RegExp(`^${PROVINCE}[A-HJ-Z]${SERIAL}{5}$`);
const NEW_ENERGY = new RegExp(`^${PROVINCE}[A-HJ-NP-Z](?:[A-HJK]${SERIAL}\\d{4}|\\d{5}[A-HJK])$`);
const SPECIAL = [
  new RegExp(`^${PROVINCE}[A-HJ-Z]${SERIAL}{4}[挂学警港澳试超领]$`),
  new RegExp(`^${PROVINCE}[A-HJ-Z]${SERIAL}{4}应急$`),
  /^(?:使\d{6}|\d{6}使|民航[A-Z0-9]{5})$/,
  new RegExp(`^WJ${PROVINCE}?\\d{4,5}[A-Z0-9]?$`),
  /^[VKHBSLJNGCEOPTYZ][A-Z]\d{5}$/,
];
const NONE = /^(?:无|没有|暂无|未知|不详|\/|-+|—+|n\/?a|null)$/i;
const SEPARATOR = /[/、,;，；|｜\r\n]|或/;

/** Most of what is stored is in that spelling already. */
const NORMAL = /^[A-Z0-9\u4E00-\u9FFF]*$/;

/** A plate in its one spelling: half-width capitals without spaces and dots, 粤B·12345 → 粤B12345. */
export function normalisePlate(text: string): string {
  if (NORMAL.test(text)) return text;
  return toHalfWidth(text)
    .normalize("NFKC")
    .replaceAll(/[\s\u200B\uFEFF·•‧∙・･●.\-\u2010-\u2015\u2212_]/g, "")
    .toUpperCase();
}

/** What kind of plate this is, after normalising. */
export function plateVerdict(text: string): PlateVerdict {
  const plate = normalisePlate(text);
  if (plate === "") return "empty";
  if (ORDINARY.test(plate)) return "ordinary";
  if (NEW_ENERGY.test(plate)) return "new-energy";
  return SPECIAL.some((form) => form.test(plate)) ? "special" : "unusual";
}

/** As it is painted: 粤B·12345. Unusual plates stay as they are. */
export function formatPlate(text: string): string {
  const plate = normalisePlate(text);
  return new RegExp(`^${PROVINCE}[A-Z]`).test(plate) && plate.length > 5
    ? `${plate.slice(0, 2)}·${plate.slice(2)}`
    : plate;
}

/** All plates of a cell, normalised, in order, each once; unusual ones stay in the list as text. */
export function splitPlates(cell: string): readonly string[] {
  const found = new Set<string>();
  for (const part of cell.split(SEPARATOR)) {
    const text = part.trim();
    if (text === "" || NONE.test(text)) continue;
    const words = text.split(/\s+/);
    const spaced = words.length > 1 && words.every((word) => plateVerdict(word) !== "unusual");
    for (const plate of spaced ? words : [text]) {
      const normal = normalisePlate(plate);
      if (normal !== "") found.add(normal);
    }
  }
  return [...found];
}
