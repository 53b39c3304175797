import type { Database } from "better-sqlite3";
import { passRowSchema, type PassRow, type PassTab } from "../../../shared/contract/passes.ts";
import { addDays, siteDate, startOfSiteDay } from "../../../shared/kernel/site-time.ts";
import {
  slipsMissing,
  statusNow,
  type Slip,
  type StoredStatus,
} from "../../../shared/modules/passes/index.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import { createSearch } from "../store/search.ts";
import { passFields, type SoughtPass } from "./passes.ts";
import type { StaffQueries } from "./staff.ts";

const COLUMNS = `id, number, status, issued_at AS issuedAtMs, submitted_at AS submittedAtMs,
  valid_until AS validUntilMs, kind, unit, owner, requester, mover, carrier, plate, phone_tails, items, reason,
  basis, gate, gate_post AS gatePost, clerk, signed_at AS signedAtMs, signer, released_at AS releasedAtMs, releases,
  prints, slips_returned AS slipsReturned, slips_missing AS slipsMissing, noted, late, conflicts`;

interface Stored extends SoughtPass {
  readonly id: Buffer;
  readonly status: StoredStatus;
  readonly issuedAtMs: number;
  readonly validUntilMs: number | null;
  readonly kind: string;
  readonly gatePost: string;
  readonly clerk: string;
  readonly signer: string | null;
  readonly releases: number;
  readonly prints: number;
  readonly slipsReturned: string;
  readonly noted: number;
  readonly late: number;
  readonly conflicts: number;
}

/** `waits = 1` and `open = 1` are word for word the partial indexes' conditions: these reads never scan old passes. */
const tabs: Readonly<Record<PassTab, string>> = {
  waiting: "waits = 1 AND status = 'submitted' AND valid_until > @nowMs",
  gate: "waits = 1 AND status = 'signed' AND valid_until > @nowMs",
  loose: `open = 1 AND (slips_missing <> '' OR conflicts > 0
    OR (status IN ('submitted', 'signed') AND valid_until <= @nowMs))`,
  all: "1",
};
const FILTER = `(@kind IS NULL OR kind = @kind) AND (NOT @onlyToday OR issued_at >= @dayStart)
  AND (NOT @onlyDrafts OR (open = 1 AND status IN ('draft', 'refused')))`;

export interface PassListRequest {
  readonly tab: PassTab;
  readonly search: string;
  readonly today: boolean;
  readonly drafts: boolean;
  readonly kind: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** The host's clock, the site's zone, and the post that this desk works for. */
export interface PassNow {
  readonly nowMs: number;
  readonly timeZone: string;
  readonly postId: string;
}

/** How many found rows a search shows at most; whoever needs more types one more character. */
const SEARCH_LIMIT = 200;

const split = (words: string): Slip[] => words.split(" ").filter((word) => word !== "") as Slip[];

export type PassQueries = ReturnType<typeof createPassQueries>;

/** Reads of 物品放行. */
export function createPassQueries(db: Database, staff: StaffQueries) {
  const toRow = (stored: Stored, { nowMs, postId }: Pick<PassNow, "nowMs" | "postId">): PassRow => {
    const status = statusNow(stored, nowMs);
    const slipsReturned = split(stored.slipsReturned);
    return passRowSchema.parse({
      ...stored,
      id: bytesToId(stored.id),
      status,
      owner: stored.owner ?? "",
      requester: stored.requester ?? "",
      mover: stored.mover ?? "",
      plate: stored.plate ?? "",
      erased: stored.owner === null,
      gateHere: stored.gatePost === postId,
      clerk: staff.nameOf(stored.clerk),
      signer: stored.signer === null ? "" : staff.nameOf(stored.signer),
      slipsReturned,
      slipsMissing: slipsMissing({ ...stored, status, slipsReturned }),
      noted: stored.noted === 1,
      late: stored.late === 1,
    });
  };
  const search = createSearch<Stored>(db, "passes", COLUMNS, passFields);
  const listed = (tab: PassTab) => ({
    rows: db.prepare<object, Stored>(
      `SELECT ${COLUMNS} FROM passes WHERE ${tabs[tab]} AND ${FILTER}
       ORDER BY issued_at DESC, row DESC LIMIT @limit OFFSET @offset`,
    ),
    total: db.prepare<object, number>(`SELECT count(*) FROM passes WHERE ${tabs[tab]} AND ${FILTER}`).pluck(),
  });
  const lists = {
    waiting: listed("waiting"),
    gate: listed("gate"),
    loose: listed("loose"),
    all: listed("all"),
  };
  const waiting = db.prepare<[], Stored>(
    `SELECT ${COLUMNS} FROM passes WHERE waits = 1 ORDER BY valid_until`,
  );
  const open = db.prepare<[], Stored>(`SELECT ${COLUMNS} FROM passes WHERE open = 1 ORDER BY issued_at`);
  const between = db.prepare<[number, number], Stored>(
    `SELECT ${COLUMNS} FROM passes WHERE issued_at >= ? AND issued_at < ? ORDER BY issued_at, row`,
  );
  const today = db
    .prepare<[number], number>("SELECT count(*) FROM passes WHERE issued_at >= ? AND status <> 'void'")
    .pluck();
  const byId = db.prepare<[Buffer], Stored>(`SELECT ${COLUMNS} FROM passes WHERE id = ?`);
  const byNumber = db.prepare<[string], Stored>(`SELECT ${COLUMNS} FROM passes WHERE number = ?`);
  const attachmentUsed = db
    .prepare<[string], number>("SELECT 1 FROM passes WHERE attachment = ? LIMIT 1")
    .pluck();
  const check = db.prepare<[string, string], { atMs: number; by: string; missing: number; note: string }>(
    `SELECT checked_at AS atMs, checked_by AS by, missing, note FROM pass_checks
     WHERE period = ? AND from_date = ? AND checked_at IS NOT NULL`,
  );

  const dayStart = ({ nowMs, timeZone }: PassNow): number =>
    startOfSiteDay(siteDate(nowMs, timeZone), timeZone);
  const isIn = (tab: PassTab, row: PassRow): boolean => {
    switch (tab) {
      case "waiting":
        return row.status === "submitted";
      case "gate":
        return row.status === "signed";
      case "loose":
        return row.slipsMissing.length > 0 || row.conflicts > 0 || (row.status === "expired" && !row.noted);
      case "all":
        return true;
    }
  };
  const keeps = (stored: Stored, request: PassListRequest, now: PassNow): boolean =>
    isIn(request.tab, toRow(stored, now)) &&
    (request.kind === null || stored.kind === request.kind) &&
    (!request.today || stored.issuedAtMs >= dayStart(now)) &&
    (!request.drafts || stored.status === "draft" || stored.status === "refused");

  return {
    list: (request: PassListRequest, now: PassNow) => {
      const { offset, limit } = request;
      if (request.search.trim() !== "") {
        const found = search(request.search, SEARCH_LIMIT, (row) => keeps(row, request, now));
        const rows = found.slice(offset, offset + limit).map((row) => toRow(row, now));
        return { rows, total: found.length };
      }
      const { rows, total } = lists[request.tab];
      const filter = {
        kind: request.kind,
        onlyToday: request.today ? 1 : 0,
        onlyDrafts: request.drafts ? 1 : 0,
        dayStart: dayStart(now),
        nowMs: now.nowMs,
      };
      return {
        rows: rows.all({ ...filter, limit, offset }).map((row) => toRow(row, now)),
        total: total.get(filter) ?? 0,
      };
    },
    counts: (now: PassNow) => {
      const filter = { kind: null, onlyToday: 0, onlyDrafts: 0, dayStart: 0, nowMs: now.nowMs };
      const of = (tab: PassTab): number => lists[tab].total.get(filter) ?? 0;
      return {
        waiting: of("waiting"),
        gate: of("gate"),
        loose: of("loose"),
        today: today.get(dayStart(now)) ?? 0,
      };
    },
    /** Waits for a signature or at the gate, or expired and nobody looked into it; soonest first. */
    waiting: (now: Pick<PassNow, "nowMs" | "postId">): readonly PassRow[] =>
      waiting.all().map((row) => toRow(row, now)),
    /** Everything that somebody still has to do something with. */
    open: (now: Pick<PassNow, "nowMs" | "postId">): readonly PassRow[] =>
      open.all().map((row) => toRow(row, now)),
    row: (id: string, now: Pick<PassNow, "nowMs" | "postId">): PassRow | null => {
      const row = byId.get(idToBytes(id));
      return row === undefined ? null : toRow(row, now);
    },
    /** Id of the pass with this very number. */
    idByNumber: (number: string): string | null => {
      const row = byNumber.get(number);
      return row === undefined ? null : bytesToId(row.id);
    },
    search: (input: string, limit: number, now: Pick<PassNow, "nowMs" | "postId">): readonly PassRow[] =>
      search(input, limit).map((row) => toRow(row, now)),
    /** GDS-3: passes written on these site dates, oldest first. */
    writtenOn: (from: string, to: string, now: PassNow): readonly PassRow[] =>
      between
        .all(startOfSiteDay(from, now.timeZone), startOfSiteDay(addDays(to, 1), now.timeZone))
        .map((row) => toRow(row, now)),
    /** Who looked that day or week through, the last time. */
    check: (period: string, from: string) => check.get(period, from) ?? null,
    usesAttachment: (hash: string): boolean => attachmentUsed.get(hash) === 1,
  };
}
