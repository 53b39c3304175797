import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { foldAll, type OpenEvent } from "../../../shared/kernel/fold.ts";
import type { AnyRegister } from "../../../shared/kernel/register.ts";
import { openText, type Unsealer } from "./open-event.ts";
import { createProjections, finishTable, startTable } from "./projections.ts";
import type { AnyTable, TableTools } from "./table.ts";

export interface RebuildOptions {
  readonly db: Database;
  readonly tables: readonly AnyTable[];
  readonly unsealer: Unsealer;
  readonly tools: TableTools;
  /** Called after every few thousand events with how many of all are done. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Events read at once. What is read together lives together: more of them would only cost memory. */
const CHUNK = 500;
/** How often progress is told, in chunks. */
const TELL = 4;
/** KiB of pages in memory meanwhile: everything is read and written in order, so more would save nothing. */
const CACHE_KIB = 16_384;

/** Id as 32 hex, kind, text and place in the log of one event. */
type Row = readonly [hex: string, kind: string, line: string, pos: number];

async function refold({ db, tables, unsealer, tools, onProgress }: RebuildOptions): Promise<void> {
  const byKind = new Map<string, AnyRegister>(tables.map((table) => [table.register.kind, table.register]));
  const total = db.prepare<[], number>("SELECT count(*) FROM events").pluck().get() ?? 0;
  const read = db
    .prepare<[string, number, number], Row>(
      `SELECT lower(hex(id)), kind, text, pos FROM events WHERE (id, pos) > (unhex(?), ?)
       ORDER BY id, pos LIMIT ?`,
    )
    .raw();
  for (const table of tables) startTable(db, table);
  const projections = createProjections(db, tables, tools);
  let aggregate: { readonly hex: string; readonly kind: string; readonly events: OpenEvent[] } | null = null;
  const finish = (): void => {
    const register = aggregate === null ? undefined : byKind.get(aggregate.kind);
    const id = aggregate?.events[0]?.envelope.id;
    if (aggregate === null || register === undefined || id === undefined) return;
    projections.insert(aggregate.kind, id, foldAll(register, aggregate.events));
  };
  let after: readonly [hex: string, pos: number] = ["", 0];
  let done = 0;
  for (let chunk = 1; ; chunk += 1) {
    const rows = read.all(...after, CHUNK);
    for (const [hex, kind, line, pos] of rows) {
      if (aggregate === null || aggregate.hex !== hex || aggregate.kind !== kind) {
        finish();
        aggregate = { hex, kind, events: [] };
      }
      if (byKind.has(kind)) aggregate.events.push(openText(line, unsealer));
      after = [hex, pos];
    }
    if (rows.length === 0) break;
    done += rows.length;
    if (rows.length === CHUNK && chunk % TELL !== 0) continue;
    onProgress(done, total);
    await nextTurn();
  }
  finish();
  for (const table of tables) finishTable(db, table);
}

/**
 * Makes tables anew from the log, in one transaction: a crash leaves the old ones. Aggregates are folded one at a
 * time, so memory does not grow with the log; indexes come last. Nothing else may use the connection meanwhile.
 */
export async function rebuildTables(options: RebuildOptions): Promise<void> {
  const { db, tables } = options;
  if (tables.length === 0) return;
  const cacheSize = Number(db.pragma("cache_size", { simple: true }));
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.exec("BEGIN IMMEDIATE");
  try {
    await refold(options);
    db.exec("COMMIT");
  } catch (cause) {
    if (db.inTransaction) db.exec("ROLLBACK");
    throw cause;
  } finally {
    db.pragma(`cache_size = ${cacheSize}`);
  }
}
