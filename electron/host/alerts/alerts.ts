import type { BoardItem } from "../../../shared/contract/board.ts";
import { toBoard } from "../board.ts";
import type { Waiting } from "../tables/waiting.ts";
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
  /** The tables changed: they are read again at the next look or tick, so that no save waits for it. */
  readonly changed: () => void;
  /** Compares clocks with deadlines; every second. */
  readonly tick: () => void;
  readonly board: () => readonly BoardItem[];
  /** Loud things past their time. */
  readonly ringing: () => readonly BoardItem[];
}

const momentOf = (key: string, atMs: number): string => `${key} at ${atMs}`;

/**
 * Alerts come from facts, never from timers of their own: a deadline is due at the earlier of wall and monotonic
 * time, so neither a clock set back nor a sleep can silence it (REP-2, T1). After a restart the wall clock decides.
 */
export function createAlerts({ clock, waiting, onChange }: AlertsOptions): Alerts {
  let items: readonly Waiting[] = [];
  let monoByMoment: ReadonlyMap<string, number> = new Map();
  let rungKeys: ReadonlySet<string> = new Set();
  let nextReadMono = 0;
  let stale = false;

  const reached = ({ key }: Waiting, atMs: number): boolean =>
    clock.nowMs() >= atMs || clock.monoMs() >= (monoByMoment.get(momentOf(key, atMs)) ?? Infinity);
  const isDue = (item: Waiting): boolean => reached(item, item.dueMs);
  const rings = (item: Waiting): boolean => isDue(item) && reached(item, item.ringAtMs ?? item.dueMs);
  const board = (): readonly BoardItem[] => toBoard(items, isDue, clock.nowMs());

  const compare = (changed: boolean): void => {
    const rung = new Set(items.filter(rings).map((item) => item.key));
    const began = board().filter((item) => rung.has(item.key) && !rungKeys.has(item.key));
    const moved = changed || began.length > 0 || rung.size !== rungKeys.size;
    rungKeys = rung;
    if (moved) onChange(began);
  };
  const recompute = (): void => {
    stale = false;
    const nowMs = clock.nowMs();
    const before = [...monoByMoment.keys()].join("\n");
    items = waiting(nowMs);
    const moments = items.flatMap(({ key, dueMs, ringAtMs = dueMs }) => [
      [momentOf(key, dueMs), dueMs] as const,
      [momentOf(key, ringAtMs), ringAtMs] as const,
    ]);
    monoByMoment = new Map(
      moments.map(([moment, atMs]) => [
        moment,
        monoByMoment.get(moment) ?? clock.monoMs() + Math.max(0, atMs - nowMs),
      ]),
    );
    nextReadMono = clock.monoMs() + 30_000;
    compare(before !== [...monoByMoment.keys()].join("\n"));
  };
  return {
    recompute,
    tick: () => {
      // Some things begin to wait by the clock alone (an overstay): the tables are read twice a minute.
      if (stale || clock.monoMs() >= nextReadMono) recompute();
      else compare(false);
    },
    changed: () => {
      stale = true;
    },
    board: () => {
      if (stale) recompute();
      return board();
    },
    ringing: () => {
      if (stale) recompute();
      return board().filter((item) => item.loud && rungKeys.has(item.key));
    },
  };
}
