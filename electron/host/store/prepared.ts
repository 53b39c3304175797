import type { Database, Statement } from "better-sqlite3";

const statements = new WeakMap<Database, Map<string, Statement>>();

/**
 * A statement of this connection, prepared once however often it is asked for. One text has one use: what is plucked
 * stays plucked.
 */
export function prepared<Given extends unknown[] = unknown[], Row = unknown>(
  db: Database,
  sql: string,
): Statement<Given, Row> {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    known.set(sql, statement);
  }
  // The caller says what its own text takes and brings, as it does of `db.prepare`.
  return statement as Statement<Given, Row>;
}
