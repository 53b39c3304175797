import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { SERVER_APPLICATION_ID, sqliteMigrations } from "./sqlite-schema.ts";

const PRAGMAS = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "recursive_triggers = ON",
  "trusted_schema = OFF",
  "secure_delete = ON",
  "temp_store = MEMORY",
  "cache_size = -65536",
  "busy_timeout = 10000",
];

/** The database is somebody else's, or of a newer server: refused in words, never touched. */
export class RefusedDatabase extends Error {}

function migrate(db: Database.Database): void {
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version > sqliteMigrations.length)
    throw new RefusedDatabase("this database was written by a newer server: update the program");
  const owner = db.pragma("application_id", { simple: true });
  const empty = db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() === 0;
  if (owner !== SERVER_APPLICATION_ID && !empty)
    throw new RefusedDatabase("sync.db is not a database of this server");
  for (const [index, sql] of sqliteMigrations.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`application_id = ${SERVER_APPLICATION_ID}`);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

/**
 * Opens `sync.db` of a folder, migrated, with its pragmas set and asserted: an acknowledged push is on the disk.
 * Throws RefusedDatabase.
 */
export function openSyncDatabase(folder: string): Database.Database {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new Database(join(folder, "sync.db"));
  try {
    migrate(db);
    for (const pragma of PRAGMAS) db.pragma(pragma);
    if (db.pragma("synchronous", { simple: true }) !== 2) throw new Error("synchronous is not FULL");
    if (db.pragma("journal_mode", { simple: true }) !== "wal") throw new Error("the journal is not WAL");
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Tokens that were used, kept apart: losing the last ones at a power cut costs nothing, a sync each would. */
export function openTokenDatabase(folder: string): Database.Database {
  const db = new Database(join(folder, "tokens.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = OFF");
  db.pragma("busy_timeout = 10000");
  db.exec(
    `CREATE TABLE IF NOT EXISTS tokens (device TEXT NOT NULL, jti TEXT NOT NULL, expires_at INTEGER NOT NULL,
       PRIMARY KEY (device, jti)) STRICT, WITHOUT ROWID;
     CREATE INDEX IF NOT EXISTS tokens_by_end ON tokens (expires_at)`,
  );
  return db;
}
