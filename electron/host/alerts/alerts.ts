import type { BoardItem } from "../../../shared/contract/board.ts";
import { toBoard, type Waiting } from "../board.ts";
import type { Clock } from "../clock.ts";

export interface AlertsOptions {
  readonly clock: Clock;
  /** What waits now, from the tables; empty while no book is open. */
  readonly waiting: (nowMs: number) => readonly Waiting[];
  /** Called when what is due or waiting changed, with what began to ring. */
  readonly onChange: (began: readonly BoardItem[]) => void;
}

export interface Alerts {
  /** Reads the tables again: at start, after a command, on resume from sleep. */
  readonly recompute: () => void;
  /** Compares clocks with deadlines; every second. */
  readonly tick: () => void;
  readonly board: () => readonly BoardItem[];
  /** Loud things past their time. */
  readonly ringing: () => readonly BoardItem[];
}

/**
 * Alerts come from facts, never from timers of their own: a deadline is due at the earlier of wall and monotonic
 * time, so neither a clock set back nor a sleep can silence it (REP-2, T1). After a restart the wall clock decides.
 */
export function createAlerts({ clock, waiting, onChange }: AlertsOptions): Alerts {
  let items: readonly Waiting[] = [];
  let monoDueByKey: ReadonlyMap<string, number> = new Map();
  let dueKeys: ReadonlySet<string> = new Set();
  let nextReadMono = 0;

  const isDue = (item: Waiting): boolean =>
    clock.nowMs() >= item.dueMs || clock.monoMs() >= (monoDueByKey.get(item.key) ?? Infinity);
  const board = (): readonly BoardItem[] => toBoard(items, isDue, clock.nowMs());

  const compare = (changed: boolean): void => {
    const due = new Set(items.filter(isDue).map((item) => item.key));
    const began = board().filter((item) => due.has(item.key) && !dueKeys.has(item.key));
    const moved = changed || began.length > 0 || due.size !== dueKeys.size;
    dueKeys = due;
    if (moved) onChange(began);
  };
  const recompute = (): void => {
    const nowMs = clock.nowMs();
    const before = items.map((item) => item.key).join("\n");
    items = waiting(nowMs);
    monoDueByKey = new Map(
      items.map((item) => [
        item.key,
        monoDueByKey.get(item.key) ?? clock.monoMs() + Math.max(0, item.dueMs - nowMs),
      ]),
    );
    nextReadMono = clock.monoMs() + 30_000;
    compare(before !== items.map((item) => item.key).join("\n"));
  };
  return {
    recompute,
    tick: () => {
      // Some things begin to wait by the clock alone (an overstay): the tables are read twice a minute.
      if (clock.monoMs() >= nextReadMono) recompute();
      else compare(false);
    },
    board,
    ringing: () => board().filter((item) => item.loud && dueKeys.has(item.key)),
  };
}
