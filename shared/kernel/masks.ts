import { normalisePhone } from "./phone.ts";
import { compoundSurnames } from "./surnames.ts";
import { firstCharacters } from "./text.ts";

/**
 * PRV-1: what of personal data may be shown without permission. Masks are made of the normalised text and
 * never show more than the pieces named here, whatever was typed into the field.
 */
const STAR = "*";

function ends(text: string, first: number, last: number): string {
  const characters = Array.from(text);
  const hidden = characters.length - first - last;
  if (hidden < first + last && hidden < 4) return STAR.repeat(characters.length);
  return [
    ...characters.slice(0, first),
    STAR.repeat(hidden),
    ...characters.slice(characters.length - last),
  ].join("");
}

/**
 * 19900032046 → 199****2046, 0755-83002345 → 0755****2345, +85290004567 → +852****4567; shorter numbers keep
 * their last four or two digits, text that is no number nothing.
 */
export function maskPhone(text: string): string {
  const phone = normalisePhone(text.slice(0, 40));
  const [base = "", extension] = phone.split("-");
  const behind = extension === undefined ? "" : `-${STAR.repeat(extension.length)}`;
  if (!/^\+?\d+$/.test(base)) return STAR.repeat(Array.from(phone).length);
  const area = /^(?:010|02\d|0\d{3})(?=\d{7,8}$)/.exec(base)?.[0];
  if (area !== undefined) return `${area}****${base.slice(-4)}${behind}`;
  if (base.length >= 11) return ends(base, base.startsWith("+") ? 4 : 3, 4) + behind;
  return ends(base, 0, base.length >= 7 ? 4 : base.length >= 5 ? 2 : 0) + behind;
}

/** 994300190001011234 → 9943**********1234; passports and the like E12345678 → E******78. */
export function maskIdentityNumber(number: string): string {
  const text = number.trim().slice(0, 40);
  if (Array.from(text).length >= 15) return ends(text, 4, 4);
  return ends(text, 1, 2);
}

/** For a locked screen: 陈立 → 陈*, 欧阳晨思 → 欧阳*. How long the given name is does not show either. */
export function maskName(name: string): string {
  const text = name.trim();
  if (text === "") return "";
  const surname =
    compoundSurnames.has(text.slice(0, 2)) && text.length > 2 ? text.slice(0, 2) : firstCharacters(text, 1);
  return surname === text ? STAR : surname + STAR;
}

/** The last four digits or letters, as search keeps them: "2046", "123X". "" when there are fewer than seven. */
export function lastFour(text: string): string {
  const plain = normalisePhone(text.slice(0, 40));
  const base = /^(\+?\d{7,})-\d{1,6}$/.exec(plain)?.[1] ?? plain;
  const signs = base.replaceAll(/[^0-9A-Za-z]/g, "").toUpperCase();
  return signs.length < 7 ? "" : signs.slice(-4);
}
