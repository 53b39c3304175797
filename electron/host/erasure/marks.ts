import type { Database } from "better-sqlite3";
import { idToBytes } from "../store/id-bytes.ts";

/**
 * Local to the file: up to which `rev` a record has no sealed part left, so that the daily look passes it over. A
 * later event makes the record due again; losing a mark costs one more look.
 */
export const marksDdl =
  "CREATE TABLE IF NOT EXISTS erased_records (id BLOB PRIMARY KEY, rev INTEGER NOT NULL) STRICT, WITHOUT ROWID";

/** Notes that a record is blank up to its present `rev`. */
export function createMarks(db: Database): (id: string, rev: number) => void {
  const mark = db.prepare(
    "INSERT INTO erased_records (id, rev) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET rev = excluded.rev",
  );
  return (id, rev) => {
    mark.run(idToBytes(id), rev);
  };
}
