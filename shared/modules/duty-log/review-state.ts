import type { Verdict } from "./review-schema.ts";

/** A signature by the signer's own PIN, under the digest of exactly what was shown. */
export interface LogSignature {
  readonly atMs: number;
  readonly signer: string;
  readonly digest: string;
  /** Sealed; null once erased. */
  readonly remark: string | null;
}

export interface DaySignature extends LogSignature {
  /** Of each line that was shown: how many events it had. */
  readonly revs: Readonly<Record<string, number>>;
}

export interface MonthSignature extends LogSignature {
  readonly lines: number;
  readonly days: number;
  readonly daysSigned: number;
}

export interface Mark {
  readonly atMs: number;
  readonly by: string;
  readonly verdict: Verdict;
  readonly remark: string | null;
}

/** 一次抽查: chosen by `seed` out of `of` lines; anybody can repeat it. */
export interface Draw {
  readonly seed: string;
  readonly atMs: number;
  readonly by: string;
  readonly of: number;
  readonly percent: number;
  readonly upTo: readonly { readonly volume: string; readonly ordinal: number }[];
  readonly lines: readonly string[];
  readonly marks: Readonly<Record<string, Mark>>;
  readonly signature: Omit<LogSignature, "remark"> | null;
}

export interface LogReviewState {
  readonly post: string;
  /** A site date (班组长日签) or a month (主管月签, 经理抽查); "" while unknown. */
  readonly period: string;
  /** Two leaders at two desks, apart, may both have signed: both stand. */
  readonly daySignatures: readonly DaySignature[];
  readonly monthSignatures: readonly MonthSignature[];
  readonly draws: readonly Draw[];
  readonly prints: number;
}

export const initialLogReview: LogReviewState = {
  post: "",
  period: "",
  daySignatures: [],
  monthSignatures: [],
  draws: [],
  prints: 0,
};
