import type { RetentionKey } from "../../../shared/kernel/settings.ts";
import type { AnyTable } from "../store/table.ts";
import { peopleTable, vehiclesTable } from "../tables/directory.ts";
import { holdsTable } from "../tables/erasures.ts";
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
    table: peopleTable,
    number: "''",
    unit: "unit",
    label: "name",
    atMs: "NULL",
    retention: { key: "movedOut", ended: "move_out < @cutoffDate" },
  },
  { table: vehiclesTable, number: "''", unit: "unit", label: "plate", atMs: "NULL", retention: null },
  { table: holdsTable, number: "''", unit: "unit", label: "name", atMs: "placed_at", retention: null },
];

/** The source of a kind of record, or null when it holds no personal data. */
export function sourceOf(kind: string): ErasureSource | null {
  return erasureSources.find(({ table }) => table.register.kind === kind) ?? null;
}
