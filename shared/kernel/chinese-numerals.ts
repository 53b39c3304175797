const DIGITS = "〇零一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Characters that a numeral in a unit's spelling is made of. */
export const NUMERAL_CHARACTERS = "〇零一二两三四五六七八九十百千";

function digitOf(character: string): number | undefined {
  if (character === "两") return 2;
  const index = DIGITS.indexOf(character);
  return index < 0 ? undefined : Math.max(index - 1, 0);
}

/**
 * A Chinese numeral as Arabic digits: read digit by digit (一二〇一 → "1201", 〇三 → "03") or with its
 * units (十二 → "12", 一千二百零一 → "1201"). Undefined when it is neither.
 */
export function numeralDigits(text: string): string | undefined {
  if (text === "") return undefined;
  if (!/[十百千]/.test(text)) {
    const digits = Array.from(text, digitOf);
    return digits.includes(undefined) ? undefined : digits.join("");
  }
  let total = 0;
  let pending: number | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  for (const character of text) {
    const unit = UNITS[character];
    const digit = digitOf(character);
    if (unit !== undefined) {
      if (unit >= smallest) return undefined;
      total += (pending ?? 1) * unit;
      pending = undefined;
      smallest = unit;
    } else if (digit !== undefined && (pending === undefined || pending === 0)) pending = digit;
    else return undefined;
  }
  return String(total + (pending ?? 0));
}
