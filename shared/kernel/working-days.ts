import { addDays, defaultZone, siteDate, startOfSiteDay, weekday } from "./site-time.ts";

/** Site dates that differ from their weekday: public holidays, and weekends worked in exchange (调休). */
export type WorkingCalendar = Readonly<Record<string, "holiday" | "workday">>;

/** Monday to Friday, unless the calendar says otherwise. */
export function isWorkingDay(date: string, calendar: WorkingCalendar): boolean {
  const kind = Object.hasOwn(calendar, date) ? calendar[date] : undefined;
  return kind === undefined ? weekday(date) <= 5 : kind === "workday";
}

/** The `count`-th working day after a date (before it, when negative); the date itself for 0. */
export function addWorkingDays(date: string, count: number, calendar: WorkingCalendar): string {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(Math.trunc(count));
  let day = date;
  while (left > 0) {
    const next = addDays(day, step);
    // The calendar ends in 9999.
    if (next === day) return day;
    day = next;
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** REP-3: when a follow-up call becomes late, the end (24:00) of the `days`-th working day after completion. */
export function followUpDueMs(
  finishedAtMs: number,
  days: number,
  calendar: WorkingCalendar,
  zone: string = defaultZone,
): number {
  const lastDay = addWorkingDays(siteDate(finishedAtMs, zone), days, calendar);
  return startOfSiteDay(addDays(lastDay, 1), zone);
}
