import { accessSync, constants, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { err, ok, type Result } from "../../shared/kernel/result.ts";

export interface FolderLock {
  /** Lets another host have the folder. The operating system does the same when the process dies. */
  readonly release: () => void;
}

export type FolderProblem =
  /** Another host, in this process or another, has it open. */
  | { readonly code: "folder-in-use" }
  /** Not there, not a folder, or not ours to read; or its disk cannot lock files. */
  | { readonly code: "folder-unreadable"; readonly detail: string }
  | { readonly code: "folder-read-only"; readonly detail: string };

const READ_ONLY_DISK = new Set(["EROFS", "EACCES", "EPERM"]);

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

function detailOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function accessProblem(folder: string): FolderProblem | null {
  try {
    if (!statSync(folder).isDirectory()) return { code: "folder-unreadable", detail: "not a folder" };
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch (cause) {
    return { code: "folder-unreadable", detail: detailOf(cause) };
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const code = READ_ONLY_DISK.has(codeOf(cause)) ? "folder-read-only" : "folder-unreadable";
    return { code, detail: detailOf(cause) };
  }
  return null;
}

function lockProblem(cause: unknown): FolderProblem {
  const detail = detailOf(cause);
  const code = codeOf(cause);
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) return { code: "folder-in-use" };
  if (code.startsWith("SQLITE_READONLY")) return { code: "folder-read-only", detail };
  if (code.startsWith("SQLITE_")) return { code: "folder-unreadable", detail };
  throw cause;
}

/**
 * Takes the data folder for this host: an exclusive SQLite lock held on `lock.db`, which stays empty. There is no
 * PID file to go stale. Nothing else in this process may open `lock.db`: closing any descriptor of a file gives
 * up a POSIX lock on it.
 */
export function lockFolder(folder: string): Result<FolderLock, FolderProblem> {
  const problem = accessProblem(folder);
  if (problem !== null) return err(problem);
  let db: Database.Database | null = null;
  try {
    db = new Database(join(folder, "lock.db"), { timeout: 0 });
    db.pragma("locking_mode = EXCLUSIVE");
    db.pragma("journal_mode = MEMORY");
    // The write, never committed, proves the lock: of a file it may only read SQLite takes no more than a shared one.
    db.exec("BEGIN EXCLUSIVE; PRAGMA user_version = 1");
  } catch (cause) {
    db?.close();
    return err(lockProblem(cause));
  }
  const held = db;
  return ok({ release: () => held.close() });
}
