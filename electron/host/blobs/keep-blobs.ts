import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import { writeFileAtomically } from "../store/atomic-file.ts";
import { blobFolder, keptBlobFolder } from "./blob-folders.ts";

const DAY_MS = 24 * 60 * 60_000;
/** How long a copy outlives the last backup that needed it (architecture.md, Personal data). */
const KEPT_MS = 30 * DAY_MS;

/**
 * Copies the attachments that a backup's passes refer to beside it, and drops copies that no backup of the last 30
 * days referred to. They never change, so each is copied once; its time says when it was last needed.
 */
export function keepBlobs(folder: string, backup: Database, nowMs: number): void {
  const hasPasses = backup
    .prepare<[], number>("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'passes'")
    .pluck();
  if (hasPasses.get() === undefined) return;
  const wanted = new Set(
    backup
      .prepare<[], string>("SELECT DISTINCT attachment FROM passes WHERE attachment IS NOT NULL")
      .pluck()
      .all(),
  );
  const [from, into] = [blobFolder(folder), keptBlobFolder(folder)];
  const now = new Date(nowMs);
  for (const name of wanted) {
    const copy = join(into, name);
    if (!existsSync(copy)) {
      // Not here yet (it came from another desk): whoever has it keeps it.
      if (!existsSync(join(from, name))) continue;
      mkdirSync(into, { recursive: true, mode: 0o700 });
      writeFileAtomically(copy, readFileSync(join(from, name)));
    }
    utimesSync(copy, now, now);
  }
  if (!existsSync(into)) return;
  for (const name of readdirSync(into)) {
    const old = statSync(join(into, name)).mtimeMs < nowMs - KEPT_MS;
    if (old && !wanted.has(name)) rmSync(join(into, name), { force: true });
  }
}
