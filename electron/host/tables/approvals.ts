import type { Database } from "better-sqlite3";
import {
  approvalRegister,
  expiresAtMs,
  standingOf,
  type ApprovalState,
} from "../../../shared/modules/approvals/index.ts";
import { bytesToId } from "../store/id-bytes.ts";
import { defineTable, integer, text } from "../store/table.ts";

/** 批准申请: one row a request; what was asked stays sealed in its event. */
export const approvalsTable = defineTable<ApprovalState>({
  name: "approvals",
  version: 1,
  register: approvalRegister,
  columns: {
    requested_at: integer(({ request }) => request?.atMs ?? null),
    expires_at: integer(({ request }) => (request === null ? null : expiresAtMs(request))),
    record_id: text(({ request }) => request?.record.id ?? null),
    standing: text(standingOf),
  },
  indexes: [
    "approvals_open ON approvals (expires_at) WHERE standing IN ('waiting', 'approved', 'refused')",
    "approvals_by_record ON approvals (record_id, requested_at)",
    "approvals_by_time ON approvals (requested_at)",
  ],
  number: null,
  search: null,
  conflicts: null,
});

/** Reads of requests for approval; each answers ids, newest first. */
export function createApprovalQueries(db: Database) {
  const open = db
    .prepare<[number], Buffer>(
      `SELECT id FROM approvals WHERE standing IN ('waiting', 'approved', 'refused') AND expires_at > ?
       ORDER BY expires_at`,
    )
    .pluck();
  const recent = db
    .prepare<[number], Buffer>("SELECT id FROM approvals ORDER BY requested_at DESC LIMIT ?")
    .pluck();
  const ofRecord = db
    .prepare<[string, number], Buffer>(
      "SELECT id FROM approvals WHERE record_id = ? AND requested_at > ? ORDER BY requested_at DESC",
    )
    .pluck();
  return {
    /** Those that wait for somebody: an answer, or to be carried out; and refusals until their time is over. */
    open: (nowMs: number) => open.all(nowMs).map(bytesToId),
    recent: (limit: number) => recent.all(limit).map(bytesToId),
    ofRecord: (recordId: string, sinceMs: number) => ofRecord.all(recordId, sinceMs).map(bytesToId),
  };
}
