import type { Database } from "better-sqlite3";
import type { AnyRegister } from "../../../shared/kernel/register.ts";
import type { Folded } from "../../../shared/kernel/fold.ts";
import { createTableWriter, dropDdl, indexDdl, tableDdl, type AnyTable, type TableTools } from "./table.ts";

export interface Projections {
  readonly registerOf: (kind: string) => AnyRegister | null;
  readonly write: (kind: string, id: string, before: Folded<unknown> | null, after: Folded<unknown>) => void;
  /** Writes the row and its search tokens anew, whatever they say now. */
  readonly rewrite: (kind: string, id: string, after: Folded<unknown>) => void;
  /** Adds the row of an aggregate unless it has one; answers whether it was added. */
  readonly insert: (kind: string, id: string, after: Folded<unknown>) => boolean;
}

const bookkeeping = [
  "CREATE TABLE IF NOT EXISTS projections (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID",
  "CREATE TABLE IF NOT EXISTS numbers (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID",
];

/** Tables whose version in the file is not the program's: they are made anew from the log. */
export function staleTables(db: Database, tables: readonly AnyTable[]): readonly AnyTable[] {
  for (const ddl of bookkeeping) db.exec(ddl);
  const found = new Map(
    db
      .prepare<[], { name: string; version: number }>("SELECT name, version FROM projections")
      .all()
      .map((row) => [row.name, row.version]),
  );
  return tables.filter((table) => found.get(table.name) !== table.version);
}

/** Drops a table and makes it empty, without indexes; `finishTable` adds them and notes the version. */
export function startTable(db: Database, table: AnyTable): void {
  for (const ddl of dropDdl(table)) db.exec(ddl);
  for (const ddl of tableDdl(table)) db.exec(ddl);
  db.prepare("DELETE FROM projections WHERE name = ?").run(table.name);
}

export function finishTable(db: Database, table: AnyTable): void {
  for (const ddl of indexDdl(table)) db.exec(ddl);
  db.prepare("INSERT INTO projections (name, version) VALUES (?, ?)").run(table.name, table.version);
}

/** Prepares the writers of all tables. Events of a kind without a table stay in the log alone. */
export function createProjections(db: Database, tables: readonly AnyTable[], tools: TableTools): Projections {
  const byKind = new Map(
    tables.map((table) => [table.register.kind, { table, writer: createTableWriter(db, table, tools) }]),
  );
  return {
    registerOf: (kind) => byKind.get(kind)?.table.register ?? null,
    write: (kind, id, before, after) => byKind.get(kind)?.writer.write(id, before, after),
    rewrite: (kind, id, after) => byKind.get(kind)?.writer.rewrite(id, after),
    insert: (kind, id, after) => byKind.get(kind)?.writer.insert(id, after) ?? false,
  };
}
