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
  /** Called about every 2,000 events with how many of all are done. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Makes tables anew from the log, in one transaction: a crash leaves the old ones. Aggregates are folded one
 * at a time, so memory does not grow with the log; indexes come last.
 */
export function rebuildTables(options: RebuildOptions): void {
  const { db, tables } = options;
  if (tables.length === 0) return;
  const byKind = new Map<string, AnyRegister>(tables.map((table) => [table.register.kind, table.register]));
  const total = db.prepare<[], number>("SELECT count(*) FROM events").pluck().get() ?? 0;
  db.transaction(() => {
    for (const table of tables) startTable(db, table);
    const projections = createProjections(db, tables, options.tools);
    const rows = db
      .prepare<[], { id: Buffer; kind: string; text: string }>(
        "SELECT id, kind, text FROM events ORDER BY id",
      )
      .iterate();
    let current: Buffer | null = null;
    let kind = "";
    let events: OpenEvent[] = [];
    let done = 0;
    const flush = (): void => {
      const register = byKind.get(kind);
      if (current === null || register === undefined || events.length === 0) return;
      projections.insert(kind, bytesToId(current), foldAll(register, events));
    };
    for (const row of rows) {
      if (current === null || !row.id.equals(current) || row.kind !== kind) {
        flush();
        current = row.id;
        kind = row.kind;
        events = [];
      }
      if (byKind.has(row.kind)) events.push(openText(row.text, options.unsealer));
      done += 1;
      if (done % 2000 === 0) options.onProgress(done, total);
    }
    flush();
    for (const table of tables) finishTable(db, table);
    options.onProgress(total, total);
  })();
}
