import { hash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { prepared } from "./prepared.ts";

/** Enough of a SHA-256 to notice any change of a row (B1); nobody gains by forging one. */
const CHECK_DIGITS = 16;

function checked(key: string, content: string): string {
  return `${hash("sha256", `${key}\n${content}`).slice(0, CHECK_DIGITS)} ${content}`;
}

/** Writes one row of `meta` with its checksum. */
export function writeMeta(db: Database, key: string, content: string): void {
  prepared(
    db,
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  ).run(key, checked(key, content));
}

/** The content of a row of `meta`, or null when there is none or it is not what was written. */
export function readMeta(db: Database, key: string): string | null {
  const value = prepared<[string], string>(db, "SELECT value FROM meta WHERE key = ?").pluck().get(key);
  if (value === undefined) return null;
  const content = value.slice(CHECK_DIGITS + 1);
  return value === checked(key, content) ? content : null;
}

export function deleteMeta(db: Database, key: string): void {
  db.prepare("DELETE FROM meta WHERE key = ?").run(key);
}

/** Keys of the rows whose content is not what was written. */
export function damagedMeta(db: Database): readonly string[] {
  return db
    .prepare<[], { key: string; value: string }>("SELECT key, value FROM meta ORDER BY key")
    .all()
    .filter(({ key, value }) => value !== checked(key, value.slice(CHECK_DIGITS + 1)))
    .map(({ key }) => key);
}
