import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { plantFault } from "./statements.ts";

export interface Snapshot {
  readonly folder: string;
  /** What was about to run. */
  readonly before: string;
}

/**
 * Runs `work` on a data folder and, before each of its statements, keeps the folder as it is then: to the byte what
 * a SIGKILL at that instant leaves, because the system keeps what a killed process wrote. With the end, one more.
 */
export async function atEachStatement(
  folder: string,
  work: () => Promise<void>,
): Promise<readonly Snapshot[]> {
  const kept = tempFolder();
  const snapshots: Snapshot[] = [];
  const keep = (before: string): void => {
    const copy = join(kept, String(snapshots.length));
    mkdirSync(copy);
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith("lock.db") });
    snapshots.push({ folder: copy, before });
  };
  const restore = plantFault((sql, go) => {
    keep(sql);
    return go();
  });
  try {
    await work();
  } finally {
    restore();
  }
  keep("the end");
  return snapshots;
}
