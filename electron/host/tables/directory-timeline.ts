import type { Database } from "better-sqlite3";
import { z } from "zod";
import type { TimelineEntry } from "../../../shared/contract/directory.ts";
import { parseEventText } from "../../../shared/kernel/event.ts";
import { searchQuery } from "../../../shared/kernel/search-tokens.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";

/** Where a page of the timeline ended. */
export interface TimelineCursor {
  readonly atMs: number;
  readonly key: string;
}

export interface TimelinePage {
  readonly entries: TimelineEntry[];
  readonly next: TimelineCursor | null;
}

interface StoredRecord {
  readonly id: Buffer;
  readonly number: string;
  readonly atMs: number;
  readonly title: string | null;
  readonly status: string;
}

interface StoredEvent {
  readonly kind: string;
  readonly text: string;
  readonly title: string | null;
}

/** Records of one moment beyond a page's size, so that a page never cuts between equal times. */
const SAME_MOMENT = 50;
const jsonRecord = z.record(z.string(), z.json());

function newestFirst(left: TimelineCursor, right: TimelineCursor): number {
  return right.atMs - left.atMs || (left.key < right.key ? 1 : left.key > right.key ? -1 : 0);
}

/**
 * What concerned one unit, newest first: its visits, work orders, goods passes and lines of the duty log by their
 * state now, and every event of the unit, its people, its vehicles and its keys. `nameOf` gives the name of a member
 * of staff.
 */
export function createTimeline(db: Database, nameOf: (staffId: string) => string) {
  // The search tables find a unit's records without an index on every unit (they are many, and random).
  const visits = db.prepare<[string, string, number, number], StoredRecord>(
    `SELECT id, number, time_in AS atMs, name AS title, status FROM visits
     WHERE row IN (SELECT rowid FROM visits_search WHERE visits_search MATCH ?) AND unit = ? AND time_in <= ?
     ORDER BY time_in DESC LIMIT ?`,
  );
  const workOrders = db.prepare<[string, string, number, number], StoredRecord>(
    `SELECT id, number, received_at AS atMs, fault AS title, status FROM work_orders
     WHERE row IN (SELECT rowid FROM work_orders_search WHERE work_orders_search MATCH ?) AND unit = ?
       AND received_at <= ? ORDER BY received_at DESC LIMIT ?`,
  );
  const passes = db.prepare<[string, string, number, number], StoredRecord>(
    `SELECT id, number, issued_at AS atMs, items AS title, status FROM passes
     WHERE row IN (SELECT rowid FROM passes_search WHERE passes_search MATCH ?) AND unit = ?
       AND issued_at <= ? ORDER BY issued_at DESC LIMIT ?`,
  );
  const lines = db.prepare<[string, string, number, number], StoredRecord>(
    `SELECT id, number, at AS atMs, text AS title, CASE open WHEN 1 THEN 'open' ELSE 'done' END AS status FROM duty_lines
     WHERE row IN (SELECT rowid FROM duty_lines_search WHERE duty_lines_search MATCH ?) AND unit = ? AND at <= ?
     ORDER BY at DESC LIMIT ?`,
  );
  const events = db.prepare<object, StoredEvent>(
    `SELECT events.kind, events.text, aggregates.title FROM (
       SELECT id, code AS title FROM units WHERE code = @code
       UNION ALL SELECT id, name FROM people WHERE unit = @code
       UNION ALL SELECT id, plate FROM vehicles WHERE unit = @code
       UNION ALL SELECT id, code FROM keys WHERE unit = @code) AS aggregates
     JOIN events ON events.id = aggregates.id`,
  );
  const codeOf = db.prepare<[Buffer], string>("SELECT code FROM units WHERE id = ?").pluck();

  const ofRecord =
    (kind: string) =>
    (row: StoredRecord): TimelineEntry => ({
      key: `${kind} ${bytesToId(row.id)}`,
      atMs: row.atMs,
      kind,
      id: bytesToId(row.id),
      type: row.status,
      number: row.number,
      title: row.title ?? "",
      actor: "",
      approver: "",
      data: {},
    });
  const ofEvent = (row: StoredEvent): TimelineEntry[] => {
    const event = parseEventText(row.text);
    if (!event.ok) return [];
    const { device, seq, at, kind, id, type, actor, approver } = event.value;
    const { sealed: _sealed, ...data } = event.value.data;
    const entry = {
      // Events of one command share their time; then the later one comes first.
      key: `${String(seq).padStart(12, "0")} ${device}`,
      atMs: at,
      kind,
      id,
      type,
      number: "",
      title: row.title ?? "",
      actor: nameOf(actor),
      approver: approver === undefined ? "" : nameOf(approver),
      data: jsonRecord.parse(data),
    };
    return [entry];
  };

  /** One page of at most `limit` entries below `before`; null when there is no such unit. */
  return (unitId: string, before: TimelineCursor | null, limit: number): TimelinePage | null => {
    const code = codeOf.get(idToBytes(unitId));
    if (code === undefined) return null;
    const query = searchQuery(code);
    const until = before?.atMs ?? Number.MAX_SAFE_INTEGER;
    const wanted = limit + SAME_MOMENT;
    const all = [
      ...(query === null ? [] : visits.all(query, code, until, wanted).map(ofRecord("visit"))),
      ...(query === null ? [] : workOrders.all(query, code, until, wanted).map(ofRecord("work-order"))),
      ...(query === null ? [] : passes.all(query, code, until, wanted).map(ofRecord("pass"))),
      ...(query === null ? [] : lines.all(query, code, until, wanted).map(ofRecord("duty-line"))),
      ...events.all({ code }).flatMap(ofEvent),
    ]
      .filter((entry) => before === null || newestFirst(entry, before) > 0)
      .toSorted(newestFirst);
    const entries = all.slice(0, limit);
    const last = entries.at(-1);
    const hasMore = all.length > limit && last !== undefined;
    return { entries, next: hasMore ? { atMs: last.atMs, key: last.key } : null };
  };
}
