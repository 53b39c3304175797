import { isSiteDate } from "./site-time.ts";
import { toHalfWidth } from "./text.ts";

export type IdentityVerdict = "ok" | "empty" | "wrong-length" | "wrong-date" | "wrong-check-digit";

export interface IdentityFacts {
  /** Normalised: half-width digits, a capital X. */
  readonly number: string;
  /** Site date form, "1990-03-07". */
  readonly birthDate: string;
  readonly sex: "male" | "female";
  /** 15 digits: the form issued until 1999, without a check digit. */
  readonly form: 18 | 15;
}

/** GB 11643-1999 (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = "10X98765432";

/** Half-width, without spaces and hyphens, capital X. Text that is no identity number stays recognisable. */
export function normaliseIdentityNumber(text: string): string {
  return toHalfWidth(text)
    .replaceAll(/[\s\u00A0\u200B\uFEFF\-–—]/g, "")
    .replaceAll("×", "X")
    .toUpperCase();
}

function checkDigit(first17: string): string {
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += Number(first17.charAt(index)) * weight;
  return CHECK_DIGITS.charAt(sum % 11);
}

/** "1990-03-07" from the digits that hold the birth date; undefined when there is no such day. */
function birthDateOf(number: string): string | undefined {
  const digits = number.length === 18 ? number.slice(6, 14) : `19${number.slice(6, 12)}`;
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  // Nobody alive was born before 1850; whether the day is yet to come only a clock can say.
  return isSiteDate(date) && date >= "1850" && date < "2200" ? date : undefined;
}

/**
 * Whether this can be a mainland identity number or residence permit: 17 digits and a check digit, or 15
 * digits of the old form. The area code is not judged: 81/82/83 are residence permits, 9… foreigners.
 */
export function identityVerdict(text: string): IdentityVerdict {
  const number = normaliseIdentityNumber(text);
  if (number === "") return "empty";
  if (!/^(?:\d{17}[\dX]|\d{15})$/.test(number)) return "wrong-length";
  if (birthDateOf(number) === undefined) return "wrong-date";
  if (number.length === 18 && checkDigit(number) !== number.charAt(17)) return "wrong-check-digit";
  return "ok";
}

/** What a number with the verdict "ok" says of its holder; undefined for any other. */
export function identityFacts(text: string): IdentityFacts | undefined {
  if (identityVerdict(text) !== "ok") return undefined;
  const number = normaliseIdentityNumber(text);
  const form = number.length === 18 ? 18 : 15;
  const order = Number(number.charAt(form === 18 ? 16 : 14));
  return { number, birthDate: birthDateOf(number) ?? "", sex: order % 2 === 1 ? "male" : "female", form };
}
