import { randomBytes, timingSafeEqual, type KeyObject } from "node:crypto";
import type { ErrorCode } from "../../../shared/kernel/error-codes.ts";
import {
  formatHash,
  parseHash,
  pepperedScrypt,
  SALT_BYTES,
  SHIPPED_COST,
  type ScryptCost,
} from "./scrypt.ts";

const MIN_LENGTH = 6;
const MAX_LENGTH = 64;

/** A PIN typed under a Chinese input method may come in full-width digits; it is the same PIN. */
function normalise(pin: string): string {
  return pin.normalize("NFKC");
}

function step(from: string, to: string): number {
  const difference = (to.codePointAt(0) ?? 0) - (from.codePointAt(0) ?? 0);
  // On the keypad 0 follows 9.
  if (from === "9" && to === "0") return 1;
  return from === "0" && to === "9" ? -1 : difference;
}

/** True for 111111, 123456, 987654, abcdef: every step the same, and none larger than one. */
function isRun(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((to, at) => step(characters[at] ?? "", to));
  const [first = 0] = steps;
  return Math.abs(first) <= 1 && steps.every((each) => each === first);
}

/**
 * Why a PIN (digits) or password may not be chosen, or null: 6 to 64 characters, not one character over and
 * over, not a run up or down.
 */
export function pinProblem(
  pin: string,
): Extract<ErrorCode, "pin-too-short" | "pin-too-long" | "pin-too-simple"> | null {
  const characters = Array.from(normalise(pin));
  if (characters.length < MIN_LENGTH) return "pin-too-short";
  if (characters.length > MAX_LENGTH) return "pin-too-long";
  return isRun(characters) ? "pin-too-simple" : null;
}

/** `scrypt$15$8$3$<salt>$<hash>` of a PIN under a fresh salt and the site's pepper. `cost` is for tests. */
export async function hashPin(
  pin: string,
  pepper: KeyObject,
  { cost = SHIPPED_COST }: { readonly cost?: ScryptCost } = {},
): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return formatHash({ cost, salt, hash: await pepperedScrypt(normalise(pin), salt, pepper, cost) });
}

/** True when the PIN is the hashed one. A text that is no hash is nobody's PIN: false. */
export async function verifyPin(pin: string, stored: string, pepper: KeyObject): Promise<boolean> {
  const expected = parseHash(stored);
  if (expected === null) return false;
  const { salt, cost, hash } = expected;
  return timingSafeEqual(await pepperedScrypt(normalise(pin), salt, pepper, cost), hash);
}
