import { createHmac } from "node:crypto";
import type { BlobStore } from "./blobs/blob-store.ts";
import type { Lookups } from "../../shared/kernel/command.ts";
import { naturalId } from "../../shared/kernel/ids.ts";
import { siteDate } from "../../shared/kernel/site-time.ts";
import { authorisationHolds, personRegister } from "../../shared/modules/directory/index.ts";
import { siteRegister } from "../../shared/modules/site/index.ts";
import { openItemsOf } from "./open-items.ts";
import { repairReviewCounts } from "./tables/repair-review-counts.ts";
import { SITE_ID, sha256 } from "./sha256.ts";
import type { Store } from "./store/store.ts";
import type { Queries } from "./queries.ts";
import { missingOf } from "./tables/pass-missing.ts";
import type { Keys } from "./vault/keys.ts";

/** Answers what decisions look up beyond their own aggregate, from the tables and the log. */
export function createLookups(store: Store, queries: Queries, keys: Keys, blobs: BlobStore): Lookups {
  const keyed = (text: string): string => createHmac("sha256", keys.search).update(text).digest("hex");
  return {
    state: (register, id) => {
      const folded = store.folded(register, id);
      return folded.rev === 0 ? null : folded.state;
    },
    naturalId: (kind, key) => naturalId(kind, key, sha256),
    keyedId: (kind, key) => naturalId(kind, key, keyed),
    unitId: queries.directory.unitId,
    peopleInUnit: queries.directory.peopleIn,
    vehiclesInUnit: queries.directory.vehicleIdsIn,
    badgeHolder: (badge) => queries.visits.byBadge(badge)?.id ?? null,
    standingAuthorisation: (personId, unit, nowMs) => {
      const person = store.folded(personRegister, personId).state;
      const { timeZone } = store.folded(siteRegister, SITE_ID).state.settings;
      return authorisationHolds(person, unit, nowMs, siteDate(nowMs, timeZone));
    },
    openItems: (postId, nowMs) => openItemsOf(queries, postId, nowMs),
    postNamed: queries.site.postNamed,
    deskKeys: (post) =>
      queries.keys
        .deskKeys(post)
        .map(({ code, label, expected, out }) => ({ code, name: label, expected, out })),
    rosterOn: queries.shifts.rosterOn,
    logHeads: () =>
      queries.site.desks().flatMap(({ device }) => {
        const head = store.head(device);
        return head.seq === 0 ? [] : [{ device, ...head }];
      }),
    gatePost: queries.site.postWithDesk,
    hasAttachment: blobs.has,
    passesToReconcile: (from, to, nowMs) => {
      const { timeZone } = store.folded(siteRegister, SITE_ID).state.settings;
      const rows = queries.passes.writtenOn(from, to, { nowMs, timeZone, postId: "" });
      const missing = rows.flatMap((row) => {
        const what = missingOf(row);
        return what.length === 0 ? [] : [{ pass: row.id, number: row.number, what }];
      });
      return { passes: rows.length, missing };
    },
    keyCodeTaken: queries.keys.codeTaken,
    keyTagTaken: queries.keys.tagTaken,
    countedKeys: (kind) => queries.keys.toCount(kind).map(({ id }) => id),
    staff: queries.staff.withRoles,
    staffNumberTaken: queries.staff.numberTaken,
    dutyLog: {
      ...queries.dutyLog.lookups,
      linesSince: (post, ms) => queries.shifts.linesSince(post, ms).length,
      repairReview: (nowMs) => {
        const { timeZone } = store.folded(siteRegister, SITE_ID).state.settings;
        return repairReviewCounts(queries, nowMs, timeZone);
      },
    },
  };
}
