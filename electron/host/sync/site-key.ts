import { hash } from "node:crypto";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import { headsSchema, pageSchema } from "../../../shared/protocol/answers.ts";
import type { Keys } from "../vault/keys.ts";
import { unseal } from "../vault/seal.ts";
import { joinRefusal } from "./enrol.ts";
import type { JoinFile } from "./join-file.ts";
import { createServerClient } from "./server-client.ts";

const KEY_DIGITS = 64;
const CHECK_DIGITS = 8;

const checkOf = (digits: string): string =>
  hash("sha256", Buffer.from(digits, "hex"), "hex").slice(0, CHECK_DIGITS).toUpperCase();

/** The site key as people can copy it: eight groups of eight hex digits, and a ninth that tells a slip of the pen. */
export function siteKeyText(siteKey: Uint8Array): string {
  const digits = Buffer.from(siteKey).toString("hex").toUpperCase();
  return (digits + checkOf(digits)).replaceAll(/(.{8})(?=.)/g, "$1 ");
}

/**
 * A site key as it is typed from a recovery sheet; spaces, hyphens and case mean nothing. Sheets of before 2026-12 have
 * no ninth group. Null when a digit is wrong or missing.
 */
export function readSiteKey(typed: string): Uint8Array | null {
  const digits = typed.normalize("NFKC").replaceAll(/[\s-]/g, "").toUpperCase();
  if (!/^[0-9A-F]+$/.test(digits)) return null;
  const key = digits.slice(0, KEY_DIGITS);
  const check = digits.slice(KEY_DIGITS);
  if (key.length !== KEY_DIGITS || (check !== "" && check !== checkOf(key))) return null;
  return Uint8Array.from(Buffer.from(key, "hex"));
}

/** What the server holds of a site, to a desk that was handed no key. */
export type BooksThere =
  /** Nothing yet: this desk founds them. */
  | "none"
  /** This desk's site key opens them. Said too of books in which nothing is sealed. */
  | "open"
  /** Another key sealed them. */
  | "locked";

/** Asks for the site's books and tries this desk's key on the first sealed part. Nothing is kept. */
export async function booksThere(
  joined: JoinFile,
  keys: Keys,
  nowMs: () => number,
): Promise<Result<BooksThere>> {
  const client = createServerClient({ url: joined.url, nowMs, offsetMs: () => joined.offsetMs });
  const as = { device: keys.deviceId, site: joined.site, key: keys.device };
  const heads = await client.call("GET", "/v1/heads", headsSchema, { as });
  if (!heads.ok) return joinRefusal(heads.error);
  if (Object.values(heads.value).every(({ seq }) => seq === 0)) return ok("none");
  for (let after = 0; ;) {
    const page = await client.call("GET", `/v1/events?after=${after}`, pageSchema, { as });
    if (!page.ok) return joinRefusal(page.error);
    for (const { id, cipher } of page.value.vault)
      if (cipher !== undefined)
        return ok(unseal(id, Buffer.from(cipher, "base64url"), keys.vault).ok ? "open" : "locked");
    if (!page.value.more) return ok("open");
    after = page.value.next;
  }
}
