import { activityKinds, type Activity, type ActivityKind } from "../../../shared/contract/duty-log.ts";
import { deskCodeOf } from "../../../shared/kernel/running-number.ts";
import { shiftOn } from "../../../shared/kernel/shifts.ts";
import type { Core } from "../core.ts";
import type { ActivitySource, Done } from "./activity-source.ts";
import { hazardActivity } from "./hazard-activity.ts";
import { keyActivity } from "./key-activity.ts";
import { passActivity } from "./pass-activity.ts";
import { orderActivity } from "./work-order-activity.ts";
import { visitActivity } from "./visit-activity.ts";
import { askedDay } from "./duty-log-view.ts";

type Entry = Activity["entries"][number];

const toEntry = (done: Done): Entry => ({ ...done, key: `${done.kind} ${done.recordId} ${done.atMs}` });

const sources: readonly ActivitySource[] = [
  visitActivity,
  orderActivity,
  passActivity,
  keyActivity,
  hazardActivity,
];

/** What other registers did on a business day at a post: how many of what, and one by one. */
export function dutyActivity(core: Core, asked: { post: string | null; day: string | null }): Activity {
  const { shifts, timeZone } = core.desk.settings;
  const { post, day } = askedDay(core, asked);
  const spans = shifts.map((shift) => shiftOn(day, shift, timeZone));
  const fromMs = Math.min(...spans.map((span) => span.fromMs));
  const toMs = Math.max(...spans.map((span) => span.toMs));
  const postOf = core.queries.site.postByDeskCode();
  const entries = sources
    .flatMap((source) => source(core.store.db, fromMs, toMs))
    .filter(({ number }) => postOf.get(deskCodeOf(number)) === post)
    .map(toEntry)
    .toSorted((left, right) => left.atMs - right.atMs || (left.key < right.key ? -1 : 1));
  const sums = new Map<ActivityKind, number>();
  for (const { kind } of entries) sums.set(kind, (sums.get(kind) ?? 0) + 1);
  const inOrder = activityKinds.flatMap((kind) => {
    const count = sums.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
  return { sums: inOrder, entries };
}
