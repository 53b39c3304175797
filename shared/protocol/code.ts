import { crockfordCode, readCrockford } from "../kernel/crockford.ts";

const LENGTH = 20;

/** An enrolment code in its two parts: `lookup` travels, the secret never does (docs/sync-protocol.md, Calls). */
export interface EnrolmentCode {
  readonly lookup: string;
  readonly secret: string;
}

/** A code of 20 random bytes' low bits, as people read it: four groups of five. */
export function enrolmentCodeText(random: Uint8Array): string {
  return crockfordCode(random.subarray(0, LENGTH)).replaceAll(/(.{5})(?=.)/g, "$1-");
}

/** What somebody typed, read generously (hyphens out, capitals, O I L as 0 1 1); null when it is no code. */
export function readEnrolmentCode(typed: string): EnrolmentCode | null {
  const code = readCrockford(typed);
  return code?.length === LENGTH ? { lookup: code.slice(0, 8), secret: code.slice(8) } : null;
}
