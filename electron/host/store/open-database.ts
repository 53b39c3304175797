import { existsSync, openSync, readSync, closeSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { APPLICATION_ID, migrations, SCHEMA_VERSION } from "./migrations.ts";

export type OpenProblem =
  /** Written by a newer version of the program: refused, never touched. */
  | { readonly code: "newer-version"; readonly found: number; readonly known: number }
  /** A file of some other program. */
  | { readonly code: "foreign-file" }
  /** 0 bytes, no header, or SQLite cannot read it. */
  | { readonly code: "damaged"; readonly detail: string }
  /** It was expected and is not there. */
  | { readonly code: "missing" }
  | { readonly code: "unreadable"; readonly detail: string };

export interface OpenOptions {
  /** A missing file is made only when this says so (first start); else it is a problem. */
  readonly create: boolean;
}

const PRAGMAS = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "recursive_triggers = ON",
  "trusted_schema = OFF",
  "secure_delete = ON",
  "cell_size_check = ON",
  "temp_store = MEMORY",
  "cache_size = -65536",
  "busy_timeout = 5000",
  "wal_autocheckpoint = 1000",
];

const EXPECTED: readonly (readonly [name: string, value: string | number])[] = [
  ["journal_mode", "wal"],
  ["synchronous", 2],
  ["foreign_keys", 1],
  ["recursive_triggers", 1],
  ["trusted_schema", 0],
  ["secure_delete", 1],
];

/**
 * Sets the connection's pragmas and asserts them (C3): in WAL the library falls back to synchronous NORMAL at
 * every open, which would lose acknowledged saves at a power cut.
 */
export function setPragmas(db: Database.Database): void {
  for (const pragma of PRAGMAS) db.pragma(pragma);
  for (const [name, value] of EXPECTED) {
    const found = db.pragma(name, { simple: true });
    if (found !== value) throw new Error(`pragma ${name} is ${String(found)}, not ${value}`);
  }
}

function headerProblem(path: string): OpenProblem | null {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (cause) {
    return { code: "unreadable", detail: cause instanceof Error ? cause.message : "" };
  }
  try {
    const header = Buffer.alloc(16);
    const read = readSync(file, header, 0, 16, 0);
    if (read === 0) return { code: "damaged", detail: "empty" };
    return header.toString("latin1") === "SQLite format 3\0" ? null : { code: "damaged", detail: "header" };
  } finally {
    closeSync(file);
  }
}

/**
 * To ask whose file it is without changing its folder (C7): beside a WAL left by a crash read-only, since closing
 * a connection that may write moves the WAL into the file; without one writable, since a read-only one leaves an
 * empty WAL behind.
 */
function openToAsk(path: string): Database.Database {
  return new Database(path, { readonly: existsSync(`${path}-wal`), fileMustExist: true });
}

function ownerProblem(path: string): OpenProblem | null {
  const db = openToAsk(path);
  try {
    if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID) return { code: "foreign-file" };
    const found = Number(db.pragma("user_version", { simple: true }));
    return found > SCHEMA_VERSION ? { code: "newer-version", found, known: SCHEMA_VERSION } : null;
  } finally {
    db.close();
  }
}

function migrate(db: Database.Database): void {
  const found = Number(db.pragma("user_version", { simple: true }));
  if (found === SCHEMA_VERSION) return;
  db.transaction(() => {
    for (const { version, sql } of migrations) if (version > found) db.exec(sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).exclusive();
}

/** True for a database of ours that opening would migrate: before that a verified backup is made. */
export function migrationDue(path: string): boolean {
  let db: Database.Database | null = null;
  try {
    db = openToAsk(path);
    const found = Number(db.pragma("user_version", { simple: true }));
    return (
      db.pragma("application_id", { simple: true }) === APPLICATION_ID && found > 0 && found < SCHEMA_VERSION
    );
  } catch {
    // What is wrong with it is said when it is opened.
    return false;
  } finally {
    db?.close();
  }
}

/**
 * Opens the desk's database with every pragma asserted and every migration run, or says why it cannot be
 * opened (C7). It never makes an empty database where one was expected, and never writes to one it refuses.
 */
export function openDatabase(path: string, options: OpenOptions): Result<Database.Database, OpenProblem> {
  const exists = existsSync(path);
  if (!exists && !options.create) return err({ code: "missing" });
  if (exists && statSync(path).isDirectory()) return err({ code: "unreadable", detail: "directory" });
  const header = exists ? headerProblem(path) : null;
  if (header !== null) return err(header);
  let db: Database.Database | null = null;
  try {
    const refusal = exists ? ownerProblem(path) : null;
    if (refusal !== null) return err(refusal);
    db = new Database(path);
    setPragmas(db);
    migrate(db);
    return ok(db);
  } catch (cause) {
    db?.close();
    const code = cause instanceof Database.SqliteError ? cause.code : "";
    const detail = cause instanceof Error ? cause.message : String(cause);
    if (code === "SQLITE_CORRUPT" || code === "SQLITE_NOTADB") return err({ code: "damaged", detail });
    if (code === "SQLITE_CANTOPEN" || code.startsWith("SQLITE_READONLY") || code === "SQLITE_PERM") {
      return err({ code: "unreadable", detail });
    }
    throw cause;
  }
}
