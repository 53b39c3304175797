import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { emitter } from "../../../shared/kernel/register.ts";
import { erasureEvents, erasureRegister, type ErasedRecord } from "../../../shared/modules/erasure/index.ts";
import type { Core } from "../core.ts";
import { noteEvent } from "../note-event.ts";
import { appendErasedIds } from "../recovery/erased-ids.ts";
import { eraseParts } from "../store/erase.ts";
import { tableOf } from "../tables/index.ts";
import { eraseAttachments } from "./attachments.ts";
import { createMarks } from "./marks.ts";
import { livePartsOf } from "./parts.ts";

const emit = emitter(erasureEvents);
/** Who does what no person asked for: what was due, and carrying out. Nobody in the list of staff has this id. */
export const PROGRAM = "program";
/** Records in one transaction: a save waits for one of them at most. */
const BATCH = 40;
/** Pages of the search index merged in one turn. */
const MERGE_PAGES = 100;

export interface CarryOutOptions {
  readonly folder: string;
  readonly core: () => Core | null;
  /** Ids that stand in `erased.ids` already. */
  readonly known: ReadonlySet<string>;
  readonly onProgress: (done: number) => void;
}

function eraseBatch(core: Core, records: readonly ErasedRecord[]): void {
  const { store } = core;
  const mark = createMarks(store.db);
  store.transaction(() => {
    for (const { kind, id, vault } of records) {
      const rev = eraseParts(store, kind, id, vault);
      if (rev > 0 && livePartsOf(store, kind, id).length === 0) mark(id, rev);
    }
  });
}

/**
 * Rewrites a search index without what was deleted from it: a deleted token otherwise stays in the file. In small
 * steps, each a transaction of its own; the first call of a round goes through the whole index.
 */
async function purgeSearch(db: Database, table: string): Promise<void> {
  const merge = db.prepare(`INSERT INTO ${table}_search (${table}_search, rank) VALUES ('merge', ?)`);
  const changes = db.prepare<[], number>("SELECT total_changes()").pluck();
  let pages = -MERGE_PAGES;
  for (;;) {
    const before = changes.get() ?? 0;
    merge.run(pages);
    pages = MERGE_PAGES;
    // SQLite's own sign that nothing was left to merge.
    if ((changes.get() ?? 0) - before < 2) break;
    await nextTurn();
  }
  // What is one segment by now is written anew without its deleted entries.
  db.prepare(`INSERT INTO ${table}_search (${table}_search) VALUES ('optimize')`).run();
}

/** Moves the WAL into the file and cuts it to nothing; false while somebody still reads an older state. */
function truncateWal(db: Database): boolean {
  db.pragma("busy_timeout = 0");
  try {
    const [row] = db.pragma("wal_checkpoint(TRUNCATE)") as readonly { readonly busy: number }[];
    return row?.busy === 0;
  } finally {
    db.pragma("busy_timeout = 5000");
  }
}

/**
 * Carries out one erasure on this desk's file. The ids are on record beside the database before anything goes, so
 * that whatever crashes here is done again, and a restored backup erased again (P2). False when the books were
 * closed in between: it goes on when they are open.
 */
export async function carryOut(options: CarryOutOptions, id: string): Promise<boolean> {
  const { folder, core: open, known, onProgress } = options;
  const books = open();
  if (books === null) return false;
  const { records } = books.store.folded(erasureRegister, id).state;
  appendErasedIds(
    folder,
    records.flatMap(({ vault }) => vault.filter((part) => !known.has(part))),
  );
  for (let at = 0; at < records.length; at += BATCH) {
    if (open() !== books) return false;
    const batch = records.slice(at, at + BATCH);
    eraseAttachments(books, batch);
    eraseBatch(books, batch);
    onProgress(batch.length);
    await nextTurn();
  }
  // Once for all of them: each word makes every screen ask again.
  books.committed([...new Set(records.map(({ kind }) => kind))], []);
  return true;
}

/** After some erasures: search indexes and WAL without the erased, then each erasure is said to be carried out here. */
export async function finishErasing(core: Core, ids: readonly string[]): Promise<boolean> {
  const { store } = core;
  const kinds = new Set(
    ids.flatMap((id) => store.folded(erasureRegister, id).state.records.map(({ kind }) => kind)),
  );
  for (const kind of kinds) {
    const table = tableOf(kind);
    if (table !== null && table.search !== null) await purgeSearch(store.db, table.name);
  }
  if (!truncateWal(store.db)) return false;
  for (const id of ids) {
    const what = emit("carried-out", { at: core.clock.nowMs() });
    noteEvent(core, what, { kind: erasureRegister.kind, id, actor: PROGRAM });
  }
  core.committed([erasureRegister.kind], []);
  return true;
}
