import type { BoardItem, MaskedItem } from "../../shared/contract/board.ts";
import { conflictBoard } from "./conflicts/board.ts";
import type { Core } from "./core.ts";
import { shiftBoard } from "./tables/shift-board.ts";
import { hazardBoard } from "./tables/hazard-board.ts";
import { passBoard } from "./tables/pass-board.ts";
import { dutyLogBoard } from "./tables/duty-log-board.ts";
import { keyBoard } from "./tables/key-board.ts";
import { visitBoard } from "./tables/visit-board.ts";
import { workOrderBoard } from "./tables/work-order-board.ts";

/** A thing that waits, with when it becomes a person's business. */
export interface Waiting extends Omit<BoardItem, "tone"> {
  /** Shown as amber from this moment on (ms), red from `dueMs` on. */
  readonly soonMs: number;
  /** When it begins to ring, if later than `dueMs`: the quiet after 无人接听 (REP-2). */
  readonly ringAtMs?: number;
  /** What it waits for once it is due, if that is something else. */
  readonly kindWhenDue?: BoardItem["kind"];
}

const sources: readonly ((core: Core, nowMs: number) => readonly Waiting[])[] = [
  conflictBoard,
  visitBoard,
  workOrderBoard,
  shiftBoard,
  hazardBoard,
  passBoard,
  dutyLogBoard,
  keyBoard,
];

/** Everything that waits at this desk, from every register's tables. */
export function waitingNow(core: Core, nowMs: number): readonly Waiting[] {
  return sources.flatMap((source) => source(core, nowMs));
}

const owed = (item: BoardItem): boolean => item.loud && item.tone === "red";

/** A call owed stays on top (REP-2); then most overdue first, then soonest (screens.md, Home). */
export function toBoard(
  waiting: readonly Waiting[],
  isDue: (item: Waiting) => boolean,
  nowMs: number,
): BoardItem[] {
  return waiting
    .map((waits): BoardItem => {
      const { soonMs, ringAtMs: _ringAtMs, kindWhenDue, ...item } = waits;
      const due = isDue(waits);
      return {
        ...item,
        kind: due ? (kindWhenDue ?? item.kind) : item.kind,
        tone: due ? "red" : nowMs >= soonMs ? "amber" : "blue",
      };
    })
    .toSorted((left, right) => Number(owed(right)) - Number(owed(left)) || left.dueMs - right.dueMs);
}

/** What a lock screen may show of it: nothing that names anybody. */
export function toMasked({ key, kind, number, dueMs, tone, loud }: BoardItem): MaskedItem {
  return { key, kind, number, dueMs, tone, loud };
}
