import type { Database } from "better-sqlite3";
import type { AttemptStore } from "./pin-attempts.ts";

/** Local to the desk: wrong PINs in a row outlive a restart (A1). */
export const attemptsDdl = `CREATE TABLE IF NOT EXISTS pin_attempts (
  staff TEXT PRIMARY KEY, failures INTEGER NOT NULL, wait_ms INTEGER NOT NULL, alarmed INTEGER NOT NULL
) STRICT, WITHOUT ROWID`;

/** Attempts kept in the desk's database; each write is durable when it returns (synchronous FULL). */
export function createAttemptStore(db: Database): AttemptStore {
  const select = db.prepare<[string], { failures: number; wait_ms: number; alarmed: number }>(
    "SELECT failures, wait_ms, alarmed FROM pin_attempts WHERE staff = ?",
  );
  const upsert = db.prepare(
    `INSERT INTO pin_attempts (staff, failures, wait_ms, alarmed) VALUES (?, ?, ?, ?)
     ON CONFLICT (staff) DO UPDATE SET failures = excluded.failures, wait_ms = excluded.wait_ms, alarmed = excluded.alarmed`,
  );
  return {
    get: (staffId) => {
      const row = select.get(staffId);
      return row === undefined
        ? null
        : { failures: row.failures, waitMs: row.wait_ms, alarmed: row.alarmed === 1 };
    },
    set: (staffId, { failures, waitMs, alarmed }) => {
      upsert.run(staffId, failures, waitMs, alarmed ? 1 : 0);
    },
  };
}
