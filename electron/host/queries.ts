import type { Database } from "better-sqlite3";
import { createConflictQueries } from "./conflicts/conflict-queries.ts";
import { createApprovalQueries } from "./tables/approvals.ts";
import { createDirectoryQueries } from "./tables/directory-queries.ts";
import { createErasureQueries } from "./tables/erasures.ts";
import { createShiftQueries } from "./tables/shift-queries.ts";
import { createDutyLogQueries } from "./tables/duty-log-queries.ts";
import { createKeyQueries } from "./tables/key-queries.ts";
import { createSiteQueries } from "./tables/site-queries.ts";
import { createHazardQueries } from "./tables/hazard-queries.ts";
import { createPassQueries } from "./tables/pass-queries.ts";
import { createStaffQueries } from "./tables/staff.ts";
import { createTariffQueries } from "./tables/tariff.ts";
import { createVisitQueries } from "./tables/visits.ts";
import { createWorkOrderQueries } from "./tables/work-order-queries.ts";

export type Queries = ReturnType<typeof createQueries>;

/** The prepared reads of every register over one connection. */
export function createQueries(db: Database) {
  const staff = createStaffQueries(db);
  const site = createSiteQueries(db);
  return {
    approvals: createApprovalQueries(db),
    conflicts: createConflictQueries(db),
    directory: createDirectoryQueries(db),
    erasures: createErasureQueries(db, staff),
    shifts: createShiftQueries(db, staff, site),
    keys: createKeyQueries(db, staff),
    site,
    hazards: createHazardQueries(db, staff),
    passes: createPassQueries(db, staff),
    dutyLog: createDutyLogQueries(db, staff),
    staff,
    tariff: createTariffQueries(db),
    visits: createVisitQueries(db),
    workOrders: createWorkOrderQueries(db, staff),
  };
}
