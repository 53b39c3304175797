import type { Database } from "better-sqlite3";
import type { DutyLogLookups } from "../../../shared/kernel/duty-log-lookups.ts";
import { dutyLineRowSchema, type DutyLineRow } from "../../../shared/contract/duty-log.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import { createSearch } from "../store/search.ts";
import { dutyLineFields, type SoughtLine } from "./duty-lines.ts";
import type { StaffQueries } from "./staff.ts";

const COLUMNS = `id, number, post, day, at AS atMs, category, unit, text, results, tails, by_staff, followed_by,
  important, handled, owed, open, struck, late, note, conflicts`;

interface Stored extends SoughtLine {
  readonly id: Buffer;
  readonly post: string;
  readonly by_staff: string;
  readonly followed_by: string | null;
  readonly owed: string;
  readonly important: number;
  readonly handled: number;
  readonly open: number;
  readonly struck: number;
  readonly late: number;
}

interface StoredPlace {
  readonly ordinal: number;
  readonly page: number;
  readonly line: number;
}

/** A line as a month counts it. */
export interface MonthLine {
  readonly rev: number;
  readonly volume: string;
  readonly ordinal: number;
  readonly day: string;
  readonly category: string;
  readonly open: number;
}

/** How many found rows a search shows at most; whoever needs more types one more character. */
const SEARCH_LIMIT = 200;
/** A shift that nobody handed over for so long after its end is forgotten, not still running. */
const STALE_AFTER_MS = 12 * 3_600_000;
/** Word for word the partial index's own condition. */
const OPEN = "open = 1";

export type DutyLogQueries = ReturnType<typeof createDutyLogQueries>;

/** Reads of 值班日志 and its 签阅. */
export function createDutyLogQueries(db: Database, staff: StaffQueries) {
  const toRow = (row: Stored): DutyLineRow =>
    dutyLineRowSchema.parse({
      ...row,
      id: bytesToId(row.id),
      text: row.text ?? "",
      erased: row.text === null,
      by: staff.nameOf(row.by_staff),
      followedBy: row.followed_by === null ? "" : staff.nameOf(row.followed_by),
      important: row.important === 1,
      handled: row.handled === 1,
      open: row.open === 1,
      owed: row.owed === "" ? [] : row.owed.split(" "),
      struck: row.struck === 1,
      late: row.late === 1,
    });
  const search = createSearch<Stored>(db, "duty_lines", COLUMNS, dutyLineFields);
  const newest = db.prepare<[number, number], Stored>(
    `SELECT ${COLUMNS} FROM duty_lines ORDER BY at DESC, row DESC LIMIT ? OFFSET ?`,
  );
  const all = db.prepare<[], number>("SELECT count(*) FROM duty_lines").pluck();
  const open = db.prepare<[], Stored>(`SELECT ${COLUMNS} FROM duty_lines WHERE ${OPEN} ORDER BY at DESC`);
  const last = db.prepare<[string, string], StoredPlace>(
    "SELECT ordinal, page, line FROM duty_lines WHERE post = ? AND volume = ? ORDER BY ordinal DESC LIMIT 1",
  );
  const ofDay = db.prepare<[string, string], { id: Buffer; rev: number }>(
    "SELECT id, rev FROM duty_lines WHERE post = ? AND day = ? ORDER BY at, volume, ordinal",
  );
  const ofDays = db.prepare<[string, string, string], { readonly id: Buffer } & MonthLine>(
    `SELECT id, rev, volume, ordinal, day, written_category AS category, open FROM duty_lines
     WHERE post = ? AND day >= ? AND day < ? ORDER BY day, at, volume, ordinal`,
  );
  const dayCounts = db.prepare<[string, string, string], { day: string; lines: number }>(
    "SELECT day, count(*) AS lines FROM duty_lines WHERE post = ? AND day >= ? AND day < ? GROUP BY day",
  );
  const reviewWritten = db
    .prepare<[string, string], number>(
      "SELECT count(*) FROM duty_lines WHERE post = ? AND note = 'repair-review' AND note_date = ? AND struck = 0",
    )
    .pluck();
  const gaps = db.prepare<[string], { volume: string; lines: number }>(
    `SELECT volume, max(ordinal) - count(DISTINCT ordinal) AS lines FROM duty_lines WHERE post = ?
     GROUP BY volume HAVING lines > 0 ORDER BY volume`,
  );
  const signed = db
    .prepare<[string, string, string], string>(
      "SELECT period FROM log_reviews WHERE post = ? AND period >= ? AND period < ? AND signed_at IS NOT NULL",
    )
    .pluck();
  const running = db.prepare<object, { day: string; shift: string }>(
    `SELECT plan_date AS day, plan_name AS shift FROM shifts
     WHERE post = @post AND opened_at <= @ms AND (signed_at IS NULL OR signed_at > @ms) AND plan_date IS NOT NULL
       AND plan_name IS NOT NULL AND plan_to + @grace > @ms ORDER BY opened_at DESC LIMIT 1`,
  );
  const shifts = db
    .prepare<[string, string], Buffer>(
      "SELECT id FROM shifts WHERE post = ? AND plan_date = ? ORDER BY opened_at",
    )
    .pluck();
  const posts = db.prepare<[], { id: Buffer; name: string }>("SELECT id, name FROM posts ORDER BY row");
  const ofUnit = db.prepare<[string, string, number, number], Stored>(
    `SELECT ${COLUMNS} FROM duty_lines WHERE row IN (SELECT rowid FROM duty_lines_search WHERE duty_lines_search MATCH ?)
       AND unit = ? AND at <= ? ORDER BY at DESC LIMIT ?`,
  );
  const byId = db.prepare<[Buffer], Stored>(`SELECT ${COLUMNS} FROM duty_lines WHERE id = ?`);

  const withId = (row: { readonly id: Buffer } & MonthLine): MonthLine & { readonly id: string } => ({
    ...row,
    id: bytesToId(row.id),
  });
  const month = (post: string, of: string) => {
    const [year = 0, index = 0] = of.split("-").map(Number);
    const next =
      index === 12
        ? `${year + 1}-01`
        : `${String(year).padStart(4, "0")}-${String(index + 1).padStart(2, "0")}`;
    return ofDays.all(post, `${of}-01`, `${next}-01`).map(withId);
  };
  const lookups: Omit<DutyLogLookups, "repairReview" | "linesSince"> = {
    lastLine: (post, volume) => last.get(post, volume) ?? null,
    shiftAt: (post, ms) => running.get({ post, ms, grace: STALE_AFTER_MS }) ?? null,
    linesOfDay: (post, day) => ofDay.all(post, day).map(({ id, rev }) => ({ id: bytesToId(id), rev })),
    linesOfMonth: month,
    repairReviewWritten: (post, date) => (reviewWritten.get(post, date) ?? 0) > 0,
  };
  return {
    lookups,
    /** As `linesOfMonth`, with which of them are still open. */
    month,
    row: (id: string): DutyLineRow | null => {
      const row = byId.get(idToBytes(id));
      return row === undefined ? null : toRow(row);
    },
    list: (request: {
      readonly search: string;
      readonly open: boolean;
      readonly offset: number;
      readonly limit: number;
    }) => {
      const { offset, limit } = request;
      if (request.search.trim() !== "") {
        const found = search(request.search, SEARCH_LIMIT, (row) => !request.open || row.open === 1);
        return { rows: found.slice(offset, offset + limit).map(toRow), total: found.length };
      }
      if (!request.open) return { rows: newest.all(limit, offset).map(toRow), total: all.get() ?? 0 };
      const waiting = open.all();
      return { rows: waiting.slice(offset, offset + limit).map(toRow), total: waiting.length };
    },
    /** Lines that wait, of every post. */
    open: (): readonly DutyLineRow[] => open.all().map(toRow),
    search: (input: string, limit: number): readonly DutyLineRow[] => search(input, limit).map(toRow),
    /** How many lines each of the days [from, to) has. */
    dayCounts: (post: string, from: string, to: string) => dayCounts.all(post, from, to),
    /** Which of the days [from, to) are signed by a leader. */
    signedDays: (post: string, from: string, to: string): ReadonlySet<string> =>
      new Set(signed.all(post, from, to)),
    /** Ids of the shifts planned for that day at that post. */
    shiftsOf: (post: string, day: string): readonly string[] => shifts.all(post, day).map(bytesToId),
    missing: (post: string) => gaps.all(post),
    posts: () => posts.all().map(({ id, name }) => ({ id: bytesToId(id), name })),
    ofUnit: (query: string, unit: string, untilMs: number, limit: number): readonly DutyLineRow[] =>
      ofUnit.all(query, unit, untilMs, limit).map(toRow),
  };
}
