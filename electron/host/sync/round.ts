import type { Logger } from "pino";
import type { SyncProblem } from "../../../shared/contract/sync.ts";
import type { Core } from "../core.ts";
import type { Heads } from "./compare-logs.ts";
import type { Link } from "./link.ts";
import type { Pace } from "./pace.ts";

/** The open books, as far as sync needs them. */
export type SyncedBooks = Pick<Core, "store" | "keys" | "clock" | "committed"> & {
  /** Absent while a first sync builds the books: attachments follow when they are open. */
  readonly blobs?: Core["blobs"];
};

export interface RoundOptions {
  readonly core: SyncedBooks;
  readonly folder: string;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** A new connection: who the server is and what it holds is looked at first. */
  readonly fresh: boolean;
  /** What the line carried so far. */
  readonly pace: Pace;
  /** Told whenever bytes arrive. */
  readonly onBytes?: () => void;
  readonly silentMs?: number | undefined;
  /** After each step: what is still queued and to come. */
  readonly onStep: (step: { readonly behind: number }) => void;
  /** What the server holds of every device, asked at the end of a round that wants to compare. */
  readonly heads?: { readonly wanted: () => boolean; readonly take: (heads: Heads) => void };
  /** Lets saves and screens go first. */
  readonly breathe: () => Promise<void>;
}

export type RoundOutcome =
  | { readonly ok: true; readonly link: Link }
  | {
      readonly ok: false;
      readonly problem: SyncProblem;
      readonly retryAfterMs: number | null;
      /** Of a copied log: the first event of this device that the server has otherwise, or will never take. */
      readonly fromSeq: number | null;
    };
