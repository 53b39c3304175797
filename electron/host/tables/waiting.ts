import type { BoardItem } from "../../../shared/contract/board.ts";
import type { Core } from "../core.ts";

/** A thing that waits, with when it becomes a person's business. */
export interface Waiting extends Omit<BoardItem, "tone"> {
  /** Shown as amber from this moment on (ms), red from `dueMs` on. */
  readonly soonMs: number;
  /** When it begins to ring, if later than `dueMs`: the quiet after 无人接听 (REP-2). */
  readonly ringAtMs?: number;
  /** What it waits for once it is due, if that is something else. */
  readonly kindWhenDue?: BoardItem["kind"];
}

/** What waits at this desk by one register's own tables. */
export type BoardSource = (core: Core, nowMs: number) => readonly Waiting[];
