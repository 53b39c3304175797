import { copyFileSync, rmSync } from "node:fs";
import { openStore } from "../core.ts";
import { tablesDigest } from "../store/digest.ts";
import { openDatabase } from "../store/open-database.ts";
import { allTables } from "../tables/index.ts";
import { openKeys } from "../vault/keys.ts";

export interface CheckTablesOptions {
  /** A backup just made: the tables in it are those of the live file at that moment. */
  readonly backup: string;
  readonly keys: Uint8Array;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * The weekly check (C6, B1): folds the log of a fresh backup anew and compares. False means that the tables that
 * screens read from say something else than the log; the log is right, so they are to be made anew. Works on a
 * copy beside the backup, which is deleted.
 */
export async function tablesMatchLog(options: CheckTablesOptions): Promise<boolean> {
  const keys = openKeys(options.keys);
  if (!keys.ok) throw new Error(`keys handed to a check: ${keys.error.code}`);
  const copy = `${options.backup}.part`;
  copyFileSync(options.backup, copy);
  try {
    const opened = openDatabase(copy, { create: false });
    if (!opened.ok) throw new Error(`a backup just made does not open: ${opened.error.code}`);
    const db = opened.value;
    try {
      const clock = { nowMs: () => 0, monoMs: () => 0 };
      const onProgress = options.onProgress ?? (() => undefined);
      // Tables of another version are made anew at the next start anyway; only the same version can be compared.
      await openStore({ db, keys: keys.value, clock, onProgress });
      const kept = tablesDigest(db, allTables);
      forgetTables(db);
      await openStore({ db, keys: keys.value, clock, onProgress });
      return tablesDigest(db, allTables) === kept;
    } finally {
      db.close();
    }
  } finally {
    for (const part of ["", "-wal", "-shm"]) rmSync(`${copy}${part}`, { force: true });
  }
}

/** Makes every table stale, so that the next opening folds them anew from the log. */
export function forgetTables(db: Parameters<typeof tablesDigest>[0]): void {
  db.exec("DROP TABLE IF EXISTS projections; DROP TABLE IF EXISTS numbers");
}
