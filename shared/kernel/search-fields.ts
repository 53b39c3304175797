import { readName } from "./pinyin.ts";
import { normalisePlate } from "./plates.ts";
import { isSyllable } from "./search-syllables.ts";
import { normaliseText } from "./text.ts";
import { unitCodeParts, type UnitCodeParts } from "./unit-code.ts";

/** What a record is found by. Empty strings and absent members are the same. */
export interface SearchFields {
  /** People: found by characters, pinyin initials and full pinyin. */
  readonly names?: readonly string[] | undefined;
  /** A unit code as `parseUnitCode` gives it; other text is searched as text. */
  readonly unit?: string | undefined;
  /** Last four of phones or documents (`lastFour`). */
  readonly phoneTails?: readonly string[] | undefined;
  readonly plates?: readonly string[] | undefined;
  /** A number for people to quote, `FX-20261123-A-007`; other codes are searched as text. */
  readonly number?: string | undefined;
  /** Anything else worth finding by its characters: company, fault, purpose. */
  readonly texts?: readonly string[] | undefined;
}

/** Search looks at no more than these many characters of a name, a text, a plate. */
const MAX_NAME = 40;
const MAX_TEXT = 200;
const MAX_PLATE = 16;

const NUMBER = /^([a-z]{2})-(\d{8})-([a-z]\d*)-(\d{3,})$/;

export interface NumberParts {
  readonly register: string;
  readonly date: string;
  readonly desk: string;
  readonly running: string;
}

/** Most of what is searched; folding it changes nothing but the case. */
const PLAIN = /^[A-Za-z0-9\u4E00-\u9FFF-]*$/;

/** The form in which both sides are compared: NFKC, lower case, one line. */
export function foldSearch(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return normaliseText(text).normalize("NFKC").toLowerCase();
}

function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return Array.from(text.slice(0, max * 2))
    .slice(0, max)
    .join("");
}

function words(text: string, max: number): readonly string[] {
  const folded = clip(foldSearch(text.slice(0, max * 4)), max);
  if (folded === "") return [];
  return folded.split(/\s+/).filter((word) => word !== "");
}

/** The words of names and texts, of a unit whose building has a name, of a number that is not in its usual form. */
export function wordsOf(fields: SearchFields): readonly string[] {
  return [...(fields.names ?? []).flatMap(nameWords), ...otherWordsOf(fields, partsOf(fields))];
}

export function nameWords(name: string): readonly string[] {
  return words(name, MAX_NAME);
}

/** What of a record has a form of its own. */
export interface SearchParts {
  readonly unit: UnitCodeParts | undefined;
  readonly plates: readonly string[];
  readonly number: NumberParts | undefined;
}

export function partsOf(fields: SearchFields): SearchParts {
  return { unit: unitOf(fields), plates: platesOf(fields), number: numberOf(fields) };
}

/** All words but those of names. */
export function otherWordsOf(fields: SearchFields, parts: SearchParts): readonly string[] {
  const found = (fields.texts ?? []).flatMap((text) => words(text, MAX_TEXT));
  const plainUnit = parts.unit !== undefined && !/\p{Script=Han}/u.test(fields.unit ?? "");
  if (fields.unit !== undefined && !plainUnit) found.push(...words(fields.unit, MAX_NAME));
  if (fields.number !== undefined && parts.number === undefined)
    found.push(...words(fields.number, MAX_NAME));
  for (const plate of parts.plates) if (plate.length < 3) found.push(plate);
  return found;
}

export interface NameReading {
  readonly initials: string;
  /** Undefined where a character has no syllable. */
  readonly syllables: readonly (string | undefined)[];
}

export function namesOf(fields: SearchFields): readonly NameReading[] {
  return (fields.names ?? []).map(nameReading);
}

export function nameReading(name: string): NameReading {
  const readings = readName(nameWords(name).join(""));
  return {
    initials: readings.map(({ known, syllable }) => (known ? syllable.charAt(0) : syllable)).join(""),
    syllables: readings.map(({ known, syllable }) => (known && isSyllable(syllable) ? syllable : undefined)),
  };
}

export function unitOf(fields: SearchFields): UnitCodeParts | undefined {
  const unit = fields.unit === undefined ? "" : fields.unit.length > 60 ? "" : foldSearch(fields.unit);
  return /\s/.test(unit) ? undefined : unitCodeParts(unit);
}

export function tailsOf(fields: SearchFields): readonly string[] {
  return (fields.phoneTails ?? [])
    .map((tail) => tail.toLowerCase())
    .filter((tail) => /^\d{3}[\dx]$/.test(tail));
}

export function platesOf(fields: SearchFields): readonly string[] {
  return (fields.plates ?? [])
    .map((plate) => clip(foldSearch(normalisePlate(plate.slice(0, 60))), MAX_PLATE))
    .filter((plate) => plate !== "");
}

export function numberOf(fields: SearchFields): NumberParts | undefined {
  const match = fields.number === undefined ? null : NUMBER.exec(foldSearch(fields.number.slice(0, 60)));
  const [, register, date, desk, running] = match ?? [];
  if (register === undefined || date === undefined || desk === undefined || running === undefined)
    return undefined;
  return { register, date, desk, running };
}
