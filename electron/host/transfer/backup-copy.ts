import { closeSync, fdatasync, openSync } from "node:fs";
import Database from "better-sqlite3";
import { VerifyCancelled } from "../recovery/verify-database.ts";

/** Pages copied between two looks at whether anybody still wants the copy; 8 MiB. */
const STEP_PAGES = 2048;

export interface CopyOptions {
  readonly onProgress: (done: number, total: number) => void;
  readonly cancelled: () => boolean;
}

interface Flusher {
  /** Has another thread bring to the disk what was written so far, unless it still is at it. */
  readonly flush: () => void;
  readonly close: () => Promise<void>;
}

function createFlusher(path: string): Flusher {
  let file: number | null = null;
  let flushing: Promise<void> | null = null;
  return {
    flush: () => {
      if (flushing !== null) return;
      const fd = (file ??= openSync(path, "r+"));
      // A flush that fails is none: the whole copy is flushed again, and then a failure counts.
      flushing = new Promise((resolve) => {
        fdatasync(fd, () => {
          flushing = null;
          resolve();
        });
      });
    },
    close: async () => {
      await flushing;
      if (file !== null) closeSync(file);
    },
  };
}

/**
 * Copies the database as it is now, page by page. The read transaction makes all steps one snapshot: without it a
 * save between two steps would begin the copy anew. What is written is flushed all along on another thread, so
 * that a save's own flush never waits behind the whole copy.
 */
export async function copyDatabase(path: string, part: string, options: CopyOptions): Promise<void> {
  const flusher = createFlusher(part);
  const source = new Database(path, { readonly: true, fileMustExist: true });
  try {
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_schema").get();
    await source.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        if (options.cancelled()) throw new VerifyCancelled();
        options.onProgress(totalPages - remainingPages, totalPages);
        flusher.flush();
        return STEP_PAGES;
      },
    });
  } finally {
    source.close();
    await flusher.close();
  }
  const copy = new Database(part);
  // The pages say WAL, as the live file's do; a backup is one file.
  copy.pragma("journal_mode = DELETE");
  copy.close();
}
