import Database from "better-sqlite3";
import { bytesToId } from "../store/id-bytes.ts";
import { allTables } from "../tables/index.ts";

/** A number that more than one record of a register carries. */
export interface Duplicate {
  readonly kind: string;
  readonly number: string;
  readonly ids: readonly string[];
}

/** Local to the file: what the last look over all numbers found. Looking costs a pass over every register. */
export const duplicatesDdl =
  "CREATE TABLE IF NOT EXISTS duplicate_numbers (kind TEXT NOT NULL, number TEXT NOT NULL, id BLOB NOT NULL) STRICT";

/** Every number that several records carry, by a pass over each register's table. */
export function findDuplicates(db: Database.Database): readonly Duplicate[] {
  return allTables.flatMap((table) => {
    // A record that makes several slips has no one number of its own.
    if (table.number === null || !Object.hasOwn(table.columns, "number")) return [];
    const rows = db
      .prepare<[], { id: Buffer; number: string }>(
        `SELECT id, number FROM ${table.name} WHERE number IN
           (SELECT number FROM ${table.name} WHERE number <> '' GROUP BY number HAVING count(*) > 1)
         ORDER BY number, id`,
      )
      .all();
    const byNumber = Map.groupBy(rows, ({ number }) => number);
    const { kind } = table.register;
    return [...byNumber].map(([number, found]) => ({
      kind,
      number,
      ids: found.map(({ id }) => bytesToId(id)),
    }));
  });
}

/** findDuplicates off the host's thread. */
export function duplicatesJob({ path }: { readonly path: string }): readonly Duplicate[] {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return findDuplicates(db);
  } finally {
    db.close();
  }
}

/** Answers what the last look found. */
export function createKnownDuplicates(db: Database.Database): () => readonly Duplicate[] {
  const known = db.prepare<[], { kind: string; number: string; id: Buffer }>(
    "SELECT kind, number, id FROM duplicate_numbers ORDER BY kind, number, id",
  );
  return () => {
    const byNumber = Map.groupBy(known.all(), ({ kind, number }) => `${kind} ${number}`);
    return [...byNumber.values()].flatMap((found) => {
      const [first] = found;
      return first === undefined
        ? []
        : [{ kind: first.kind, number: first.number, ids: found.map(({ id }) => bytesToId(id)) }];
    });
  };
}
