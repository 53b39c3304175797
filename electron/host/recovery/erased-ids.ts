import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

export type ErasedIdsProblem = { readonly code: "erased-ids-damaged" };

const VAULT_ID = /^[0-9a-f]{32}$/;

/**
 * The vault ids in `erased.ids` beside the database, one a line: whoever was erased stays erased whatever backup
 * is restored (P2). None when there is no file. A line that is no id means that the file is damaged.
 */
export function readErasedIds(folder: string): Result<readonly string[], ErasedIdsProblem> {
  let text: string;
  try {
    text = readFileSync(join(folder, "erased.ids"), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return ok([]);
    throw cause;
  }
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.every((line) => VAULT_ID.test(line)) ? ok(lines) : err({ code: "erased-ids-damaged" });
}

/** Erases these vault ids in a database, known there or not: erasing wins over any copy, earlier or later. */
export function applyErasedIds(db: Database, ids: readonly string[]): void {
  const erase = db.prepare(
    `INSERT INTO vault (id, cipher, erased) VALUES (?, NULL, 1)
     ON CONFLICT (id) DO UPDATE SET cipher = NULL, erased = 1`,
  );
  db.transaction(() => {
    for (const id of ids) erase.run(Buffer.from(id, "hex"));
  })();
}
