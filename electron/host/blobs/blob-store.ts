import { createCipheriv, createDecipheriv, hash, randomBytes, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { refuse, ok, type Result } from "../../../shared/kernel/result.ts";
import { writeFileAtomically } from "../store/atomic-file.ts";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Bound into every file, so that nothing else sealed under the key opens as one. */
const LABEL = Buffer.from("lodgebook-blob-v1");
const NAME = /^[0-9a-f]{64}$/;

/** The largest attachment, as it travels: nonce and tag included (sync-protocol.md, Blobs). */
export const MAX_BLOB_BYTES = 10 * 1024 * 1024;
/** The largest file that still fits when it is encrypted. */
export const MAX_FILE_BYTES = MAX_BLOB_BYTES - NONCE_BYTES - TAG_BYTES;

export interface BlobStore {
  /** Encrypts and keeps a file; answers the SHA-256 of its ciphertext, which names it. */
  readonly put: (bytes: Uint8Array) => string;
  /** The file again; refused when it is not here, or is not what was kept. */
  readonly get: (name: string) => Result<Buffer>;
  readonly has: (name: string) => boolean;
  /** Removes files last written before `beforeMs` that `isKept` does not claim. Answers how many. */
  readonly sweep: (beforeMs: number, isKept: (name: string) => boolean) => number;
}

/** Attachments: one encrypted file each, in a folder of their own beside the database. */
export function createBlobStore(folder: string, key: KeyObject): BlobStore {
  const pathOf = (name: string): string => join(folder, name);
  return {
    put: (bytes) => {
      if (bytes.length > MAX_FILE_BYTES) throw new RangeError("an attachment is too big");
      const nonce = randomBytes(NONCE_BYTES);
      const aes = createCipheriv(CIPHER, key, nonce);
      aes.setAAD(LABEL);
      const body = Buffer.concat([aes.update(bytes), aes.final()]);
      const cipher = Buffer.concat([nonce, body, aes.getAuthTag()]);
      const name = hash("sha256", cipher, "hex");
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileAtomically(pathOf(name), cipher);
      return name;
    },
    get: (name) => {
      if (!NAME.test(name) || !existsSync(pathOf(name))) return refuse("attachment-missing");
      const cipher = readFileSync(pathOf(name));
      const end = cipher.length - TAG_BYTES;
      if (end < NONCE_BYTES || hash("sha256", cipher, "hex") !== name) return refuse("attachment-damaged");
      const aes = createDecipheriv(CIPHER, key, cipher.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      aes.setAAD(LABEL);
      aes.setAuthTag(cipher.subarray(end));
      try {
        return ok(Buffer.concat([aes.update(cipher.subarray(NONCE_BYTES, end)), aes.final()]));
      } catch {
        // Another site's file, or one that was put here by hand under its right hash.
        return refuse("attachment-damaged");
      }
    },
    has: (name) => NAME.test(name) && existsSync(pathOf(name)),
    sweep: (beforeMs, isKept) => {
      if (!existsSync(folder)) return 0;
      const stale = readdirSync(folder).filter(
        (name) => statSync(pathOf(name)).mtimeMs < beforeMs && !isKept(name),
      );
      for (const name of stale) rmSync(pathOf(name), { force: true });
      return stale.length;
    },
  };
}
