import type { AnyTable } from "../store/table.ts";
import { approvalsTable } from "./approvals.ts";
import { directoryTables } from "./directory.ts";
import { erasuresTable, holdsTable } from "./erasures.ts";
import { rosterTable, shiftsTable } from "./shifts.ts";
import { hazardTables } from "./hazards.ts";
import { passChecksTable, passesTable } from "./passes.ts";
import { dutyLinesTable } from "./duty-lines.ts";
import { logReviewsTable } from "./log-reviews.ts";
import { keyTables } from "./keys.ts";
import { numbersNotedTable } from "./numbers.ts";
import { desksTable, postsTable, sitesTable } from "./site.ts";
import { staffTable } from "./staff.ts";
import { tariffTable } from "./tariff.ts";
import { visitsTable } from "./visits.ts";
import { workOrdersTable } from "./work-orders.ts";

/** Every register's table. An event of a kind without one stays in the log and is forwarded. */
export const allTables: readonly AnyTable[] = [
  sitesTable,
  postsTable,
  desksTable,
  staffTable,
  visitsTable,
  workOrdersTable,
  passesTable,
  passChecksTable,
  dutyLinesTable,
  logReviewsTable,
  ...keyTables,
  ...directoryTables,
  holdsTable,
  erasuresTable,
  numbersNotedTable,
  tariffTable,
  shiftsTable,
  rosterTable,
  ...hazardTables,
  approvalsTable,
];

/** The table of a kind of record, or null when this version has none. */
export function tableOf(kind: string): AnyTable | null {
  return allTables.find(({ register }) => register.kind === kind) ?? null;
}
