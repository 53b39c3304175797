import type { BoardItem, MaskedItem } from "../../shared/contract/board.ts";
import { approvalBoard } from "./approvals/board.ts";
import { conflictBoard } from "./conflicts/board.ts";
import type { Core } from "./core.ts";
import { shiftBoard } from "./tables/shift-board.ts";
import { hazardBoard } from "./tables/hazard-board.ts";
import { passBoard } from "./tables/pass-board.ts";
import { dutyLogBoard } from "./tables/duty-log-board.ts";
import { keyBoard } from "./tables/key-board.ts";
import { visitBoard } from "./tables/visit-board.ts";
import { staffBoard } from "./tables/staff-board.ts";
import type { BoardSource, Waiting } from "./tables/waiting.ts";
import { workOrderBoard } from "./tables/work-order-board.ts";

const sources: readonly BoardSource[] = [
  conflictBoard,
  approvalBoard,
  visitBoard,
  workOrderBoard,
  shiftBoard,
  hazardBoard,
  passBoard,
  dutyLogBoard,
  keyBoard,
  staffBoard,
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
