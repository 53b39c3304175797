import { createHmac, type KeyObject } from "node:crypto";
import { bareNumber } from "../../../shared/kernel/bare-number.ts";

const HEX_DIGITS = 32;

/**
 * The keyed hash (HMAC-SHA256 cut to 16 bytes, hex) that finds a phone or document number exactly without the
 * tables holding it (architecture.md, Personal data). The same on every desk of a site, of no use off it.
 */
export function createSearchHash(searchKey: KeyObject): (text: string) => string {
  return (text) =>
    createHmac("sha256", searchKey).update(bareNumber(text)).digest("hex").slice(0, HEX_DIGITS);
}
