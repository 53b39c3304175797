import { maskIdentityNumber, maskPhone } from "./masks.ts";
import { toHalfWidth } from "./text.ts";

/** ASCII and full-width digits. */
const D = "[0-9０-９]";
const MOBILE = new RegExp(
  `(?<!${D})(?:[+＋]?86[ -]?)?[1１][3-9３-９]${D}[ -]?${D}{4}[ -]?${D}{4}(?!${D})`,
  "g",
);
const IDENTITY = new RegExp(`(?<!${D})${D}{6}[ -]?${D}{8}[ -]?${D}{3}[0-9０-９XxＸｘ](?!${D})`, "g");

const plain = (number: string): string => toHalfWidth(number).replaceAll(/[ -]/g, "");

/** PRV-1: free text as it may be shown, mobile and identity numbers in it masked; everything else stays. */
export function maskNumbersIn(text: string): string {
  return text
    .replaceAll(IDENTITY, (number) => maskIdentityNumber(plain(number)))
    .replaceAll(MOBILE, (number) => maskPhone(plain(number)));
}

/** The mobile and identity numbers in a free text. */
export function numbersIn(text: string): readonly string[] {
  return [...(text.match(IDENTITY) ?? []), ...(text.replaceAll(IDENTITY, " ").match(MOBILE) ?? [])].map(
    plain,
  );
}
