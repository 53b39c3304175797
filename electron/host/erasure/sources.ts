import type { RetentionKey } from "../../../shared/kernel/settings.ts";
import { openLoans, type KeyState } from "../../../shared/modules/keys/index.ts";
import type { AnyTable } from "../store/table.ts";
import { approvalsTable } from "../tables/approvals.ts";
import { peopleTable, vehiclesTable } from "../tables/directory.ts";
import { dutyLinesTable } from "../tables/duty-lines.ts";
import { holdsTable } from "../tables/erasures.ts";
import { hazardIssuesTable } from "../tables/hazards.ts";
import { keysTable } from "../tables/keys.ts";
import { passesTable } from "../tables/passes.ts";
import { shiftsTable } from "../tables/shifts.ts";
import { visitsTable } from "../tables/visits.ts";
import { workOrdersTable } from "../tables/work-orders.ts";

/** What erasing needs to know of a register's table; all of it names columns of that table. */
export interface ErasureSource {
  readonly table: AnyTable;
  /** How a person tells the record from others. Expressions; an empty string where there is none. */
  readonly number: string;
  readonly unit: string;
  readonly label: string;
  readonly atMs: string;
  /** How long it keeps personal data, and what has ended by `@cutoffMs` (`@cutoffDate`); null: as long as it stands. */
  readonly retention: { readonly key: RetentionKey; readonly ended: string } | null;
  /** Event types whose sealed part is a secret of the desk and nobody's personal data. */
  readonly keeps?: readonly string[];
  /**
   * A record that goes on for years and meets many people: it is erased part by part, those of one person, or those
   * older than the retention; `openSince` is from when on its parts are still needed, ms.
   */
  readonly byPart?: { readonly openSince: (state: unknown) => number | null };
}

/** A key that is out, or left by its owner, is still their business. */
function keyOpenSince(state: KeyState): number | null {
  const open = openLoans(state).map(({ atMs }) => atMs);
  if (state.deposit !== null && state.collection === null) open.push(state.deposit.atMs);
  return open.length === 0 ? null : Math.min(...open);
}

/** Every register whose events have sealed parts that are somebody's personal data. */
export const erasureSources: readonly ErasureSource[] = [
  {
    table: visitsTable,
    number: "number",
    unit: "unit",
    label: "name",
    atMs: "time_in",
    // Whoever was never signed out is not inside any more after so long.
    retention: { key: "visits", ended: "time_in < @cutoffMs" },
  },
  {
    table: passesTable,
    number: "number",
    unit: "unit",
    label: "requester",
    atMs: "issued_at",
    retention: { key: "passes", ended: "coalesce(valid_until, issued_at) < @cutoffMs" },
  },
  {
    table: workOrdersTable,
    number: "number",
    unit: "unit",
    label: "reporter",
    atMs: "received_at",
    retention: {
      key: "workOrders",
      ended: `coalesce(finished_at, received_at) < @cutoffMs
        AND status IN ('finished', 'followed-up', 'closed', 'void')`,
    },
  },
  {
    table: keysTable,
    number: "code",
    unit: "unit",
    label: "coalesce(borrower, deposit_by)",
    atMs: "added_at",
    retention: { key: "keys", ended: "added_at < @cutoffMs" },
    keeps: ["tagged"],
    // The table's own register made this state.
    byPart: { openSince: (state) => keyOpenSince(state as KeyState) },
  },
  {
    table: shiftsTable,
    number: "number",
    unit: "''",
    label: "''",
    atMs: "opened_at",
    retention: { key: "handovers", ended: "signed_at < @cutoffMs" },
  },
  {
    table: peopleTable,
    number: "''",
    unit: "unit",
    label: "name",
    atMs: "NULL",
    retention: { key: "movedOut", ended: "move_out < @cutoffDate" },
  },
  { table: vehiclesTable, number: "''", unit: "unit", label: "plate", atMs: "NULL", retention: null },
  // DUTY-1: no line of the log goes by age; on request only what names the person.
  {
    table: dutyLinesTable,
    number: "number",
    unit: "unit",
    label: "''",
    atMs: "at",
    retention: null,
    byPart: { openSince: () => null },
  },
  { table: hazardIssuesTable, number: "number", unit: "''", label: "user_name", atMs: "at", retention: null },
  {
    table: approvalsTable,
    number: "''",
    unit: "''",
    label: "''",
    atMs: "requested_at",
    retention: { key: "visits", ended: "requested_at < @cutoffMs" },
  },
  { table: holdsTable, number: "''", unit: "unit", label: "name", atMs: "placed_at", retention: null },
];

/** The source of a kind of record, or null when it holds no personal data. */
export function sourceOf(kind: string): ErasureSource | null {
  return erasureSources.find(({ table }) => table.register.kind === kind) ?? null;
}
