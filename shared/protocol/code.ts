const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE = /^[0-9A-HJKMNP-TV-Z]{20}$/;

/** An enrolment code in its two parts: `lookup` travels, the secret never does (docs/sync-protocol.md, Calls). */
export interface EnrolmentCode {
  readonly lookup: string;
  readonly secret: string;
}

/** A code of 20 random bytes' low bits, as people read it: four groups of five. */
export function enrolmentCodeText(random: Uint8Array): string {
  const code = Array.from(random.subarray(0, 20), (byte) => ALPHABET.charAt(byte & 31)).join("");
  return code.replaceAll(/(.{5})(?=.)/g, "$1-");
}

/** What somebody typed, read generously (hyphens out, capitals, O I L as 0 1 1); null when it is no code. */
export function readEnrolmentCode(typed: string): EnrolmentCode | null {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return CODE.test(code) ? { lookup: code.slice(0, 8), secret: code.slice(8) } : null;
}
