import {
  logReviewRegister,
  sampledLines,
  type LogReviewState,
} from "../../../shared/modules/duty-log/index.ts";
import { defineTable, integer, text } from "../store/table.ts";

/** 签阅: one row a post's day or month. */
export const logReviewsTable = defineTable<LogReviewState>({
  name: "log_reviews",
  version: 1,
  register: logReviewRegister,
  columns: {
    post: text((review) => review.post),
    period: text((review) => review.period),
    /** First signature of the leader or, for a month, of the supervisor. */
    signed_at: integer((review) => (review.daySignatures[0] ?? review.monthSignatures[0])?.atMs ?? null),
    sampled: integer((review) => sampledLines(review).size),
    prints: integer((review) => review.prints),
  },
  indexes: ["log_reviews_by_period ON log_reviews (post, period)"],
  number: null,
  search: null,
  conflicts: null,
});
