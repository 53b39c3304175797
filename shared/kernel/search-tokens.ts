import {
  nameReading,
  namesOf,
  nameWords,
  numberOf,
  otherWordsOf,
  partsOf,
  platesOf,
  tailsOf,
  unitOf,
  wordsOf,
  type SearchFields,
} from "./search-fields.ts";
import { parseSearch, type Meaning, type SearchTerm } from "./search-terms.ts";

export type { SearchFields } from "./search-fields.ts";

/**
 * Search without a tokenizer: each row of the FTS5 table (`content='', contentless_delete=1, detail=none`)
 * is a list of tokens made here, and a query is made of the same tokens. A token is a field letter and a
 * text in [a-z0-9], so no tokenizer can fold, split or drop it. Tokens find every row that matches and a
 * few that do not: `matchesSearch` decides.
 */
const MAX_INITIALS = 4;
const MAX_ROOM = 6;

const PLAIN = /^[a-y0-9]*$/;

/** Prefix-free: a–y and digits stand for themselves, z is "zz", all else z or zy and its code point. */
function encode(text: string): string {
  if (PLAIN.test(text)) return text;
  let code = "";
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (character === "z") code += "zz";
    else if (PLAIN.test(character)) code += character;
    else if (point < 34 * 36 ** 2) code += `z${point.toString(36).padStart(3, "0")}`;
    else code += `zy${point.toString(36).padStart(4, "0")}`;
  }
  return code;
}

const token = {
  character: (text: string) => `c${encode(text)}`,
  pair: (text: string) => `d${encode(text)}`,
  initials: (text: string) => `i${encode(text.slice(0, MAX_INITIALS))}`,
  syllable: (text: string) => `s${text}`,
  syllablePair: (first: string, second: string) => `y${first}0${second}`,
  building: (text: string) => `b${encode(text)}`,
  entrance: (building: string, entrance: string) => `e${encode(`${building}-${entrance}`)}`,
  room: (text: string) => `r${encode(text.slice(0, MAX_ROOM))}`,
  tail: (text: string) => `t${text}`,
  plate: (text: string) => `p${encode(text)}`,
  date: (text: string) => `n${text}`,
  desk: (text: string) => `k${text}`,
  running: (text: string) => `m${text}`,
};

function windows(text: string, size: number): readonly string[] {
  const characters = Array.from(text);
  const found: string[] = [];
  for (let at = 0; at + size <= characters.length; at += 1)
    found.push(characters.slice(at, at + size).join(""));
  return found;
}

function addWord(word: string, found: Set<string>): void {
  // Single letters and digits would be in every row; initials and units serve those queries.
  for (const character of word) if (!/^[a-z0-9]$/.test(character)) found.add(token.character(character));
  for (const pair of windows(word, 2)) found.add(token.pair(pair));
}

function readingTokens(name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const reading = nameReading(name);
  for (let length = 1; length <= Math.min(reading.initials.length, MAX_INITIALS); length += 1)
    found.add(token.initials(reading.initials.slice(0, length)));
  for (const [at, syllable] of reading.syllables.entries()) {
    if (syllable === undefined) continue;
    found.add(token.syllable(syllable));
    const next = reading.syllables[at + 1];
    if (next !== undefined) found.add(token.syllablePair(syllable, next));
  }
  return found;
}

interface NameTokens {
  readonly words: string;
  readonly readings: string;
}

const CACHE_SIZE = 30_000;
/** A name's tokens take 10 µs or more, and the same people come again. Pure function of the name, oldest entries leave. */
const cache = new Map<string, NameTokens>();

function nameTokens(name: string): NameTokens {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const word of nameWords(name)) addWord(word, found);
  const tokens = { words: [...found].join(" "), readings: [...readingTokens(name)].join(" ") };
  if (name.length > 60) return tokens;
  if (cache.size >= CACHE_SIZE)
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  cache.set(name, tokens);
  return tokens;
}

/** The text for the FTS row of a record, tokens apart by spaces. */
export function searchTokens(fields: SearchFields): string {
  const names = (fields.names ?? []).map(nameTokens);
  const found = new Set<string>(names.map(({ words }) => words));
  const parts = partsOf(fields);
  const { unit, plates, number } = parts;
  for (const word of otherWordsOf(fields, parts)) addWord(word, found);
  for (const { readings } of names) found.add(readings);
  if (unit !== undefined) {
    found.add(token.building(unit.building));
    if (unit.entrance !== undefined) found.add(token.entrance(unit.building, unit.entrance));
    for (let length = 1; length <= Math.min(unit.room.length, MAX_ROOM); length += 1)
      found.add(token.room(unit.room.slice(0, length)));
  }
  for (const tail of tailsOf(fields)) found.add(token.tail(tail));
  for (const plate of plates) for (const three of windows(plate, 3)) found.add(token.plate(three));
  if (number !== undefined) {
    found.add(token.date(number.date));
    found.add(token.desk(number.desk));
    found.add(token.running(number.running));
  }
  found.delete("");
  return [...found].join(" ");
}

const quote = (text: string): string => `"${text}"`;
const all = (expressions: readonly string[]): string =>
  expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" AND ")})`;
const any = (expressions: readonly string[]): string =>
  expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" OR ")})`;

/** The tokens that every row with this meaning has. */
function expression(meaning: Meaning): string {
  switch (meaning.kind) {
    case "characters": {
      const pairs = windows(meaning.text, 2).map(token.pair);
      return all((pairs.length === 0 ? [token.character(meaning.text)] : pairs).map(quote));
    }
    case "initials":
      return quote(token.initials(meaning.letters));
    case "leads":
      return quote(token.initials(meaning.letters.replaceAll(/([zcs])h/g, "$1")));
    case "pinyin":
      return any(
        meaning.splits.map(({ whole, last }) => {
          const before = whole.at(-1);
          const ends =
            before === undefined
              ? last.map(token.syllable)
              : last.map((next) => token.syllablePair(before, next));
          const pairs = whole.slice(1).map((second, at) => token.syllablePair(whole[at] ?? "", second));
          return all([...pairs.map(quote), any(ends.map(quote))]);
        }),
      );
    case "unit": {
      const { building, entrance, room } = meaning;
      const place =
        building === undefined
          ? []
          : [entrance === undefined ? token.building(building) : token.entrance(building, entrance)];
      return all([...place, ...(room === undefined ? [] : [token.room(room)])].map(quote));
    }
    case "tail":
      return quote(token.tail(meaning.digits));
    case "plate": {
      const pieces = windows(meaning.text, 3);
      // Nearly every plate begins with the same province: the rest is rare enough.
      const rare = pieces.filter((three) => /^[a-z0-9]+$/.test(three));
      return all((rare.length < 2 ? pieces : rare).map((three) => quote(token.plate(three))));
    }
    case "number": {
      const { date, desk, running } = meaning;
      const parts = [
        ...(date === undefined ? [] : [token.date(date)]),
        // A day and a running number are rare enough; a desk's token is in every row it wrote.
        ...(desk === undefined || date !== undefined ? [] : [token.desk(desk)]),
        ...(running === undefined || running.length < 3 ? [] : [token.running(running)]),
      ];
      return all(parts.map(quote));
    }
  }
}

/**
 * The FTS5 MATCH expression for what was typed, or null when nothing was (then everything matches). Made of
 * our own tokens alone, so no input can be a syntax error (I3). Its rows are candidates for `matchesSearch`.
 */
export function searchQuery(input: string): string | null {
  const terms = parseSearch(input);
  if (terms.length === 0) return null;
  return terms.map((term) => any([...new Set(term.map(expression))])).join(" AND ");
}

function holds(meaning: Meaning, fields: SearchFields): boolean {
  switch (meaning.kind) {
    case "characters":
      return wordsOf(fields).some((word) => word.includes(meaning.text));
    case "initials":
      return namesOf(fields).some((name) => name.initials.startsWith(meaning.letters));
    case "leads":
      return namesOf(fields).some((name) => leadsAs(name.syllables, meaning.letters));
    case "pinyin":
      return namesOf(fields).some((name) => readsAs(name.syllables, meaning.letters));
    case "unit": {
      const unit = unitOf(fields);
      return (
        unit !== undefined &&
        (meaning.building === undefined || unit.building === meaning.building) &&
        (meaning.entrance === undefined || unit.entrance === meaning.entrance) &&
        (meaning.room === undefined || unit.room.startsWith(meaning.room))
      );
    }
    case "tail":
      return tailsOf(fields).includes(meaning.digits);
    case "plate":
      return platesOf(fields).some((plate) => plate.includes(meaning.text));
    case "number": {
      const number = numberOf(fields);
      const { register, date, desk, running } = meaning;
      return (
        number !== undefined &&
        (register === undefined || number.register === register) &&
        (date === undefined || number.date === date) &&
        (desk === undefined || number.desk === desk) &&
        (running === undefined ||
          (running.length < 3 ? number.running.startsWith(running) : number.running === running))
      );
    }
  }
}

/** Whether each character's first sound was typed, every zh, ch and sh in full: 陈立 with "chl". */
function leadsAs(syllables: readonly (string | undefined)[], letters: string): boolean {
  const leads = syllables.map((syllable) => /^[zcs]h|^./.exec(syllable ?? "")?.[0] ?? "?").join("");
  return leads.startsWith(letters);
}

/** Whether the readings from some character on begin with these letters: 陈立明 with "chenl" and "liming". */
function readsAs(syllables: readonly (string | undefined)[], letters: string): boolean {
  return syllables.some((_, from) => {
    let read = "";
    for (const syllable of syllables.slice(from)) {
      if (syllable === undefined) return false;
      read += syllable;
      if (read.length >= letters.length) return read.startsWith(letters);
    }
    return false;
  });
}

/** The exact re-check of candidate rows, the input read once. */
export function searchMatcher(input: string): (fields: SearchFields) => boolean {
  const terms: readonly SearchTerm[] = parseSearch(input);
  return (fields) => terms.every((term) => term.some((meaning) => holds(meaning, fields)));
}

/** Whether a record is what was searched for: each typed word is found in it. */
export function matchesSearch(input: string, fields: SearchFields): boolean {
  return searchMatcher(input)(fields);
}
