import type { Database } from "better-sqlite3";
import type { Folded } from "../../../shared/kernel/fold.ts";
import type { AnyRegister } from "../../../shared/kernel/register.ts";
import { searchTokens, type SearchFields } from "../../../shared/kernel/search-tokens.ts";
import { idToBytes } from "./id-bytes.ts";

export type Cell = string | number | Uint8Array | null;

export interface TableTools {
  /** Keyed hash of a phone or document number, for exact search (architecture.md, Personal data). */
  readonly searchHash: (text: string) => string;
}

export interface Column<State> {
  readonly type: "TEXT" | "INTEGER" | "BLOB";
  readonly of: (state: State, tools: TableTools) => Cell;
}

/** A register's table: one row an aggregate, every column a pure function of its state. */
export interface TableSpec<State> {
  readonly name: string;
  /** One more whenever columns, tokens or the fold change: the table is then made anew from the log. */
  readonly version: number;
  readonly register: AnyRegister<State>;
  readonly columns: Readonly<Record<string, Column<State>>>;
  /** Bodies of CREATE INDEX, e.g. `visits_by_time ON visits (time_in)`. */
  readonly indexes: readonly string[];
  /** The running number that people quote, if the register has one; all of them where a record makes several slips. */
  readonly number: ((state: State) => string | readonly string[]) | null;
  readonly search: ((state: State) => SearchFields) | null;
  /** Contradictions that the fold met, for a person to settle. */
  readonly conflicts: ((state: State) => number) | null;
}

/** Any table, where only its register and its DDL matter. */
// oxlint-disable-next-line typescript/no-explicit-any -- columns are contravariant in their state
export type AnyTable = TableSpec<any>;

/** Declares a register's table with its columns typed by its state. */
export function defineTable<State>(spec: TableSpec<State>): TableSpec<State> {
  return spec;
}

export function text<State>(of: (state: State, tools: TableTools) => string | null): Column<State> {
  return { type: "TEXT", of };
}

export function integer<State>(of: (state: State, tools: TableTools) => number | null): Column<State> {
  return { type: "INTEGER", of };
}

export function flag<State>(of: (state: State) => boolean): Column<State> {
  return { type: "INTEGER", of: (state) => (of(state) ? 1 : 0) };
}

const searchTable = (name: string): string => `${name}_search`;

/** The statements that make a table, without its indexes (a rebuild makes those last). */
export function tableDdl(spec: AnyTable): readonly string[] {
  const columns = Object.entries(spec.columns).map(([name, column]) => `${name} ${column.type}`);
  const table = `CREATE TABLE ${spec.name} (row INTEGER PRIMARY KEY, id BLOB NOT NULL, rev INTEGER NOT NULL,
    unknown INTEGER NOT NULL, conflicts INTEGER NOT NULL, ${columns.join(", ")}) STRICT`;
  if (spec.search === null) return [table];
  return [
    table,
    `CREATE VIRTUAL TABLE ${searchTable(spec.name)} USING fts5(tokens, content='', contentless_delete=1,
      detail=none, tokenize="unicode61 tokenchars '-'")`,
  ];
}

export function indexDdl(spec: AnyTable): readonly string[] {
  return [
    `CREATE UNIQUE INDEX ${spec.name}_by_id ON ${spec.name} (id)`,
    ...spec.indexes.map((body) => `CREATE INDEX ${body}`),
    // The few that wait for a person, found without looking at the many that do not.
    ...(spec.conflicts === null
      ? []
      : [`CREATE INDEX ${spec.name}_in_conflict ON ${spec.name} (row) WHERE conflicts > 0`]),
  ];
}

export function dropDdl(spec: AnyTable): readonly string[] {
  return [`DROP TABLE IF EXISTS ${spec.name}`, `DROP TABLE IF EXISTS ${searchTable(spec.name)}`];
}

export interface TableWriter<State> {
  /** Writes the row of an aggregate; `before` is what its row says now, null when it has none. */
  readonly write: (id: string, before: Folded<State> | null, after: Folded<State>) => void;
  /** Writes the row and its search tokens anew, whatever they say now: part of it may be erased already. */
  readonly rewrite: (id: string, after: Folded<State>) => void;
  /** Adds the row of an aggregate unless it has one; answers whether it was added. */
  readonly insert: (id: string, after: Folded<State>) => boolean;
}

const noteNumber = `INSERT INTO numbers (prefix, last) VALUES (?, ?)
  ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last)`;

/** `LF-20261123-A-007` → [`LF-20261123-A-`, 7], or null when it is no running number. */
export function splitNumber(number: string): readonly [prefix: string, running: number] | null {
  const cut = number.lastIndexOf("-") + 1;
  const running = Number(number.slice(cut));
  return cut > 0 && Number.isSafeInteger(running) ? [number.slice(0, cut), running] : null;
}

/** Prepares the statements that keep one table equal to its register's states. */
export function createTableWriter<State>(
  db: Database,
  spec: TableSpec<State>,
  tools: TableTools,
): TableWriter<State> {
  const columns = Object.entries(spec.columns);
  const names = columns.map(([name]) => name);
  const insert = db.prepare(
    `INSERT OR IGNORE INTO ${spec.name} (id, rev, unknown, conflicts, ${names.join(", ")})
     VALUES (${["id", "rev", "unknown", "conflicts", ...names].map(() => "?").join(", ")})`,
  );
  const update = db
    .prepare<unknown[], number>(
      `UPDATE ${spec.name} SET rev = ?, unknown = ?, conflicts = ?, ${names.map((name) => `${name} = ?`).join(", ")}
       WHERE id = ? RETURNING row`,
    )
    .pluck();
  const number = spec.number === null ? null : db.prepare(noteNumber);
  const search = spec.search;
  const index =
    search === null
      ? null
      : {
          insert: db.prepare(`INSERT INTO ${searchTable(spec.name)} (rowid, tokens) VALUES (?, ?)`),
          delete: db.prepare(`DELETE FROM ${searchTable(spec.name)} WHERE rowid = ?`),
          tokens: (state: State) => searchTokens(search(state)),
        };
  const cells = ({ state, rev, unknown }: Folded<State>): Cell[] => [
    rev,
    unknown,
    spec.conflicts?.(state) ?? 0,
    ...columns.map(([, column]) => column.of(state, tools)),
  ];
  const numbersOf = (state: State): readonly string[] => {
    const numbers = spec.number?.(state) ?? [];
    return typeof numbers === "string" ? [numbers] : numbers;
  };
  const remember = (numbers: readonly string[]): void => {
    for (const one of numbers) {
      const running = splitNumber(one);
      if (running !== null) number?.run(...running);
    }
  };
  const insertRow = (id: string, after: Folded<State>): boolean => {
    const { changes, lastInsertRowid } = insert.run(idToBytes(id), ...cells(after));
    if (changes === 0) return false;
    index?.insert.run(lastInsertRowid, index.tokens(after.state));
    remember(numbersOf(after.state));
    return true;
  };
  return {
    insert: insertRow,
    write: (id, before, after) => {
      if (before === null) {
        if (!insertRow(id, after)) throw new Error(`${spec.name} has a row of an aggregate without events`);
        return;
      }
      const row = update.get(...cells(after), idToBytes(id));
      // An event that arrived late may be the one that brings the number.
      const known = new Set(numbersOf(before.state));
      remember(numbersOf(after.state).filter((one) => !known.has(one)));
      if (index === null || row === undefined) return;
      const tokens = index.tokens(after.state);
      if (tokens === index.tokens(before.state)) return;
      index.delete.run(row);
      index.insert.run(row, tokens);
    },
    rewrite: (id, after) => {
      const row = update.get(...cells(after), idToBytes(id));
      if (index === null || row === undefined) return;
      index.delete.run(row);
      index.insert.run(row, index.tokens(after.state));
    },
  };
}
