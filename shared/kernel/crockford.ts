/** The 32 signs, by their value. */
export const crockfordDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const FORM = /^[0-9A-HJKMNP-TV-Z]*$/;

/** One Crockford base32 character a byte (its low 5 bits): a code for people to read and type. */
export function crockfordCode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => crockfordDigits.charAt(byte & 31)).join("");
}

/** What was typed, as made: capitals, hyphens and spaces out, O I L read as 0 1 1. Null when it cannot be a code. */
export function readCrockford(typed: string): string | null {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return FORM.test(code) ? code : null;
}
