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
  /** The ciphertext as it travels; null when it is not here whole. */
  readonly sealed: (name: string) => Buffer | null;
  /** Keeps a ciphertext that another desk made; false when it is not what its name says or opens under no key of ours. */
  readonly keepSealed: (name: string, raw: Buffer) => boolean;
  /** Its pass was erased: the file goes at once, its copy with the backups as they age. */
  readonly remove: (name: string) => void;
  /** Removes files written longer than `ageMs` ago (by this PC's clock) that `isKept` does not claim; how many. */
  readonly sweep: (ageMs: number, isKept: (name: string) => boolean) => number;
}

interface Opened {
  readonly raw: Buffer;
  readonly bytes: Buffer;
}

function openBlob(path: string, name: string, key: KeyObject): Result<Opened> {
  return existsSync(path) ? openSealed(readFileSync(path), name, key) : refuse("attachment-missing");
}

function openSealed(raw: Buffer, name: string, key: KeyObject): Result<Opened> {
  const end = raw.length - TAG_BYTES;
  if (end < NONCE_BYTES || hash("sha256", raw, "hex") !== name) return refuse("attachment-damaged");
  const aes = createDecipheriv(CIPHER, key, raw.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  aes.setAAD(LABEL);
  aes.setAuthTag(raw.subarray(end));
  try {
    return ok({ raw, bytes: Buffer.concat([aes.update(raw.subarray(NONCE_BYTES, end)), aes.final()]) });
  } catch {
    // Another site's file, or one that was put here by hand under its right hash.
    return refuse("attachment-damaged");
  }
}

export interface BlobStoreOptions {
  readonly folder: string;
  /** Copies beside the backups: what is gone or damaged comes back from there. */
  readonly kept: string;
  readonly key: KeyObject;
}

/** Attachments: one encrypted file each, in a folder of their own beside the database. */
export function createBlobStore({ folder, kept, key }: BlobStoreOptions): BlobStore {
  const pathOf = (name: string): string => join(folder, name);
  const keep = (name: string, raw: Buffer): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileAtomically(pathOf(name), raw);
  };
  return {
    put: (bytes) => {
      if (bytes.length > MAX_FILE_BYTES) throw new RangeError("an attachment is too big");
      const nonce = randomBytes(NONCE_BYTES);
      const aes = createCipheriv(CIPHER, key, nonce);
      aes.setAAD(LABEL);
      const body = Buffer.concat([aes.update(bytes), aes.final()]);
      const raw = Buffer.concat([nonce, body, aes.getAuthTag()]);
      const name = hash("sha256", raw, "hex");
      keep(name, raw);
      return name;
    },
    get: (name) => {
      if (!NAME.test(name)) return refuse("attachment-missing");
      const own = openBlob(pathOf(name), name, key);
      if (own.ok) return ok(own.value.bytes);
      const copy = openBlob(join(kept, name), name, key);
      if (!copy.ok) return own;
      keep(name, copy.value.raw);
      return ok(copy.value.bytes);
    },
    has: (name) => NAME.test(name) && (existsSync(pathOf(name)) || existsSync(join(kept, name))),
    sealed: (name) => {
      if (!NAME.test(name)) return null;
      const own = openBlob(pathOf(name), name, key);
      if (own.ok) return own.value.raw;
      const copy = openBlob(join(kept, name), name, key);
      return copy.ok ? copy.value.raw : null;
    },
    keepSealed: (name, raw) => {
      if (!NAME.test(name) || !openSealed(raw, name, key).ok) return false;
      keep(name, raw);
      return true;
    },
    remove: (name) => {
      if (NAME.test(name)) rmSync(pathOf(name), { force: true });
    },
    sweep: (ageMs, isKept) => {
      if (!existsSync(folder)) return 0;
      const beforeMs = Date.now() - ageMs;
      const stale = readdirSync(folder).filter(
        (name) => statSync(pathOf(name)).mtimeMs < beforeMs && !isKept(name),
      );
      for (const name of stale) rmSync(pathOf(name), { force: true });
      return stale.length;
    },
  };
}
