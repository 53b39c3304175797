import type { Database } from "better-sqlite3";
import {
  workOrderRowSchema,
  type WorkOrderRow,
  type WorkOrderTab,
} from "../../../shared/contract/work-orders.ts";
import { addDays, siteDate, startOfSiteDay } from "../../../shared/kernel/site-time.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import { createSearch } from "../store/search.ts";
import type { StaffQueries } from "./staff.ts";
import { workOrderFields, type SoughtOrder } from "./work-orders.ts";

const COLUMNS = `id, number, status, received_at AS receivedAtMs, unit, public_area, location, fault, grade, area,
  charge, reporter, phone_masked AS phoneMasked, phone_tail, technician, appointment AS appointmentMs,
  dispatched_at AS dispatchedAtMs, arrived_at AS arrivedAtMs, finished_at AS finishedAtMs,
  dispatch_due AS dispatchDueMs, call_due AS callDueMs, quiet_until AS quietUntilMs, resume_due AS resumeDueMs,
  follow_up_due AS followUpDueMs, first_breach AS firstBreachMs, suspended, carried_to AS carriedTo,
  carry_reason AS carryReason, rework_number AS reworkOf, late, conflicts`;

interface Stored extends SoughtOrder {
  readonly id: Buffer;
  readonly status: string;
  readonly receivedAtMs: number;
  readonly technician: string | null;
  readonly grade: string;
  readonly area: string;
  readonly dispatchDueMs: number | null;
  readonly callDueMs: number | null;
  readonly resumeDueMs: number | null;
  readonly followUpDueMs: number | null;
  readonly carriedTo: string | null;
  readonly suspended: number;
  readonly late: number;
}

/** Word for word the partial indexes' own conditions, so that these reads never scan old orders. */
const TO_CLOSE = "status = 'followed-up'";
const OPEN = "status IN ('undispatched', 'dispatched', 'accepted', 'on-site', 'finished')";
const UNFINISHED = "status IN ('undispatched', 'dispatched', 'accepted', 'on-site')";
const OVERDUE = `(dispatch_due <= @nowMs OR call_due <= @nowMs OR resume_due <= @nowMs OR follow_up_due <= @nowMs
  OR (${UNFINISHED} AND carried_to < @today))`;
const FILTER = `(@technician IS NULL OR technician = @technician) AND (@area IS NULL OR area = @area)
  AND (@grade IS NULL OR grade = @grade) AND (NOT @onlyToday OR received_at >= @dayStart)`;

const tabs: Readonly<Record<WorkOrderTab, string>> = {
  undispatched: `${OPEN} AND status = 'undispatched'`,
  running: `${OPEN} AND status IN ('dispatched', 'accepted', 'on-site')`,
  "follow-up": `${OPEN} AND status = 'finished'`,
  "to-close": TO_CLOSE,
  all: "1",
};
const statuses: Readonly<Record<Exclude<WorkOrderTab, "all">, readonly string[]>> = {
  undispatched: ["undispatched"],
  running: ["dispatched", "accepted", "on-site"],
  "follow-up": ["finished"],
  "to-close": ["followed-up"],
};

/** The rest of a request for the list, as SQL binds it. */
export interface WorkOrderFilter {
  readonly technician: string | null;
  readonly area: string | null;
  readonly grade: string | null;
  readonly today: boolean;
  readonly overdue: boolean;
}

export interface WorkOrderListRequest extends WorkOrderFilter {
  readonly tab: WorkOrderTab;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** The host's clock and the site's zone: what today and overdue mean. */
export interface SiteNow {
  readonly nowMs: number;
  readonly timeZone: string;
}

/** How many found rows a search shows at most; whoever needs more types one more character. */
const SEARCH_LIMIT = 200;
const PAST_LIMIT = 5;

function isOverdue(row: Stored, { nowMs, timeZone }: SiteNow): boolean {
  const dues = [row.dispatchDueMs, row.callDueMs, row.resumeDueMs, row.followUpDueMs];
  if (dues.some((dueMs) => dueMs !== null && dueMs <= nowMs)) return true;
  const unfinished = statuses.undispatched.includes(row.status) || statuses.running.includes(row.status);
  return unfinished && row.carriedTo !== null && row.carriedTo < siteDate(nowMs, timeZone);
}

export type WorkOrderQueries = ReturnType<typeof createWorkOrderQueries>;

/** Reads of 维修工单. */
export function createWorkOrderQueries(db: Database, staff: StaffQueries) {
  const toRow = (stored: Stored): WorkOrderRow =>
    workOrderRowSchema.parse({
      ...stored,
      id: bytesToId(stored.id),
      publicArea: stored.public_area,
      reporter: stored.reporter ?? "",
      erased: stored.reporter === null,
      technicianId: stored.technician,
      technician: stored.technician === null ? "" : staff.nameOf(stored.technician),
      suspended: stored.suspended === 1,
      late: stored.late === 1,
    });
  const search = createSearch<Stored>(db, "work_orders", COLUMNS, workOrderFields);
  const listed = (where: string, order: string) => ({
    rows: db.prepare<object, Stored>(
      `SELECT ${COLUMNS} FROM work_orders WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
    ),
    total: db.prepare<object, number>(`SELECT count(*) FROM work_orders WHERE ${where}`).pluck(),
  });
  const newest = "received_at DESC, row DESC";
  /** REP-2: who must be called stays on top. */
  const owedFirst = `CASE WHEN call_due <= @nowMs THEN call_due END IS NULL, ${newest}`;
  const byTab = (overdue: string) => ({
    undispatched: listed(`${tabs.undispatched} AND ${FILTER} ${overdue}`, newest),
    running: listed(`${tabs.running} AND ${FILTER} ${overdue}`, owedFirst),
    "follow-up": listed(`${tabs["follow-up"]} AND ${FILTER} ${overdue}`, newest),
    "to-close": listed(`${TO_CLOSE} AND ${FILTER} ${overdue}`, newest),
    all: listed(`${overdue === "" ? tabs.all : OPEN} AND ${FILTER} ${overdue}`, newest),
  });
  const everything = byTab("");
  const overdueOnly = byTab(`AND ${OVERDUE}`);
  const open = db.prepare<[], Stored>(
    `SELECT ${COLUMNS} FROM work_orders WHERE ${OPEN} ORDER BY received_at`,
  );
  const takenBetween = db.prepare<[number, number], Stored>(
    `SELECT ${COLUMNS} FROM work_orders WHERE received_at >= ? AND received_at < ? AND status <> 'void'
     ORDER BY received_at`,
  );
  const toClose = db.prepare<[], number>(`SELECT count(*) FROM work_orders WHERE ${TO_CLOSE}`).pluck();
  const today = db
    .prepare<[number], number>("SELECT count(*) FROM work_orders WHERE received_at >= ? AND status <> 'void'")
    .pluck();
  const byId = db.prepare<[Buffer], Stored>(`SELECT ${COLUMNS} FROM work_orders WHERE id = ?`);
  const reworks = db.prepare<[string, number], { id: Buffer; number: string }>(
    "SELECT id, number FROM work_orders WHERE rework_of = ? AND received_at >= ? AND status <> 'void'",
  );

  const dayStart = ({ nowMs, timeZone }: SiteNow): number =>
    startOfSiteDay(siteDate(nowMs, timeZone), timeZone);
  const keeps = (row: Stored, request: WorkOrderListRequest, now: SiteNow): boolean =>
    (request.tab === "all" || statuses[request.tab].includes(row.status)) &&
    (request.technician === null || row.technician === request.technician) &&
    (request.area === null || row.area === request.area) &&
    (request.grade === null || row.grade === request.grade) &&
    (!request.today || row.receivedAtMs >= dayStart(now)) &&
    (!request.overdue || isOverdue(row, now));

  return {
    list: (request: WorkOrderListRequest, now: SiteNow) => {
      const { offset, limit } = request;
      if (request.search.trim() !== "") {
        const found = search(request.search, SEARCH_LIMIT, (row) => keeps(row, request, now));
        return { rows: found.slice(offset, offset + limit).map(toRow), total: found.length };
      }
      const { rows, total } = (request.overdue ? overdueOnly : everything)[request.tab];
      const filter = {
        technician: request.technician,
        area: request.area,
        grade: request.grade,
        onlyToday: request.today ? 1 : 0,
        dayStart: dayStart(now),
        nowMs: now.nowMs,
        today: siteDate(now.nowMs, now.timeZone),
      };
      return { rows: rows.all({ ...filter, limit, offset }).map(toRow), total: total.get(filter) ?? 0 };
    },
    /** Everything that waits for a person by a time: what the board and the alerts are made of. */
    open: (): readonly WorkOrderRow[] => open.all().map(toRow),
    counts: (now: SiteNow) => {
      const rows = open.all();
      const of = (tab: keyof typeof statuses) =>
        rows.filter((row) => statuses[tab].includes(row.status)).length;
      return {
        undispatched: of("undispatched"),
        running: of("running"),
        followUp: of("follow-up"),
        toClose: toClose.get() ?? 0,
        callsOwed: rows.filter((row) => row.callDueMs !== null && row.callDueMs <= now.nowMs).length,
        overdue: rows.filter((row) => isOverdue(row, now)).length,
        today: today.get(dayStart(now)) ?? 0,
      };
    },
    row: (id: string): WorkOrderRow | null => {
      const row = byId.get(idToBytes(id));
      return row === undefined ? null : toRow(row);
    },
    /** 返工: orders that had to repair this one again; none is older than the order itself. */
    reworksOf: (id: string, receivedAtMs: number) =>
      reworks.all(id, receivedAtMs).map((row) => ({ id: bytesToId(row.id), number: row.number })),
    search: (input: string, limit: number): readonly WorkOrderRow[] => search(input, limit).map(toRow),
    /** Earlier orders of a unit, newest first. */
    past: (unit: string): readonly WorkOrderRow[] =>
      search(unit, PAST_LIMIT, (row) => row.unit === unit && row.status !== "void").map(toRow),
    /** Orders taken on a site date, finished or not (REP-4). */
    takenOn: (date: string, timeZone: string): readonly WorkOrderRow[] =>
      takenBetween.all(startOfSiteDay(date, timeZone), startOfSiteDay(addDays(date, 1), timeZone)).map(toRow),
  };
}
