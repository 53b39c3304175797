import { randomBytes, timingSafeEqual, type KeyObject } from "node:crypto";
import { crockfordCode, readCrockford } from "../../../shared/kernel/crockford.ts";
import type { Random } from "../vault/keys.ts";
import {
  formatHash,
  parseHash,
  pepperedScrypt,
  SALT_BYTES,
  SHIPPED_COST,
  type ScryptCost,
} from "./scrypt.ts";

const LENGTH = 10;

/** One-time codes for the clerk alone at night, as printed: `XXXXX-XXXXX`, 50 random bits each. */
export function makeRecoveryCodes(random: Random, count = 10): readonly string[] {
  return Array.from({ length: count }, () => {
    const code = crockfordCode(random(LENGTH));
    return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
  });
}

/** A typed code as it was made (case, hyphen, O for 0, I or L for 1), or null when it cannot be one. */
export function normaliseRecoveryCode(typed: string): string | null {
  const code = readCrockford(typed);
  return code?.length === LENGTH ? code : null;
}

/** Hashes a sheet of codes under one salt, so that a typed code is hashed once, not once for each line. */
export function hashRecoveryCodes(
  codes: readonly string[],
  pepper: KeyObject,
  { cost = SHIPPED_COST }: { readonly cost?: ScryptCost } = {},
): Promise<readonly string[]> {
  const salt = randomBytes(SALT_BYTES);
  return Promise.all(
    codes.map(async (printed) => {
      const code = normaliseRecoveryCode(printed);
      if (code === null) throw new RangeError("not a recovery code");
      return formatHash({ cost, salt, hash: await pepperedScrypt(code, salt, pepper, cost) });
    }),
  );
}

/** The line (from 0) of the sheet that was typed, or null. Whether that line was used before, the caller knows. */
export async function findRecoveryCode(
  typed: string,
  sheet: readonly string[],
  pepper: KeyObject,
): Promise<number | null> {
  const code = normaliseRecoveryCode(typed);
  const lines = sheet.map(parseHash);
  const first = lines.find((line) => line !== null);
  if (code === null || first === undefined || first === null) return null;
  const { salt, cost } = first;
  const hash = await pepperedScrypt(code, salt, pepper, cost);
  const found = lines.findIndex((line) => line !== null && timingSafeEqual(line.hash, hash));
  return found === -1 ? null : found;
}
