import { closeSync, fchmodSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { syncFolder } from "../store/atomic-file.ts";
import { createEventLog } from "../store/event-log.ts";

export type ErasedIdsProblem = { readonly code: "erased-ids-damaged" };

const VAULT_ID = /^[0-9a-f]{32}$/;
const fileIn = (folder: string): string => join(folder, "erased.ids");

/**
 * The vault ids in `erased.ids` beside the database, one a line: whoever was erased stays erased whatever backup
 * is restored (P2). None when there is no file. A line that is no id means that the file is damaged; what stands
 * after the last line's end was being written when the power went, and is written again before anything is erased.
 */
export function readErasedIds(folder: string): Result<readonly string[], ErasedIdsProblem> {
  let text: string;
  try {
    text = readFileSync(fileIn(folder), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return ok([]);
    throw cause;
  }
  const lines = text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "");
  return lines.every((line) => VAULT_ID.test(line)) ? ok(lines) : err({ code: "erased-ids-damaged" });
}

/** Adds ids, durably, before they are erased anywhere else: a crash in between only leaves them to be erased. */
export function appendErasedIds(folder: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const file = openSync(fileIn(folder), "a+", 0o600);
  try {
    fchmodSync(file, 0o600);
    const before = readFileSync(file);
    ftruncateSync(file, before.lastIndexOf(0x0a) + 1);
    writeSync(file, `${ids.join("\n")}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(folder);
}

/** Erases these vault ids in a database, known there or not: erasing wins over any copy, earlier or later. */
export function applyErasedIds(db: Database, ids: readonly string[]): void {
  const log = createEventLog(db);
  db.transaction(() => {
    for (const id of ids) log.erase(id);
  })();
}
