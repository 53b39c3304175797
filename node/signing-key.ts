import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";

/** DER of an Ed25519 private key (PKCS #8) and public key (SPKI), up to their 32 raw bytes (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** An Ed25519 key. Public keys and signatures are unpadded base64url, as in sync-protocol.md. */
export interface SigningKey {
  readonly publicKey: string;
  /** Signs the text's UTF-8 bytes. */
  readonly sign: (text: string) => string;
}

/** Opens the key that a 32-byte seed stands for. */
export function openSigningKey(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    publicKey: spki.subarray(SPKI.length).toString("base64url"),
    sign: (text) => sign(null, Buffer.from(text, "utf8"), key).toString("base64url"),
  };
}

const MOST_KEYS = 1000;
/** Opened keys by their text: the same few desks sign again and again. */
const opened = new Map<string, KeyObject>();

function openPublicKey(text: string): KeyObject | null {
  const known = opened.get(text);
  if (known !== undefined) return known;
  const raw = Buffer.from(text, "base64url");
  if (raw.length !== 32) return null;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" });
  if (opened.size >= MOST_KEYS) opened.clear();
  opened.set(text, key);
  return key;
}

/** True when `signature` is that key's over the text; false for anything malformed. */
export function verifySignature(publicKey: string, text: string, signature: string): boolean {
  const key = openPublicKey(publicKey);
  return key !== null && verify(null, Buffer.from(text, "utf8"), key, Buffer.from(signature, "base64url"));
}
