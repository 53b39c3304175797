import type { Database } from "better-sqlite3";
import { createDirectoryQueries } from "./tables/directory-queries.ts";
import { createStaffQueries } from "./tables/staff.ts";
import { createVisitQueries } from "./tables/visits.ts";

export type Queries = ReturnType<typeof createQueries>;

/** The prepared reads of every register over one connection. */
export function createQueries(db: Database) {
  return {
    directory: createDirectoryQueries(db),
    staff: createStaffQueries(db),
    visits: createVisitQueries(db),
  };
}
