import { siteDate } from "../../../shared/kernel/site-time.ts";
import {
  isUnfinished,
  meantForDate,
  reviewedDate,
  reviewPlace,
  type ReviewPlace,
} from "../../../shared/modules/work-orders/index.ts";
import type { Queries } from "../queries.ts";

/** REP-4: how many of what the review shows, for the duty log. */
export function repairReviewCounts(queries: Queries, nowMs: number, timeZone: string) {
  const today = siteDate(nowMs, timeZone);
  const places = queries.workOrders
    .open()
    .filter((row) => isUnfinished(row.status))
    .map((row) => reviewPlace(meantForDate(row, timeZone), today));
  const of = (place: ReviewPlace): number => places.filter((one) => one === place).length;
  return {
    date: today,
    taken: queries.workOrders.takenOn(reviewedDate(nowMs, timeZone), timeZone).length,
    unfinished: places.length,
    dueToday: of("due-today"),
    overdue: of("overdue"),
    carriedOver: of("carried-over"),
  };
}
