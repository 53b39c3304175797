import type { Database } from "better-sqlite3";
import { idToBytes } from "../store/id-bytes.ts";
import type { AnyTable } from "../store/table.ts";
import { allTables } from "../tables/index.ts";
import { createKnownDuplicates } from "./duplicates.ts";

/** A record in conflict, as a person tells it from others. */
export interface ConflictRow {
  readonly id: Buffer;
  readonly number: string | null;
  readonly unit: string | null;
  readonly subject: string | null;
}

/** The first of these columns that the table has says what the record is about. */
const SUBJECTS = [
  "fault",
  "name",
  "title",
  "goods",
  "items",
  "reason",
  "batch",
  "text",
  "place",
  "substance_name",
  "plan_name",
] as const;
/** What a record without a running number is called by: a key by its code. */
const NUMBERS = ["number", "code"] as const;

function columns(table: AnyTable): string {
  const own = (name: string): string => (Object.hasOwn(table.columns, name) ? name : "''");
  const first = (names: readonly string[]): string =>
    names.find((name) => Object.hasOwn(table.columns, name)) ?? "''";
  const subject = first(SUBJECTS);
  return `id, ${first(NUMBERS)} AS number, ${own("unit")} AS unit, ${subject} AS subject`;
}

/** Reads of 待处理冲突 over every register that has any. */
export function createConflictQueries(db: Database) {
  const tables = allTables
    .filter((table) => table.conflicts !== null)
    .map((table) => ({
      table,
      rows: db.prepare<[], ConflictRow>(`SELECT ${columns(table)} FROM ${table.name} WHERE conflicts > 0`),
    }));
  return {
    rows: () => tables.flatMap(({ table, rows }) => rows.all().map((row) => ({ table, row }))),
    row: (table: AnyTable, id: string): ConflictRow | undefined =>
      db
        .prepare<[Buffer], ConflictRow>(`SELECT ${columns(table)} FROM ${table.name} WHERE id = ?`)
        .get(idToBytes(id)),
    duplicates: createKnownDuplicates(db),
  };
}
