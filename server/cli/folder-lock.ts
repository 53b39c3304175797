import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/** Held as long as it is open; null when another server serves this folder. The system frees it, whatever happens. */
export function lockFolder(folder: string): { readonly free: () => void } | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new Database(join(folder, "lock.db"), { timeout: 0 });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("BEGIN EXCLUSIVE");
    return { free: () => db.close() };
  } catch {
    db.close();
    return null;
  }
}
