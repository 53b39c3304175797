import type Database from "better-sqlite3";
import { setPragmas } from "../../../electron/host/store/open-database.ts";

/** The texts of some events and the sealed parts beside them, as base64url. */
export interface FloorBatch {
  readonly texts: readonly string[];
  readonly ciphers: readonly string[];
}

/** So many events a call, as the program sends them. */
export const FLOOR_BATCH = 500;

/** A database that holds texts and sealed parts and knows nothing of either, as durable as the program's. */
export function openFloorFile(db: Database.Database) {
  setPragmas(db);
  db.exec(`CREATE TABLE texts (pos INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE TABLE ciphers (pos INTEGER PRIMARY KEY, cipher BLOB NOT NULL) STRICT`);
  const insertText = db.prepare("INSERT INTO texts (text) VALUES (?)");
  const insertCipher = db.prepare("INSERT INTO ciphers (cipher) VALUES (?)");
  const textsAfter = db
    .prepare<[number, number], string>("SELECT text FROM texts WHERE pos > ? ORDER BY pos LIMIT ?")
    .pluck();
  const ciphersAfter = db
    .prepare<[number, number], Buffer>("SELECT cipher FROM ciphers WHERE pos > ? ORDER BY pos LIMIT ?")
    .pluck();
  const insert = db.transaction(({ texts, ciphers }: FloorBatch) => {
    for (const text of texts) insertText.run(text);
    for (const cipher of ciphers) insertCipher.run(Buffer.from(cipher, "base64url"));
  });
  return {
    insert: (batch: FloorBatch): void => {
      insert.immediate(batch);
    },
    /** The batch after so many; three of five events have a sealed part. */
    after: (count: number): FloorBatch => {
      const [from, parts] = [Math.floor(count * 0.6), Math.floor(FLOOR_BATCH * 0.6)];
      return {
        texts: textsAfter.all(count, FLOOR_BATCH),
        ciphers: ciphersAfter.all(from, parts).map((cipher) => cipher.toString("base64url")),
      };
    },
  };
}
