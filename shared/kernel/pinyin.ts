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
const HAN = /^\p{Script=Han}$/u;
const OPTIONS = { toneType: "none", type: "array", nonZh: "spaced", v: true } as const;

/** The reading of each character that never has another one, in any word or surname; null for all others. */
const singles = new Map<string, Reading | null>();

function single(character: string): Reading | null {
  const known = singles.get(character);
  if (known !== undefined) return known;
  const [syllable = "", ...more] = pinyin(character, { ...OPTIONS, multiple: true });
  const only = HAN.test(character) && /^[a-z]+$/.test(syllable) && more.every((other) => other === syllable);
  const reading = only ? { character, syllable, known: true } : null;
  if (singles.size < CACHE_SIZE) singles.set(character, reading);
  return reading;
}

function readEach(name: string): readonly Reading[] {
  const characters = Array.from(name);
  const alone = characters.map(single);
  if (alone.every((reading) => reading !== null)) return alone;
  const syllables = pinyin(name, { ...OPTIONS, surname: "head" });
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
