import type { Database } from "better-sqlite3";
import { createStaffQueries } from "./tables/staff.ts";
import { createVisitQueries } from "./tables/visits.ts";

export type Queries = ReturnType<typeof createQueries>;

/** The prepared reads of every register over one connection. */
export function createQueries(db: Database) {
  return {
    staff: createStaffQueries(db),
    visits: createVisitQueries(db),
  };
}
