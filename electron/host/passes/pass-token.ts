import { z } from "zod";
import { crockfordDigits, readCrockford } from "../../../shared/kernel/crockford.ts";
import { itemsDigest, type Item } from "../../../shared/modules/passes/index.ts";
import { verifySignature, type SigningKey } from "../../../node/signing-key.ts";

/** So that a scanner's text is known for one before it is read. */
const PREFIX = "FX1";
const VERSION = 1;
const SIGNATURE_BYTES = 64;
const DIGEST_BYTES = 10;
const MINUTE_MS = 60_000;
/** Every number of a pass begins so: it need not stand in the code. */
const LETTERS = "FX-";

/** What the QR code on a goods pass says. */
export interface PassToken {
  readonly number: string;
  readonly unit: string;
  /** `itemsDigest` of what is listed. */
  readonly items: string;
  readonly validUntilMs: number;
}

/** Capitals and digits alone: a QR code packs them densely, and a scanner types them whatever the keyboard's language. */
function toBase32(bytes: Uint8Array): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += crockfordDigits.charAt((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + crockfordDigits.charAt((held << (5 - bits)) & 31);
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const character of text) {
    held = (held << 5) | crockfordDigits.indexOf(character);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}

function counted(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

const signedText = (payload: Buffer): string => `lodgebook-pass-v1\n${payload.toString("base64url")}`;

/** The text of a pass's QR code, signed by the site's pass key (Ed25519 is deterministic: always the same text). */
export function passToken(
  pass: {
    readonly number: string;
    readonly unit: string;
    readonly items: readonly Item[];
    readonly validUntilMs: number;
  },
  key: SigningKey,
): string {
  const head = Buffer.alloc(5);
  head.writeUInt8(VERSION, 0);
  head.writeUInt32BE(Math.min(Math.max(Math.floor(pass.validUntilMs / MINUTE_MS), 0), 0xffff_ffff), 1);
  const payload = Buffer.concat([
    head,
    Buffer.from(itemsDigest(pass.items), "hex"),
    counted(pass.number.slice(LETTERS.length)),
    counted(pass.unit.slice(0, 40)),
  ]);
  const signature = Buffer.from(key.sign(signedText(payload)), "base64url");
  return PREFIX + toBase32(Buffer.concat([payload, signature]));
}

const textAt = (bytes: Buffer, at: number): string | null => {
  const length = bytes[at];
  if (length === undefined || at + 1 + length > bytes.length) return null;
  return bytes.subarray(at + 1, at + 1 + length).toString("utf8");
};

/**
 * Reads a scanned text: null when it is no pass's code at all; `forged` when the site's key did not sign it just so
 * (made elsewhere, or a sign of it changed). Needs no network and no record.
 */
export function readPassToken(
  scanned: string,
  publicKey: string,
): { readonly verdict: "genuine"; readonly token: PassToken } | { readonly verdict: "forged" } | null {
  const typed = scanned.trim().toUpperCase();
  if (!typed.startsWith(PREFIX)) return null;
  const forged = { verdict: "forged" } as const;
  const text = readCrockford(typed.slice(PREFIX.length));
  if (text === null) return forged;
  const bytes = fromBase32(text);
  // The last character may hold bits that no byte has: they must be as they were made.
  if (toBase32(bytes) !== text || bytes.length <= SIGNATURE_BYTES + 5 + DIGEST_BYTES) return forged;
  const payload = bytes.subarray(0, -SIGNATURE_BYTES);
  const signature = bytes.subarray(-SIGNATURE_BYTES).toString("base64url");
  if (!verifySignature(publicKey, signedText(payload), signature)) return forged;
  const numberAt = 5 + DIGEST_BYTES;
  const number = textAt(payload, numberAt);
  const unit = textAt(payload, numberAt + 1 + (payload[numberAt] ?? 0));
  const token = tokenSchema.safeParse({
    number: number === null ? null : LETTERS + number,
    unit,
    items: payload.subarray(5, numberAt).toString("hex"),
    validUntilMs: payload.readUInt32BE(1) * MINUTE_MS,
  });
  return token.success ? { verdict: "genuine", token: token.data } : forged;
}

const tokenSchema = z.object({
  number: z.string(),
  unit: z.string(),
  items: z.string(),
  validUntilMs: z.number(),
});
