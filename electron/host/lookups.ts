import { createHmac } from "node:crypto";
import type { Lookups } from "../../shared/kernel/command.ts";
import { naturalId } from "../../shared/kernel/ids.ts";
import { sha256 } from "./core.ts";
import type { Store } from "./store/store.ts";
import type { Queries } from "./queries.ts";
import type { Keys } from "./vault/keys.ts";

/** Answers what decisions look up beyond their own aggregate, from the tables and the log. */
export function createLookups(store: Store, queries: Queries, keys: Keys): Lookups {
  const keyed = (text: string): string => createHmac("sha256", keys.search).update(text).digest("hex");
  return {
    state: (register, id) => {
      const folded = store.folded(register, id);
      return folded.rev === 0 ? null : folded.state;
    },
    naturalId: (kind, key) => naturalId(kind, key, sha256),
    keyedId: (kind, key) => naturalId(kind, key, keyed),
    unitId: () => null,
    peopleInUnit: () => [],
    vehiclesInUnit: () => [],
    badgeHolder: (badge) => queries.visits.byBadge(badge)?.id ?? null,
    standingAuthorisation: () => false,
    staff: queries.staff.withRoles,
    staffNumberTaken: queries.staff.numberTaken,
  };
}
