import type { Database } from "better-sqlite3";
import { searchMatcher, searchQuery, type SearchFields } from "../../../shared/kernel/search-tokens.ts";

/** What of a row its search tokens were made from, for the exact re-check. */
export type FieldsOf<Row> = (row: Row) => SearchFields;

/**
 * Searches one register: newest rows first. Tokens find every row that matches and a few that do not, so
 * candidates are read one after the other until `limit` of them pass the exact check. An empty search has
 * no meaning here (null query): the caller lists instead. `sought` names the columns that `fieldsOf` reads, where
 * a table is so large and its rows so wide that reading whole candidates would be felt.
 */
export function createSearch<Row extends Sought, Sought = Row>(
  db: Database,
  table: string,
  columns: string,
  fieldsOf: FieldsOf<Sought>,
  sought: string = columns,
): (input: string, limit: number, keep?: (row: Row) => boolean) => readonly Row[] {
  const candidates = db.prepare<[string], Sought & { readonly found: number }>(
    `SELECT ${table}.row AS found, ${sought} FROM ${table}_search JOIN ${table} ON ${table}.row = ${table}_search.rowid
     WHERE ${table}_search MATCH ? ORDER BY ${table}_search.rowid DESC`,
  );
  const whole = db.prepare<[number], Row>(`SELECT ${columns} FROM ${table} WHERE row = ?`);
  return (input, limit, keep) => {
    const query = searchQuery(input);
    if (query === null) return [];
    const matches = searchMatcher(input);
    const rows: Row[] = [];
    for (const candidate of candidates.iterate(query)) {
      if (!matches(fieldsOf(candidate))) continue;
      const row = whole.get(candidate.found);
      if (row === undefined || keep?.(row) === false) continue;
      rows.push(row);
      if (rows.length === limit) break;
    }
    return rows;
  };
}
