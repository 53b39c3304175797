import type { Database } from "better-sqlite3";
import { shiftRowSchema, type ShiftRow } from "../../../shared/contract/shifts.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import { createSearch } from "../store/search.ts";
import { deskCodeOf } from "../../../shared/kernel/running-number.ts";
import type { SiteQueries } from "./site-queries.ts";
import type { SearchFields } from "../../../shared/kernel/search-tokens.ts";
import type { StaffQueries } from "./staff.ts";

const COLUMNS = `id, number, status, post, opened_at AS openedAtMs, plan_name, plan_date, plan_from, plan_to, staff,
  incoming, arrive_by AS arriveByMs, signed_at AS signedAtMs, in_time, overridden, countersign_by AS countersignByMs,
  countersigner, shortages, stand_in_until AS standInUntilMs, conflicts`;
/** Word for word the partial index's own condition. */
const OPEN = "status IN ('running', 'handing-over')";
const SEARCH_LIMIT = 200;
const notes = ["repair-review", "closing"] as const;

interface Stored {
  readonly id: Buffer;
  readonly number: string;
  readonly status: string;
  readonly post: string;
  readonly plan_name: string | null;
  readonly plan_date: string | null;
  readonly plan_from: number | null;
  readonly plan_to: number | null;
  readonly staff: string;
  readonly incoming: string;
  readonly arriveByMs: number | null;
  readonly in_time: number | null;
  readonly overridden: number;
  readonly countersignByMs: number | null;
  readonly countersigner: string | null;
  readonly standInUntilMs: number | null;
}

interface StoredLine {
  readonly id: Buffer;
  readonly atMs: number;
  readonly text: string | null;
  readonly note: string | null;
  readonly unit: string;
  readonly by_staff: string;
  readonly important: number;
  readonly open: number;
}

/** What else the host itself needs of a row: who owes what until when. */
export interface StoredShift extends ShiftRow {
  readonly postId: string;
  readonly arriveByMs: number | null;
  readonly countersignerId: string | null;
  readonly standInUntilMs: number | null;
}

const fields = (row: Stored): SearchFields => ({
  names: [],
  unit: "",
  phoneTails: [],
  number: row.number,
  texts: [row.plan_name ?? ""],
});

const apart = (ids: string): readonly string[] => ids.split(" ").filter((id) => id !== "");

export type ShiftQueries = ReturnType<typeof createShiftQueries>;

/** No zone is more than a day off: the business day before which nothing since an instant can be. */
const dayBefore = (ms: number): string => new Date(ms - 172_800_000).toISOString().slice(0, 10);

/** Reads of 交接班 and 排班. */
export function createShiftQueries(
  db: Database,
  staff: StaffQueries,
  site: Pick<SiteQueries, "postName" | "postByDeskCode">,
) {
  const names = (ids: string): string =>
    apart(ids)
      .map(staff.nameOf)
      .filter((name) => name !== "")
      .join("、");
  const planOf = (row: Stored): ShiftRow["plan"] =>
    row.plan_name === null || row.plan_date === null || row.plan_from === null || row.plan_to === null
      ? null
      : { name: row.plan_name, date: row.plan_date, fromMs: row.plan_from, toMs: row.plan_to };
  const toRow = (row: Stored): StoredShift => ({
    ...shiftRowSchema.parse({
      ...row,
      id: bytesToId(row.id),
      post: site.postName(row.post),
      plan: planOf(row),
      staff: names(row.staff),
      incoming: names(row.incoming),
      late: row.in_time === 0,
      overridden: row.overridden === 1,
    }),
    postId: row.post,
    arriveByMs: row.arriveByMs,
    countersignerId: row.countersigner,
    standInUntilMs: row.standInUntilMs,
  });
  const search = createSearch<Stored>(db, "shifts", COLUMNS, fields);
  const rows = db.prepare<[number, number], Stored>(
    `SELECT ${COLUMNS} FROM shifts ORDER BY opened_at DESC, row DESC LIMIT ? OFFSET ?`,
  );
  const total = db.prepare<[], number>("SELECT count(*) FROM shifts").pluck();
  const byId = db.prepare<[Buffer], Stored>(`SELECT ${COLUMNS} FROM shifts WHERE id = ?`);
  const current = db.prepare<[string], Stored>(
    `SELECT ${COLUMNS} FROM shifts WHERE ${OPEN} AND post = ? ORDER BY opened_at DESC LIMIT 1`,
  );
  const owed = db.prepare<[], Stored>(`SELECT ${COLUMNS} FROM shifts WHERE countersign_by IS NOT NULL`);
  const newestSigned = db.prepare<[number], { id: Buffer; checksum: string }>(
    "SELECT id, checksum FROM shifts WHERE signed_at IS NOT NULL ORDER BY opened_at DESC LIMIT ?",
  );
  const lastSigned = db
    .prepare<[], number | null>(
      "SELECT max(signed_at) FROM (SELECT signed_at FROM shifts ORDER BY opened_at DESC LIMIT 40)",
    )
    .pluck();
  const byChecksum = db.prepare<[string], Stored>(`SELECT ${COLUMNS} FROM shifts WHERE checksum = ?`);
  const roster = db.prepare<[string, string], { shift: string; staff: string }>(
    "SELECT shift, staff FROM roster WHERE post = ? AND date = ? ORDER BY row",
  );
  const visits = db
    .prepare<[number], string>("SELECT number FROM visits WHERE time_in >= ? AND status <> 'void'")
    .pluck();
  const orders = db
    .prepare<[number], string>("SELECT number FROM work_orders WHERE received_at >= ? AND status <> 'void'")
    .pluck();
  const passes = db
    .prepare<[number], string>(
      "SELECT number FROM passes WHERE issued_at >= ? AND status NOT IN ('draft', 'void')",
    )
    .pluck();
  const lines = db.prepare<[string, string, number], StoredLine>(
    `SELECT id, at AS atMs, text, note, unit, by_staff, important, open FROM duty_lines
     WHERE post = ? AND day >= ? AND at >= ? AND struck = 0 ORDER BY at, row`,
  );
  const found = (row: Stored | undefined): StoredShift | null => (row === undefined ? null : toRow(row));

  return {
    list: (request: { readonly search: string; readonly offset: number; readonly limit: number }) => {
      const { offset, limit } = request;
      if (request.search.trim() === "") {
        return { rows: rows.all(limit, offset).map(toRow), total: total.get() ?? 0 };
      }
      const hits = search(request.search, SEARCH_LIMIT, () => true);
      return { rows: hits.slice(offset, offset + limit).map(toRow), total: hits.length };
    },
    row: (id: string): StoredShift | null => found(byId.get(idToBytes(id))),
    /** The shift that runs at a post, or null before its first. */
    current: (postId: string): StoredShift | null => found(current.get(postId)),
    /** Authorisations by phone that wait for their countersign (DUTY-4). */
    countersignsOwed: (): readonly StoredShift[] => owed.all().map(toRow),
    newestSigned: (limit: number): readonly { readonly id: string; readonly checksum: string }[] =>
      newestSigned.all(limit).map(({ id, checksum }) => ({ id: bytesToId(id), checksum })),
    /** When the last of the newest handovers was signed; null when none was. */
    lastSignedMs: (): number | null => lastSigned.get() ?? null,
    byChecksum: (checksum: string): StoredShift | null => found(byChecksum.get(checksum)),
    search: (input: string, limit: number): readonly ShiftRow[] => search(input, limit).map(toRow),
    rosterOn: (post: string, date: string) =>
      roster.all(post, date).map((slot) => ({ shift: slot.shift, staff: apart(slot.staff) })),
    /** The duty log of a post since an instant. */
    linesSince: (postId: string, sinceMs: number) =>
      lines.all(postId, dayBefore(sinceMs), sinceMs).map((line) => ({
        id: bytesToId(line.id),
        atMs: line.atMs,
        text: line.text ?? "",
        erased: line.text === null,
        note: notes.find((note) => note === line.note) ?? null,
        unit: line.unit,
        by: staff.nameOf(line.by_staff),
        important: line.important === 1,
        open: line.open === 1,
      })),
    /** What came to a post since an instant, by the desk code in each number: 来访 · 工单 · 放行. */
    countsSince: (postId: string, sinceMs: number) => {
      const postOf = site.postByDeskCode();
      const count = (numbers: readonly string[]): number =>
        numbers.filter((number) => postOf.get(deskCodeOf(number)) === postId).length;
      return {
        visits: count(visits.all(sinceMs)),
        workOrders: count(orders.all(sinceMs)),
        passes: count(passes.all(sinceMs)),
      };
    },
  };
}
