import { normalisePlate, PROVINCE } from "./plates.ts";
import { foldSearch } from "./search-fields.ts";
import { pinyinSplits, type PinyinSplit } from "./search-syllables.ts";
import { parseUnitCode, unitCodeParts } from "./unit-code.ts";

/** One thing that a typed word may mean. Texts are folded (`foldSearch`). */
export type Meaning =
  /** Part of a name or text. */
  | { readonly kind: "characters"; readonly text: string }
  /** Beginning of a name's pinyin initials, or of a name in letters. */
  | { readonly kind: "initials"; readonly letters: string }
  /** Initials with zh, ch, sh typed in full, as hands do: chl for 陈立. */
  | { readonly kind: "leads"; readonly letters: string }
  /** Full pinyin from any character of a name on, perhaps unfinished. */
  | { readonly kind: "pinyin"; readonly letters: string; readonly splits: readonly PinyinSplit[] }
  /** Parts of a unit that must agree; `room` is the beginning of one. */
  | {
      readonly kind: "unit";
      readonly building?: string | undefined;
      readonly entrance?: string | undefined;
      readonly room?: string | undefined;
    }
  | { readonly kind: "tail"; readonly digits: string }
  /** Part of a plate. */
  | { readonly kind: "plate"; readonly text: string }
  /** Parts of a number that must agree; `running` is whole from three digits on, else a beginning. */
  | {
      readonly kind: "number";
      readonly register?: string | undefined;
      readonly date?: string | undefined;
      readonly desk?: string | undefined;
      readonly running?: string | undefined;
    };

/** A word of the query: one of its meanings must hold. */
export type SearchTerm = readonly Meaning[];

const MAX_TERMS = 6;
const MAX_TERM = 40;
const PLATE_GAP = new RegExp(`(${PROVINCE}[a-z])\\s+(?=[a-z0-9]{3})`, "gu");
const UNIT_MARKS = /号楼|栋|幢|座|#|单元/g;
const UNIT_PART = /^[\p{Script=Han}a-z0-9]{1,12}$/u;
const withoutZeros = (part: string): string => part.replace(/(^|\D)0+(?=\d)/, "$1");

function unitMeanings(word: string): readonly Meaning[] {
  const parsed = parseUnitCode(word);
  const spelled = parsed.ok ? unitCodeParts(foldSearch(parsed.value)) : undefined;
  const whole: readonly Meaning[] = spelled === undefined ? [] : [{ kind: "unit", ...spelled }];
  const typed = word
    .replaceAll(UNIT_MARKS, "-")
    .replaceAll(/-+/g, "-")
    .replace(/[室房号]$/, "");
  const finished = typed.endsWith("-");
  const parts = (finished ? typed.slice(0, -1) : typed).split("-");
  if (parts.length > 3 || !parts.every((part) => UNIT_PART.test(part))) return whole;
  const [first = "", second, third] = parts;
  const building = withoutZeros(first);
  if (second === undefined) {
    // A single digit names a building only; beginnings of rooms start at two.
    return finished || /^\d$/.test(first)
      ? [{ kind: "unit", building }]
      : [
          { kind: "unit", building },
          { kind: "unit", room: first },
        ];
  }
  const entrance = withoutZeros(second);
  if (third !== undefined)
    return finished ? whole : [...whole, { kind: "unit", building, entrance, room: third }];
  const atEntrance: Meaning = { kind: "unit", building, entrance };
  return finished ? [atEntrance] : [atEntrance, { kind: "unit", building, room: second }];
}

function numberMeanings(word: string): readonly Meaning[] {
  const whole = /^(?:([a-z]{2})-)?(\d{8})(?:-([a-z]\d*)(?:-(\d*))?)?-?$/.exec(word);
  if (whole !== null) {
    const [, register, date, desk, running] = whole;
    return [{ kind: "number", register, date, desk, running: running === "" ? undefined : running }];
  }
  const tail = /^(?:([a-z]\d*)-)?(\d{3,6})$/.exec(word);
  return tail === null ? [] : [{ kind: "number", desk: tail[1], running: tail[2] }];
}

function meanings(word: string): SearchTerm {
  const found: Meaning[] = [];
  if (!/^[a-z0-9]$/.test(word)) found.push({ kind: "characters", text: word });
  if (/^[a-z]+$/.test(word)) found.push({ kind: "initials", letters: word });
  if (/^[a-z]+$/.test(word) && /[zcs]h/.test(word)) found.push({ kind: "leads", letters: word });
  const letters = word.replaceAll("ü", "v");
  const splits = /^[a-z]{2,}$/.test(letters) ? pinyinSplits(letters) : [];
  if (splits.length > 0) found.push({ kind: "pinyin", letters, splits });
  found.push(...unitMeanings(word));
  if (/^\d{3}[\dx]$/.test(word)) found.push({ kind: "tail", digits: word });
  const plate = foldSearch(normalisePlate(word));
  if (/^[\p{Script=Han}a-z0-9]{3,}$/u.test(plate)) found.push({ kind: "plate", text: plate });
  found.push(...numberMeanings(word));
  return found;
}

/**
 * What was typed into the search box, word by word; all words must be found. No query language: every
 * sign is searched literally (I3). Empty when nothing was typed.
 */
export function parseSearch(input: string): readonly SearchTerm[] {
  const joined = foldSearch(input.slice(0, 400))
    // 3栋 2单元 1201 and 粤B 12345 are one thing each.
    .replaceAll(/(号楼|栋|幢|座|#|单元)\s+/g, "$1")
    .replaceAll(PLATE_GAP, "$1");
  const all = joined.split(/\s+/).filter((word) => word !== "");
  return all.slice(0, MAX_TERMS).map((word) => meanings(Array.from(word).slice(0, MAX_TERM).join("")));
}
