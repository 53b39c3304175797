import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { foldAll, type OpenEvent } from "../../../shared/kernel/fold.ts";
import type { AnyRegister } from "../../../shared/kernel/register.ts";
import { bytesToId } from "./id-bytes.ts";
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

const CHUNK = 2000;
const BEFORE_ALL = Buffer.alloc(0);

interface Row {
  readonly id: Buffer;
  readonly pos: number;
  readonly kind: string;
  readonly text: string;
}

async function refold({ db, tables, unsealer, tools, onProgress }: RebuildOptions): Promise<void> {
  const byKind = new Map<string, AnyRegister>(tables.map((table) => [table.register.kind, table.register]));
  const total = db.prepare<[], number>("SELECT count(*) FROM events").pluck().get() ?? 0;
  const read = db.prepare<[Buffer, number, number], Row>(
    "SELECT id, pos, kind, text FROM events WHERE (id, pos) > (?, ?) ORDER BY id, pos LIMIT ?",
  );
  for (const table of tables) startTable(db, table);
  const projections = createProjections(db, tables, tools);
  let aggregate: { readonly id: Buffer; readonly kind: string; readonly events: OpenEvent[] } | null = null;
  const finish = (): void => {
    const register = aggregate === null ? undefined : byKind.get(aggregate.kind);
    if (aggregate === null || register === undefined) return;
    projections.insert(aggregate.kind, bytesToId(aggregate.id), foldAll(register, aggregate.events));
  };
  let after: Pick<Row, "id" | "pos"> = { id: BEFORE_ALL, pos: 0 };
  let done = 0;
  for (;;) {
    const rows = read.all(after.id, after.pos, CHUNK);
    for (const row of rows) {
      if (aggregate === null || aggregate.kind !== row.kind || !aggregate.id.equals(row.id)) {
        finish();
        aggregate = { id: row.id, kind: row.kind, events: [] };
      }
      if (byKind.has(row.kind)) aggregate.events.push(openText(row.text, unsealer));
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last;
    done += rows.length;
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
  if (options.tables.length === 0) return;
  options.db.exec("BEGIN IMMEDIATE");
  try {
    await refold(options);
    options.db.exec("COMMIT");
  } catch (cause) {
    if (options.db.inTransaction) options.db.exec("ROLLBACK");
    throw cause;
  }
}
