import type { OpenItem } from "../../shared/kernel/open-item.ts";
import type { Queries } from "./queries.ts";
import { hazardsOpen } from "./tables/hazard-open.ts";
import { passesOpen } from "./tables/pass-open.ts";
import { dutyLogOpen } from "./tables/duty-log-open.ts";
import { keysOpen } from "./tables/key-open.ts";
import type { OpenSource } from "./tables/open-at-desk.ts";
import { workOrdersOpen } from "./tables/work-order-open.ts";

const sources: readonly OpenSource[] = [workOrdersOpen, hazardsOpen, passesOpen, dutyLogOpen, keysOpen];

/** Everything that is open now at one post, from every register: important first, then the earliest due (DUTY-4). */
export function openItemsOf(queries: Queries, postId: string, nowMs: number): readonly OpenItem[] {
  const posts = queries.site.postByDeskCode();
  return sources
    .flatMap((source) => source(queries, nowMs))
    .flatMap(({ deskCode, ...item }) => (posts.get(deskCode) === postId ? [{ ...item, postId }] : []))
    .toSorted(
      (left, right) =>
        Number(right.important) - Number(left.important) ||
        (left.dueMs ?? Infinity) - (right.dueMs ?? Infinity) ||
        left.sinceMs - right.sinceMs,
    );
}
