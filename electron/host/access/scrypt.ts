import { createHmac, scrypt, type KeyObject } from "node:crypto";

/** scrypt's cost: N = 2^logN, block size r, parallelism p (RFC 7914). */
export interface ScryptCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** What ships: a quarter of a second and 32 MiB a guess (architecture.md, Who may do what). */
export const SHIPPED_COST: ScryptCost = { logN: 15, r: 8, p: 3 };

/** A hash as it is kept: `scrypt$15$8$3$<salt>$<hash>`, base64url. */
export interface StoredHash {
  readonly cost: ScryptCost;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

export const SALT_BYTES = 16;
const HASH_BYTES = 32;
const FORM = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;
/** A hash from another desk may ask for more than ours, but not for a minute or all the memory. */
const MOST_WORK: ScryptCost = { logN: 17, r: 8, p: 8 };

export function formatHash({ cost, salt, hash }: StoredHash): string {
  const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  return `scrypt$${cost.logN}$${cost.r}$${cost.p}$${base64url(salt)}$${base64url(hash)}`;
}

/** Null when the text is no such hash, or its cost is out of bounds. */
export function parseHash(text: string): StoredHash | null {
  const [, logN, r, p, salt, hash] = FORM.exec(text) ?? [];
  if (salt === undefined || hash === undefined) return null;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const within = (name: keyof ScryptCost) => cost[name] >= 1 && cost[name] <= MOST_WORK[name];
  if (!within("logN") || !within("r") || !within("p") || cost.logN >= 16 * cost.r) return null;
  return { cost, salt: Buffer.from(salt, "base64url"), hash: Buffer.from(hash, "base64url") };
}

/** scrypt of HMAC-SHA256(pepper, secret), on the thread pool: never on the host's event loop. */
export function pepperedScrypt(
  secret: string,
  salt: Uint8Array,
  pepper: KeyObject,
  { logN, r, p }: ScryptCost,
): Promise<Buffer> {
  const peppered = createHmac("sha256", pepper).update(secret, "utf8").digest();
  const memory = 128 * r * (2 ** logN + p);
  return new Promise((resolve, reject) => {
    scrypt(peppered, salt, HASH_BYTES, { N: 2 ** logN, r, p, maxmem: 2 * memory }, (cause, hash) => {
      if (cause === null) resolve(hash);
      else reject(cause);
    });
  });
}
