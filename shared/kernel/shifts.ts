import { addDays, clockMinutes, defaultZone, siteDate, siteMs } from "./site-time.ts";

/** 班次: from and to on the site's clock. A `to` that is not after `from` lies on the next day; equal means 24 hours. */
export interface Shift {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** One shift on one day. `date` is the site date on which it began, its business day. */
export interface ShiftSpan {
  readonly shift: Shift;
  readonly date: string;
  readonly fromMs: number;
  /** The first instant after the shift. */
  readonly toMs: number;
}

/** The span of a shift that begins on a site date; the night of a DST change is an hour longer or shorter. */
export function shiftOn(date: string, shift: Shift, zone: string = defaultZone): ShiftSpan {
  const overMidnight = (clockMinutes(shift.to) ?? 0) <= (clockMinutes(shift.from) ?? 0);
  return {
    shift,
    date,
    fromMs: siteMs(date, shift.from, zone),
    toMs: siteMs(overMidnight ? addDays(date, 1) : date, shift.to, zone),
  };
}

/**
 * The shift that runs at an instant: of several, the one that began last. Undefined in hours that no shift
 * covers (a desk that is not staffed 24 h, DUTY-9).
 */
export function shiftAt(
  ms: number,
  shifts: readonly Shift[],
  zone: string = defaultZone,
): ShiftSpan | undefined {
  const today = siteDate(ms, zone);
  let found: ShiftSpan | undefined;
  for (const date of [addDays(today, -1), today])
    for (const shift of shifts) {
      const span = shiftOn(date, shift, zone);
      if (ms < span.fromMs || ms >= span.toMs) continue;
      if (found === undefined || span.fromMs > found.fromMs) found = span;
    }
  return found;
}

/**
 * The business day of an instant (T2): the site date on which the shift that contains it began, so 02:00 in
 * a night shift belongs to the day before. In hours without a shift, the site date.
 */
export function businessDay(ms: number, shifts: readonly Shift[], zone: string = defaultZone): string {
  return shiftAt(ms, shifts, zone)?.date ?? siteDate(ms, zone);
}
