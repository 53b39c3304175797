import { createHmac, type KeyObject } from "node:crypto";

const HEX_DIGITS = 32;

/** One form for a phone or document number however it was typed: half-width capitals and digits, no +86. */
export function normaliseNumber(text: string): string {
  const bare = text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "");
  return bare.replace(/^(?:00)?86(?=1\d{10}$)/, "");
}

/**
 * The keyed hash (HMAC-SHA256 cut to 16 bytes, hex) that finds a phone or document number exactly without the
 * tables holding it (architecture.md, Personal data). The same on every desk of a site, of no use off it.
 */
export function createSearchHash(searchKey: KeyObject): (text: string) => string {
  return (text) =>
    createHmac("sha256", searchKey).update(normaliseNumber(text)).digest("hex").slice(0, HEX_DIGITS);
}
