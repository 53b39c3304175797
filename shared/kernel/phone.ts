import { toHalfWidth } from "./text.ts";

/**
 * mobile: 11 digits of the mainland. landline: with its area code. local: a landline number without area
 * code. service: 400, 800, 95xxx, 96xxx. abroad: any other country or region. impossible: none of these,
 * a desk's own short line (12345) among them.
 */
export type PhoneVerdict = "empty" | "mobile" | "landline" | "local" | "service" | "abroad" | "impossible";

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(0(?:10|2\d|[3-9]\d{2}))([1-9]\d{6,7})(?:-(\d{1,6}))?$/;
const LOCAL = /^[2-8]\d{6,7}(?:-\d{1,6})?$/;
const SERVICE = /^(?:[48]00\d{7}|95\d{3,6}|96\d{3,4})$/;
const ABROAD = /^\+(?!86)[1-9]\d{6,14}$/;
/** Words for "none" that people write into a column they may not leave empty. */
const NONE = /^(?:无|没有|暂无|未知|不详|\/|\\|-+|—+|n\/?a|null)$/i;
const SEPARATOR = /[/、,;，；|｜\r\n]|或/;

/** Digits alone, "+" in front for other countries, an extension behind a hyphen; undefined when other signs occur. */
function digitsOf(text: string): string | undefined {
  const plain = toHalfWidth(text)
    .normalize("NFKC")
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\uFEFF]/g, "")
    .trim()
    // What Excel makes of a number.
    .replace(/^(\d+)\.0$/, "$1");
  const match = /^([+\d\s()\-\u2010-\u2015\u2212.]+?)(?:\s*(?:转|分机|ext\.?|x|#)\s*(\d{1,6}))?$/i.exec(
    plain,
  );
  if (match === null) return undefined;
  const [, number = "", extension] = match;
  const groups = number.split(/[-\u2010-\u2015\u2212]/);
  const last = groups.at(-1)?.trim() ?? "";
  const rest = groups
    .slice(0, -1)
    .join("")
    .replaceAll(/[\s().]/g, "");
  // 0755-83000000-801: the last group is an extension when what stands before it is a whole number.
  const hyphenated =
    extension === undefined && /^\d{1,6}$/.test(last) && (LANDLINE.test(rest) || LOCAL.test(rest));
  const base = hyphenated ? rest : number.replaceAll(/[\s()\-\u2010-\u2015\u2212.]/g, "");
  const tail = hyphenated ? last : extension;
  return tail === undefined ? base : `${base}-${tail}`;
}

/** +86, 0086 and a 0 before a mobile number fall away; +86 755… gets its 0 back; 00852… becomes +852…. */
function withoutCountry(digits: string): string {
  const home = /^(?:\+|00)86(\d.*)$/.exec(digits)?.[1];
  if (home !== undefined)
    return MOBILE.test(home) || SERVICE.test(home) || home.startsWith("0") ? home : `0${home}`;
  if (/^861[3-9]\d{9}$/.test(digits)) return digits.slice(2);
  if (/^01[3-9]\d{9}$/.test(digits)) return digits.slice(1);
  return digits.replace(/^00(?=[1-9])/, "+");
}

/**
 * A phone number in its one spelling: digits, "+" in front of other countries' ("+85290000000"), an extension
 * behind a hyphen ("075583000000-801"). Text that is no number comes back half-width and trimmed.
 */
export function normalisePhone(text: string): string {
  if (MOBILE.test(text)) return text;
  const digits = digitsOf(text);
  return digits === undefined ? toHalfWidth(text).trim() : withoutCountry(digits);
}

/** What kind of number this can be, after normalising. */
export function phoneVerdict(text: string): PhoneVerdict {
  const phone = normalisePhone(text);
  if (phone === "") return "empty";
  if (MOBILE.test(phone)) return "mobile";
  if (SERVICE.test(phone)) return "service";
  if (LANDLINE.test(phone)) return "landline";
  if (LOCAL.test(phone)) return "local";
  return ABROAD.test(phone) ? "abroad" : "impossible";
}

/** As people read it aloud: 199 0000 7280, 0755-83000000-801. */
export function formatPhone(text: string): string {
  const phone = normalisePhone(text);
  if (MOBILE.test(phone)) return `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
  const [, area, number, extension] = LANDLINE.exec(phone) ?? [];
  if (area === undefined || number === undefined) return phone;
  return `${area}-${number}${extension === undefined ? "" : `-${extension}`}`;
}

/**
 * All numbers of a cell, normalised, in order, each once. What is no phone stays in the list as text, so
 * that an import can name it.
 */
export function splitPhones(cell: string): readonly string[] {
  const found = new Set<string>();
  for (const part of cell.split(SEPARATOR)) {
    const text = part.trim();
    if (text === "" || NONE.test(text)) continue;
    const words = text.split(/\s+/).filter((word) => word !== "");
    const spaced =
      phoneVerdict(text) === "impossible" && words.every((word) => phoneVerdict(word) !== "impossible");
    for (const phone of spaced ? words : [text]) found.add(normalisePhone(phone));
  }
  return [...found];
}
