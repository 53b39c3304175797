import { pinyin } from "pinyin-pro";

/** One character of a name with its toneless reading (ü as v); a character without one reads as itself. */
export interface Reading {
  readonly character: string;
  readonly syllable: string;
  /** False for letters, digits, signs, and Han too rare to be known. */
  readonly known: boolean;
}

const CACHE_SIZE = 10_000;
/** A reading takes up to 40 µs and the same names come again. Pure function of the name, oldest entries leave. */
const cache = new Map<string, readonly Reading[]>();
const HAN = /\p{Script=Han}/u;

function readEach(name: string): readonly Reading[] {
  const characters = Array.from(name);
  const syllables = pinyin(name, {
    toneType: "none",
    type: "array",
    surname: "head",
    nonZh: "spaced",
    v: true,
  });
  return characters.map((character, index) => {
    const syllable = syllables[index] ?? character;
    const known = syllables.length === characters.length && HAN.test(character) && /^[a-z]+$/.test(syllable);
    return { character, syllable: known ? syllable : character.toLowerCase(), known };
  });
}

/**
 * The readings of a name's characters, its surname read as a surname (单 shan, 曾 zeng, 仇 qiu, 解 xie).
 * Names longer than 60 UTF-16 units are read, but not remembered.
 */
export function readName(name: string): readonly Reading[] {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const readings = readEach(name.toWellFormed());
  if (name.length > 60) return readings;
  if (cache.size >= CACHE_SIZE)
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  cache.set(name, readings);
  return readings;
}

/** First letters: 陈立 → "cl", 单晓 → "sx". What is not Han stays, in lower case. */
export function initials(name: string): string {
  return readName(name)
    .map((reading) => (reading.known ? reading.syllable.charAt(0) : reading.syllable))
    .join("");
}

/** 陈立 → "chenli", 吕布 → "lvbu". What is not Han stays, in lower case. */
export function fullPinyin(name: string): string {
  return readName(name)
    .map((reading) => reading.syllable)
    .join("");
}
