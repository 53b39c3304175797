import type { Database } from "better-sqlite3";
import { lastFour, maskIdentityNumber, maskPhone } from "../../../shared/kernel/masks.ts";
import { normalisePlate } from "../../../shared/kernel/plates.ts";
import { startOfSiteDay, siteDate } from "../../../shared/kernel/site-time.ts";
import type { SearchFields } from "../../../shared/kernel/search-tokens.ts";
import type { SiteSettings } from "../../../shared/kernel/settings.ts";
import { visitRegister, type VisitState } from "../../../shared/modules/visits/index.ts";
import {
  visitRowSchema,
  visitSuggestionSchema,
  type VisitRow,
  type VisitSuggestion,
} from "../../../shared/contract/visits.ts";
import { bytesToId } from "../store/id-bytes.ts";
import { createSearch } from "../store/search.ts";
import { defineTable, flag, integer, text } from "../store/table.ts";

function searchFields(visit: Sought): SearchFields {
  return {
    names: [visit.name ?? "", visit.company].filter((name) => name !== ""),
    unit: visit.unit ?? undefined,
    phoneTails: visit.phone_tail === "" ? [] : [visit.phone_tail],
    plates: visit.plate === null || visit.plate === "" ? [] : [visit.plate],
    number: visit.number,
  };
}

interface Sought {
  readonly number: string;
  readonly name: string | null;
  readonly company: string;
  readonly unit: string | null;
  readonly phone_tail: string;
  readonly plate: string | null;
}

/** 来访登记: one row a visit. Phones and documents stand here masked. */
export const visitsTable = defineTable<VisitState>({
  name: "visits",
  version: 3,
  register: visitRegister,
  columns: {
    number: text((visit) => visit.number),
    status: text((visit) => visit.status),
    time_in: integer((visit) => visit.timeInMs),
    left_at: integer((visit) => visit.leftAtMs),
    leave_entered_at: integer((visit) => visit.leaveEnteredAtMs),
    leave_by: integer((visit) => visit.leaveByMs),
    name: text((visit) => visit.name),
    party_size: integer((visit) => visit.partySize),
    category: text((visit) => visit.category),
    unit: text((visit) => visit.unit ?? ""),
    department: text((visit) => visit.department),
    company: text((visit) => visit.company),
    purpose: text((visit) => visit.purpose),
    host: text((visit) => visit.host ?? ""),
    plate: text((visit) => (visit.plate === null ? "" : normalisePlate(visit.plate))),
    badge: text((visit) => visit.badge),
    badge_returned: integer((visit) => (visit.badgeReturned === null ? null : visit.badgeReturned ? 1 : 0)),
    consent_method: text((visit) => visit.consent?.method ?? null),
    consent_answer: text((visit) => visit.consent?.answer ?? null),
    consent_by: text((visit) => visit.consentBy ?? ""),
    document_type: text((visit) => visit.documentType),
    document_masked: text((visit) => (visit.document === null ? "" : maskIdentityNumber(visit.document))),
    phone_masked: text((visit) => (visit.phone === null ? "" : maskPhone(visit.phone))),
    phone_tail: text((visit) => (visit.phone === null ? "" : lastFour(visit.phone))),
    emergency: flag((visit) => visit.emergency !== null),
    late: flag((visit) => visit.lateReason !== null),
    seconds: integer((visit) => visit.seconds),
  },
  indexes: [
    "visits_by_time ON visits (time_in)",
    "visits_by_category ON visits (category, time_in)",
    "visits_open ON visits (status, leave_by) WHERE status IN ('inside', 'awaiting')",
  ],
  number: (visit) => visit.number,
  search: (visit) =>
    searchFields({
      ...visit,
      phone_tail: visit.phone === null ? "" : lastFour(visit.phone),
      plate: visit.plate === null ? null : normalisePlate(visit.plate),
    }),
  conflicts: (visit) => (visit.answersDisagree ? 1 : 0),
});

const COLUMNS = `id, number, status, time_in AS timeInMs, left_at AS leftAtMs,
  leave_entered_at AS leaveEnteredAtMs, leave_by AS leaveByMs, conflicts, name,
  party_size AS partySize, category, unit, department, company, purpose, plate, badge,
  badge_returned AS badgeReturned, consent_method AS consentMethod, consent_answer AS consentAnswer,
  consent_by AS consentBy, emergency, late, phone_tail, host, document_type AS documentType,
  document_masked AS documentMasked, phone_masked AS phoneMasked`;

interface Stored extends Sought {
  readonly id: Buffer;
  readonly status: string;
  readonly timeInMs: number;
  readonly category: string;
  readonly badgeReturned: number | null;
  readonly emergency: number;
  readonly late: number;
  readonly conflicts: number;
  readonly [column: string]: unknown;
}

function toRow(stored: Stored): VisitRow {
  return visitRowSchema.parse({
    ...stored,
    id: bytesToId(stored.id),
    name: stored.name ?? "",
    erased: stored.name === null,
    badgeReturned: stored.badgeReturned === null ? null : stored.badgeReturned === 1,
    emergency: stored.emergency === 1,
    late: stored.late === 1,
    answersDisagree: stored.conflicts > 0,
  });
}

export interface VisitListRequest {
  readonly tab: "inside" | "today" | "all";
  readonly search: string;
  readonly category: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** How many found rows a search shows at most; whoever needs more types one more character. */
const SEARCH_LIMIT = 200;
/** More than anybody will work through; the list of who is inside has the rest. */
const BOARD_LIMIT = 100;

const tabs = {
  inside: "status IN ('inside', 'awaiting')",
  today: "time_in >= @dayStart",
  all: "1",
} as const;

/** VIS-1 times the registration of an identity document. */
const counted = "status <> 'void' AND document_type IS NOT NULL";

export type VisitQueries = ReturnType<typeof createVisitQueries>;

/** Reads of 来访登记. */
export function createVisitQueries(db: Database) {
  const sought = "number, name, company, unit, phone_tail, plate";
  const search = createSearch<Stored, Sought>(db, "visits", COLUMNS, searchFields, sought);
  const listed = (where: string) => ({
    rows: db.prepare<object, Stored>(
      `SELECT ${COLUMNS} FROM visits WHERE ${where} ORDER BY time_in DESC, row DESC LIMIT @limit OFFSET @offset`,
    ),
    total: db.prepare<object, number>(`SELECT count(*) FROM visits WHERE ${where}`).pluck(),
  });
  // The plus keeps the few who are inside from being sought among all of their category.
  const statements = {
    inside: { any: listed(tabs.inside), ofCategory: listed(`${tabs.inside} AND +category = @category`) },
    today: { any: listed(tabs.today), ofCategory: listed(`${tabs.today} AND category = @category`) },
    all: { any: listed(tabs.all), ofCategory: listed("category = @category") },
  };
  // Both conditions name the partial index: what waits is found without looking at who is only inside.
  const awaiting = db.prepare<[number], Stored>(
    `SELECT ${COLUMNS} FROM visits WHERE ${tabs.inside} AND status = 'awaiting' ORDER BY row DESC LIMIT ?`,
  );
  const overstayed = db.prepare<[number, number], Stored>(
    `SELECT ${COLUMNS} FROM visits WHERE ${tabs.inside} AND status = 'inside' AND leave_by <= ?
     ORDER BY leave_by DESC LIMIT ?`,
  );
  const openCounts = db.prepare<[number], { inside: number; awaiting: number; overstayed: number }>(
    `SELECT count(*) FILTER (WHERE status = 'inside') AS inside, count(*) FILTER (WHERE status = 'awaiting') AS awaiting,
       count(*) FILTER (WHERE status = 'inside' AND leave_by <= ?) AS overstayed
     FROM visits WHERE ${tabs.inside}`,
  );
  const today = db.prepare<
    [number, number],
    { today: number; timed: number; total: number | null; kept: number }
  >(
    `SELECT count(*) AS today, count(seconds) FILTER (WHERE ${counted}) AS timed,
       sum(seconds) FILTER (WHERE ${counted}) AS total, count(*) FILTER (WHERE ${counted} AND seconds <= ?) AS kept
     FROM visits WHERE time_in >= ?`,
  );
  // The first condition is what the partial index is found by.
  const badge = db.prepare<[string], Stored>(
    `SELECT ${COLUMNS} FROM visits WHERE ${tabs.inside} AND status = 'inside' AND badge = ? LIMIT 1`,
  );
  const dayStart = (nowMs: number, settings: SiteSettings): number =>
    startOfSiteDay(siteDate(nowMs, settings.timeZone), settings.timeZone);

  return {
    list: (request: VisitListRequest, nowMs: number, settings: SiteSettings) => {
      const from = dayStart(nowMs, settings);
      if (request.search.trim() !== "") {
        const found = search(request.search, SEARCH_LIMIT, ({ category, status, timeInMs }) => {
          if (request.category !== null && category !== request.category) return false;
          if (request.tab === "today") return timeInMs >= from;
          return request.tab === "all" || status === "inside" || status === "awaiting";
        });
        return {
          rows: found.slice(request.offset, request.offset + request.limit).map(toRow),
          total: found.length,
        };
      }
      const { rows, total } = statements[request.tab][request.category === null ? "any" : "ofCategory"];
      const bound = {
        ...(request.tab === "today" ? { dayStart: from } : {}),
        ...(request.category === null ? {} : { category: request.category }),
      };
      const { limit, offset } = request;
      return { rows: rows.all({ ...bound, limit, offset }).map(toRow), total: total.get(bound) ?? 0 };
    },
    /**
     * Who waits at the door, and who should have left (VIS-3): the newest of each, since a desk that never signs
     * anybody out would otherwise bury its board under last year's couriers.
     */
    waiting: (nowMs: number): readonly VisitRow[] =>
      [...awaiting.all(BOARD_LIMIT), ...overstayed.all(nowMs, BOARD_LIMIT)].map(toRow),
    counts: (nowMs: number, settings: SiteSettings) => {
      const open = openCounts.get(nowMs);
      const row = today.get(settings.registrationTargetS, dayStart(nowMs, settings));
      const timed = row?.timed ?? 0;
      return {
        inside: open?.inside ?? 0,
        awaiting: open?.awaiting ?? 0,
        overstayed: open?.overstayed ?? 0,
        today: row?.today ?? 0,
        averageSeconds: timed === 0 ? null : Math.round((row?.total ?? 0) / timed),
        withinTarget: row?.kept ?? 0,
        timed,
      };
    },
    byBadge: (code: string): VisitRow | null => {
      const row = badge.get(code);
      return row === undefined ? null : toRow(row);
    },
    search: (input: string, limit: number): readonly VisitRow[] => search(input, limit).map(toRow),
    /** Past visitors for the form: newest first, one suggestion a person and unit (VIS-1). */
    suggest: (input: string, limit: number): readonly VisitSuggestion[] => {
      const seen = new Set<string>();
      const found = search(input, limit, (row) => {
        const key = `${row.name ?? ""}\n${row.unit ?? ""}`;
        if (row.name === null || row.status === "void" || seen.has(key)) return false;
        seen.add(key);
        return true;
      });
      return found.map((row) =>
        visitSuggestionSchema.parse({ ...row, visitId: bytesToId(row.id), lastMs: row.timeInMs }),
      );
    },
  };
}
