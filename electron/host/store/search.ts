import type { Database } from "better-sqlite3";
import { searchMatcher, searchQuery, type SearchFields } from "../../../shared/kernel/search-tokens.ts";

/** The columns of a row that its search tokens were made from, for the exact re-check. */
export type FieldsOf<Row> = (row: Row) => SearchFields;

/**
 * Searches one register: newest rows first. Tokens find every row that matches and a few that do not, so
 * candidates are read one after the other until `limit` of them pass the exact check. An empty search has
 * no meaning here (null query): the caller lists instead.
 */
export function createSearch<Row>(
  db: Database,
  table: string,
  columns: string,
  fieldsOf: FieldsOf<Row>,
): (input: string, limit: number, keep?: (row: Row) => boolean) => readonly Row[] {
  const statement = db.prepare<[string], Row>(
    `SELECT ${columns} FROM ${table}_search JOIN ${table} ON ${table}.row = ${table}_search.rowid
     WHERE ${table}_search MATCH ? ORDER BY ${table}_search.rowid DESC`,
  );
  return (input, limit, keep) => {
    const query = searchQuery(input);
    if (query === null) return [];
    const matches = searchMatcher(input);
    const found: Row[] = [];
    for (const row of statement.iterate(query)) {
      if (!matches(fieldsOf(row)) || keep?.(row) === false) continue;
      found.push(row);
      if (found.length === limit) break;
    }
    return found;
  };
}
