import { createCipheriv, createDecipheriv, hash, randomBytes, type KeyObject } from "node:crypto";
import type { JsonObject } from "../../../shared/kernel/event.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Random } from "./keys.ts";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Sealed {
  /** Nonce (12), ciphertext, tag (16). */
  readonly cipher: Uint8Array;
  /** Lower-case hex SHA-256 of `cipher`: what the event names beside the vault id. */
  readonly hash: string;
}

/** Another key, another id, changed bytes (GCM cannot tell which), or no object inside. */
export type UnsealProblem = { readonly code: "seal-broken" };

/**
 * A new vault id, 32 hex: 48 bits of time, so that rows made together lie together in the table, and 80 random
 * ones. Times that 48 bits cannot hold are clamped; ids only want locality.
 */
export function newVaultId(nowMs: number, random: Random): string {
  const time = Math.min(Math.max(Math.trunc(nowMs), 0), 2 ** 48 - 1);
  return time.toString(16).padStart(12, "0") + Buffer.from(random(10)).toString("hex");
}

/**
 * Seals an object with AES-256-GCM under a fresh nonce; `id` (a vault id, or a draft's key) is the associated
 * data, so a cipher moved to another row does not open. One key may seal 2^32 objects.
 */
export function seal(id: string, object: JsonObject, key: KeyObject): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const aes = createCipheriv(CIPHER, key, nonce);
  aes.setAAD(Buffer.from(id, "utf8"));
  const body = aes.update(JSON.stringify(object), "utf8");
  aes.final();
  const cipher = Buffer.concat([nonce, body, aes.getAuthTag()]);
  return { cipher, hash: hash("sha256", cipher, "hex") };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Opens what `seal` made for the same id and key. */
export function unseal(id: string, cipher: Uint8Array, key: KeyObject): Result<JsonObject, UnsealProblem> {
  const bytes = Buffer.from(cipher.buffer, cipher.byteOffset, cipher.byteLength);
  const end = bytes.length - TAG_BYTES;
  if (end < NONCE_BYTES) return err({ code: "seal-broken" });
  const aes = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  aes.setAAD(Buffer.from(id, "utf8"));
  aes.setAuthTag(bytes.subarray(end));
  try {
    // In one piece, without a decoder that waits for more; `final` throws unless the tag is right.
    const text = aes.update(bytes.subarray(NONCE_BYTES, end));
    aes.final();
    const object: unknown = JSON.parse(text.toString("utf8"));
    return isObject(object) ? ok(object) : err({ code: "seal-broken" });
  } catch {
    return err({ code: "seal-broken" });
  }
}
