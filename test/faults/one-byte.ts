import { readFileSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";

/** Changes one bit of the file. */
export function change(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
}

function ask(path: string, sql: string, ...values: unknown[]): unknown {
  const db = new Database(path);
  try {
    return db.prepare(sql).pluck().get(values);
  } finally {
    db.close();
  }
}

export function askBytes(path: string, sql: string, ...values: unknown[]): Buffer {
  const found = ask(path, sql, ...values);
  if (!Buffer.isBuffer(found)) throw new Error("no bytes there");
  return found;
}

/** Where these bytes stand first in the file. */
export function placeOf(path: string, bytes: string | Buffer): number {
  const at = readFileSync(path).indexOf(bytes);
  if (at < 0) throw new Error("not in the file");
  return at;
}

/** The text of the event that registered the n-th visitor. */
export const textOf = (path: string, n: number): string =>
  String(ask(path, "SELECT text FROM events WHERE kind = 'visit' ORDER BY pos LIMIT 1 OFFSET ?", n - 1));

/** The sealed part of the event that registered the n-th visitor. */
export const cipherOf = (path: string, n: number): Buffer => {
  const sealed = /"vault":"([0-9a-f]{32})"/.exec(textOf(path, n))?.[1] ?? "";
  return askBytes(path, "SELECT cipher FROM vault WHERE id = ?", Buffer.from(sealed, "hex"));
};
