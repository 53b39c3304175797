import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import type { AnyTable } from "./table.ts";

/**
 * SHA-256 (hex) over all rows of the tables in id order, local row numbers left out: equal on every desk that
 * folded the same events, whatever order they came in (C6, S1).
 */
export function tablesDigest(db: Database, tables: readonly AnyTable[]): string {
  const hash = createHash("sha256");
  for (const table of tables.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const columns = ["id", "rev", "unknown", "conflicts", ...Object.keys(table.columns)].join(", ");
    hash.update(`\n${table.name}\n`);
    for (const row of db
      .prepare<[], unknown[]>(`SELECT ${columns} FROM ${table.name} ORDER BY id`)
      .raw()
      .iterate()) {
      hash.update(JSON.stringify(row));
    }
  }
  const numbers = db.prepare("SELECT prefix, last FROM numbers ORDER BY prefix").raw().all();
  return hash.update(JSON.stringify(numbers)).digest("hex");
}
