import type { Database } from "better-sqlite3";
import {
  hazardBatchRowSchema,
  hazardIssueRowSchema,
  substanceRowSchema,
  type HazardBatchRow,
  type HazardIssueRow,
  type SubstanceRow,
} from "../../../shared/contract/hazards.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import { createSearch } from "../store/search.ts";
import { hazardIssueFields, substanceFields, type SoughtIssue, type SoughtSubstance } from "./hazards.ts";
import type { StaffQueries } from "./staff.ts";

const ISSUE = `id, number, status, at AS atMs, substance AS substanceId, substance_name, unit, batch_id AS batchId,
  batch, qty, used, returned, spilt, returned_at AS returnedAtMs, use, place, user_id AS userId, user_name, issuer,
  lent_to, due AS dueMs, anomaly_at AS anomalyAtMs, anomaly, late, conflicts`;
const BATCH = "id, substance AS substanceId, batch, expiry, balance, last_at AS lastMs, conflicts";
const SUBSTANCE = `id, name, cas, un, unit, spec, pictograms, signal_word AS signalWord, location,
  safety_data_sheet AS safetyDataSheet, minimum, retired`;

interface StoredIssue extends SoughtIssue {
  readonly id: Buffer;
  readonly status: string;
  readonly issuer: string;
  readonly late: number;
}

interface StoredBatch {
  readonly id: Buffer;
  readonly batch: string;
}

interface StoredSubstance extends SoughtSubstance {
  readonly id: Buffer;
  readonly pictograms: string;
  readonly retired: number;
}

interface Held {
  readonly balance: number;
  readonly nextExpiry: string | null;
  readonly conflicts: number;
}

/** How many found rows a search shows at most; whoever needs more types one more character. */
const SEARCH_LIMIT = 200;
/** So many of the latest slips say what people usually write. */
const RECENT = 200;
const SUGGESTIONS = 12;

export interface HazardListRequest {
  readonly out: boolean;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

export type HazardQueries = ReturnType<typeof createHazardQueries>;

/** Reads of 危险品. */
export function createHazardQueries(db: Database, staff: StaffQueries) {
  const toIssue = (stored: StoredIssue): HazardIssueRow =>
    hazardIssueRowSchema.parse({
      ...stored,
      id: bytesToId(stored.id),
      substance: stored.substance_name,
      user: stored.user_name,
      issuer: staff.nameOf(stored.issuer),
      lentTo: stored.lent_to,
      late: stored.late === 1,
    });
  const toBatch = (stored: StoredBatch): HazardBatchRow =>
    hazardBatchRowSchema.parse({ ...stored, id: bytesToId(stored.id) });

  const issues = (where: string, order: string) => ({
    rows: db.prepare<object, StoredIssue>(
      `SELECT ${ISSUE} FROM hazard_issues WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
    ),
    total: db.prepare<[], number>(`SELECT count(*) FROM hazard_issues WHERE ${where}`).pluck(),
  });
  const out = issues("status = 'out'", "at DESC, row DESC");
  const all = issues("1", "at DESC, row DESC");
  const allOut = db.prepare<[], StoredIssue>(
    `SELECT ${ISSUE} FROM hazard_issues WHERE status = 'out' ORDER BY at`,
  );
  const anomalous = db.prepare<[], StoredIssue>(
    `SELECT ${ISSUE} FROM hazard_issues WHERE anomaly_at IS NOT NULL ORDER BY anomaly_at`,
  );
  const issueById = db.prepare<[Buffer], StoredIssue>(`SELECT ${ISSUE} FROM hazard_issues WHERE id = ?`);
  const recent = db.prepare<[number], { user_name: string; use: string; place: string }>(
    "SELECT user_name, use, place FROM hazard_issues ORDER BY at DESC LIMIT ?",
  );
  const batchById = db.prepare<[Buffer], StoredBatch>(`SELECT ${BATCH} FROM hazard_batches WHERE id = ?`);
  const batchesOf = db.prepare<[string], StoredBatch>(
    `SELECT ${BATCH} FROM hazard_batches WHERE substance = ? ORDER BY last_at DESC`,
  );
  const heldOf = db.prepare<[string], StoredBatch>(
    `SELECT ${BATCH} FROM hazard_batches WHERE substance = ? AND balance > 0 AND balance <> 0
     ORDER BY expiry IS NULL, expiry, last_at`,
  );
  const heldBatches = db.prepare<[], StoredBatch>(
    `SELECT ${BATCH} FROM hazard_batches WHERE balance <> 0 ORDER BY expiry`,
  );
  const stock = db.prepare<[string], Held>(
    `SELECT coalesce(sum(balance), 0) AS balance, min(CASE WHEN balance > 0 THEN expiry END) AS nextExpiry,
       coalesce(sum(conflicts), 0) AS conflicts FROM hazard_batches WHERE substance = ?`,
  );
  const outOf = db
    .prepare<[string], number>(
      "SELECT coalesce(sum(qty), 0) FROM hazard_issues WHERE status = 'out' AND substance = ?",
    )
    .pluck();
  const substances = db.prepare<[], StoredSubstance>(
    `SELECT ${SUBSTANCE} FROM substances WHERE name <> '' ORDER BY retired, added_at, row`,
  );
  const substanceById = db.prepare<[Buffer], StoredSubstance>(
    `SELECT ${SUBSTANCE} FROM substances WHERE id = ?`,
  );
  const searchIssues = createSearch<StoredIssue>(db, "hazard_issues", ISSUE, hazardIssueFields);
  const searchSubstances = createSearch<StoredSubstance>(db, "substances", SUBSTANCE, substanceFields);

  const toSubstance = (stored: StoredSubstance): SubstanceRow => {
    const id = bytesToId(stored.id);
    return substanceRowSchema.parse({
      ...stored,
      ...stock.get(id),
      id,
      pictograms: stored.pictograms === "" ? [] : stored.pictograms.split(","),
      retired: stored.retired === 1,
      out: outOf.get(id) ?? 0,
    });
  };

  return {
    list: (request: HazardListRequest) => {
      const { offset, limit } = request;
      if (request.search.trim() !== "") {
        const keep = (row: StoredIssue): boolean => !request.out || row.status === "out";
        const found = searchIssues(request.search, SEARCH_LIMIT, keep);
        return { rows: found.slice(offset, offset + limit).map(toIssue), total: found.length };
      }
      const { rows, total } = request.out ? out : all;
      return { rows: rows.all({ limit, offset }).map(toIssue), total: total.get() ?? 0 };
    },
    /** Everything that is not back. */
    out: (): readonly HazardIssueRow[] => allOut.all().map(toIssue),
    /** Slips with an anomaly that nobody dealt with (HAZ-5). */
    anomalous: (): readonly HazardIssueRow[] => anomalous.all().map(toIssue),
    issue: (id: string): HazardIssueRow | null => {
      const row = issueById.get(idToBytes(id));
      return row === undefined ? null : toIssue(row);
    },
    substances: (): readonly SubstanceRow[] => substances.all().map(toSubstance),
    substance: (id: string): SubstanceRow | null => {
      const row = substanceById.get(idToBytes(id));
      return row === undefined ? null : toSubstance(row);
    },
    batch: (id: string): HazardBatchRow | null => {
      const row = batchById.get(idToBytes(id));
      return row === undefined ? null : toBatch(row);
    },
    /** All batches of a substance, the one that moved last on top. */
    batchesOf: (substance: string): readonly HazardBatchRow[] => batchesOf.all(substance).map(toBatch),
    /** Those of a substance with something to hand out, the one that expires first on top. */
    heldOf: (substance: string): readonly HazardBatchRow[] => heldOf.all(substance).map(toBatch),
    /** Every batch with something in it (or, in a conflict, less than nothing). */
    held: (): readonly HazardBatchRow[] => heldBatches.all().map(toBatch),
    searchIssues: (input: string, limit: number): readonly HazardIssueRow[] =>
      searchIssues(input, limit).map(toIssue),
    searchSubstances: (input: string, limit: number): readonly SubstanceRow[] =>
      searchSubstances(input, limit).map(toSubstance),
    /** What was written lately, the most recent first. */
    suggest: () => {
      const rows = recent.all(RECENT);
      const few = (texts: readonly string[]): string[] => [...new Set(texts)].slice(0, SUGGESTIONS);
      return {
        users: few(rows.map((row) => row.user_name)),
        uses: few(rows.map((row) => row.use)),
        places: few(rows.map((row) => row.place)),
      };
    },
  };
}
