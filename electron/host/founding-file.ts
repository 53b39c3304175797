import { renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ScryptCost } from "./access/scrypt.ts";
import type { Clock } from "./clock.ts";
import { openStore } from "./core.ts";
import { found, type Founding } from "./setup.ts";
import { syncFolder } from "./store/atomic-file.ts";
import { openDatabase } from "./store/open-database.ts";
import type { Keys } from "./vault/keys.ts";

export interface FoundingFile {
  /** Where the books will be. Nothing may be there yet. */
  readonly path: string;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly form: Founding;
  readonly demo: boolean;
  readonly cost: ScryptCost | undefined;
}

/** True when the disk has no room left, whether SQLite or the file system says so. */
export function isDiskFull(cause: unknown): boolean {
  if (cause instanceof Database.SqliteError) return cause.code.startsWith("SQLITE_FULL");
  return cause instanceof Error && "code" in cause && (cause.code === "ENOSPC" || cause.code === "EDQUOT");
}

/**
 * Founds a site in a file of its own that becomes the books only when it is whole: killed at any instant, the
 * next start offers set-up again or opens a founded site (C2). Answers the recovery codes.
 */
export async function foundBooks(options: FoundingFile): Promise<Result<readonly string[]>> {
  const { path, keys, clock, form, demo, cost } = options;
  const draft = `${path}.new`;
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(draft + suffix, { force: true });
  const opened = openDatabase(draft, { create: true });
  if (!opened.ok) return refuse("storage-failed");
  let codes: readonly string[];
  try {
    const store = await openStore({ db: opened.value, keys, clock, onProgress: () => undefined });
    codes = await found(store, keys, clock, form, { demo, cost });
  } finally {
    // The last connection writes everything into the file itself and takes its WAL away.
    opened.value.close();
  }
  renameSync(draft, path);
  syncFolder(dirname(path));
  return ok(codes);
}
