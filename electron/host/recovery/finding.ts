import type { ChainBreak } from "../../../shared/kernel/chain.ts";

/** Why a vault row is not the one that an event names. */
export type SealedProblem = "reference" | "missing" | "empty" | "not-erased" | "hash";

/** One thing that is wrong with a database file, with its place (B1, H1). */
export type Finding =
  /** It cannot be opened at all, or not read to the end. */
  | { readonly code: "unreadable"; readonly detail: string }
  /** SQLite's own check: a page, an index, a row that is not as it must be. */
  | { readonly code: "structure"; readonly detail: string }
  /** The first place where a device's chain does not hold. */
  | ({ readonly code: "chain" } & ChainBreak)
  /** A column says something else than the event's text. */
  | { readonly code: "column"; readonly device: string; readonly seq: number; readonly column: string }
  /** The sealed part that an event names is not the one in the vault. */
  | {
      readonly code: "sealed";
      readonly device: string;
      readonly seq: number;
      readonly vault: string;
      readonly problem: SealedProblem;
    }
  | { readonly code: "meta"; readonly key: string }
  /** The log ends before, or has another event at, a place that was vouched for. */
  | { readonly code: "tail"; readonly device: string; readonly seq: number; readonly found: number };

/** A device's newest event, as known from outside the file. */
export interface VouchedHead {
  readonly device: string;
  readonly seq: number;
  readonly hash: string;
  /** When that event was written, ms. */
  readonly atMs: number;
}

export interface DatabaseReport {
  readonly findings: readonly Finding[];
  /** Events that hold. */
  readonly events: number;
  /** Of those, how many were not followed anew, being as an earlier backup has them. */
  readonly unchanged: number;
  readonly heads: readonly VouchedHead[];
}
