import { shiftAt, shiftOn, type Shift, type ShiftSpan } from "../../kernel/shifts.ts";
import { addDays, siteDate } from "../../kernel/site-time.ts";
import type { ShiftPlan } from "./state.ts";

/** Handed over this much before its end, a shift is only passed on: the next one is the rest of it. */
const EARLY_MS = 2 * 60 * 60_000;

const toPlan = ({ shift, date, fromMs, toMs }: ShiftSpan): ShiftPlan => ({
  name: shift.name,
  date,
  fromMs,
  toMs,
});

/** The first shift that begins at an instant or after it, within a week. */
function nextSpan(fromMs: number, shifts: readonly Shift[], zone: string): ShiftSpan | undefined {
  const first = siteDate(fromMs, zone);
  for (let day = 0; day <= 7; day += 1) {
    const spans = shifts
      .map((shift) => shiftOn(addDays(first, day), shift, zone))
      .filter((span) => span.fromMs >= fromMs)
      .toSorted((left, right) => left.fromMs - right.fromMs);
    if (spans[0] !== undefined) return spans[0];
  }
  return undefined;
}

/**
 * What the roster means by a shift that opens now: the one that follows the plan of the shift before. After a long
 * gap, or for a post's first, the one that runs now. Null when no shift is near.
 */
export function planOf(
  openedAtMs: number,
  before: ShiftPlan | null,
  shifts: readonly Shift[],
  zone: string,
): ShiftPlan | null {
  if (before !== null) {
    if (openedAtMs < before.toMs - EARLY_MS) return before;
    const following = nextSpan(before.toMs, shifts, zone);
    if (following !== undefined && openedAtMs < following.toMs) return toPlan(following);
  }
  const span = shiftAt(openedAtMs, shifts, zone) ?? nextSpan(openedAtMs, shifts, zone);
  return span === undefined ? null : toPlan(span);
}

/** The shift that is to take over from a planned one. */
export function planAfter(plan: ShiftPlan, shifts: readonly Shift[], zone: string): ShiftPlan | null {
  const span = nextSpan(plan.toMs, shifts, zone);
  return span === undefined ? null : toPlan(span);
}
