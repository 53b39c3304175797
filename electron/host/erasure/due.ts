import { setImmediate as nextTurn } from "node:timers/promises";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import type { Core } from "../core.ts";
import { bytesToId } from "../store/id-bytes.ts";
import { holdsNow } from "./holds.ts";
import { livePartsOf } from "./parts.ts";
import { erasureSources, type ErasureSource } from "./sources.ts";

const DAY_MS = 86_400_000;
/** Rows of a table sought through, and records read, in one turn of the event loop. */
const CHUNK = 4000;
const READ = 200;

/** A record whose time is over. */
export interface Due {
  readonly source: ErasureSource;
  readonly id: string;
  readonly rev: number;
  readonly held: boolean;
  /** Its sealed parts; none when it holds nothing of anybody any more. */
  readonly vault: readonly string[];
}

/** What of an ended record goes: all of it, or the parts that are older than the cutoff and over. */
function duePartsOf(core: Core, source: ErasureSource, id: string, cutoff: number): readonly string[] {
  const { register } = source.table;
  const parts = livePartsOf(core.store, register.kind, id);
  if (source.byPart === undefined) return parts.map(({ vault }) => vault);
  const openSince = source.byPart.openSince(core.store.folded(register, id).state) ?? Infinity;
  return parts.filter(({ at }) => at < Math.min(cutoff, openSince)).map(({ vault }) => vault);
}

interface Row {
  readonly id: Buffer;
  readonly rev: number;
  readonly unit: string | null;
}

export interface DueOptions {
  /** How many days after now: 30 tells what comes up. */
  readonly aheadDays?: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly cancelled?: () => boolean;
}

/** The instant before which things must have ended to be due now. */
export const cutoffMs = (nowMs: number, days: number, aheadDays: number): number =>
  nowMs - (days - aheadDays) * DAY_MS;

/**
 * Everything that is due, register by register, a few thousand rows a turn so that a save never waits long. Rows
 * written meanwhile are found or not; the next day finds them.
 */
export async function* dueRecords(core: Core, options: DueOptions = {}): AsyncGenerator<readonly Due[]> {
  const { aheadDays = 0, onProgress, cancelled } = options;
  const { db } = core.store;
  const { retentionDays, timeZone } = core.desk.settings;
  const sources = erasureSources.filter(({ retention }) => retention !== null);
  const lastRows = sources.map(
    ({ table }) =>
      db.prepare<[], number>(`SELECT coalesce(max(row), 0) FROM ${table.name}`).pluck().get() ?? 0,
  );
  const total = lastRows.reduce((sum, rows) => sum + rows, 0);
  let done = 0;
  for (const [index, source] of sources.entries()) {
    const { table, retention, unit } = source;
    if (retention === null) continue;
    const cutoff = cutoffMs(core.clock.nowMs(), retentionDays[retention.key], aheadDays);
    const read = db.prepare<object, Row>(
      `SELECT ${table.name}.id, ${table.name}.rev, ${unit} AS unit
       FROM ${table.name} LEFT JOIN erased_records ON erased_records.id = ${table.name}.id
       WHERE ${table.name}.row > @from AND ${table.name}.row <= @to AND (${retention.ended})
         AND (erased_records.rev IS NULL OR erased_records.rev <> ${table.name}.rev)
       ORDER BY ${table.name}.row`,
    );
    const last = lastRows[index] ?? 0;
    for (let from = 0; from < last; from += CHUNK) {
      if (cancelled?.() === true) return;
      const holdOf = holdsNow(core.store, core.queries.erasures);
      const rows = read.all({
        from,
        to: from + CHUNK,
        cutoffMs: cutoff,
        cutoffDate: siteDate(cutoff, timeZone),
      });
      for (let at = 0; at < rows.length; at += READ) {
        if (cancelled?.() === true) return;
        yield rows.slice(at, at + READ).map(({ id: bytes, rev, unit: code }) => {
          const id = bytesToId(bytes);
          const { kind } = table.register;
          const held = holdOf({ kind, id, unit: code ?? "" }) !== null;
          return { source, id, rev, held, vault: duePartsOf(core, source, id, cutoff) };
        });
        await nextTurn();
      }
      done += Math.min(CHUNK, last - from);
      onProgress?.(done, total);
      await nextTurn();
    }
  }
}
