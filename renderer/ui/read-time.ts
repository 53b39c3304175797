import { addDays, isSiteDate, siteClock, siteDate, siteMs } from "../../shared/kernel/site-time.ts";

const MINUTE_MS = 60_000;

/** Whether a bare clock time means what was (补录) or what will be (a promise); `near`: that of today. */
export type TimeSense = "past" | "future" | "near";

const dayWords: Readonly<Record<string, number>> = {
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨: -1,
  yesterday: -1,
  今天: 0,
  今日: 0,
  今: 0,
  today: 0,
  明天: 1,
  明日: 1,
  明: 1,
  tomorrow: 1,
  后天: 2,
};

/** Full-width signs as plain ones, blanks once, `年月日点分` as the signs between numbers. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/(?<=\d)[年月/.](?=\d)/g, "-")
    .replaceAll(/(?<=\d)[日号]/g, " ")
    .replaceAll(/(?<=\d)[点时](?=\d)/g, ":")
    .replaceAll(/(?<=\d)[点时]/g, ":00")
    .replaceAll(/(?<=\d)分/g, "")
    .replaceAll(/(?<=[^\d\s+-])(?=\d\d?:?\d\d$)/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** "8:30", "0830", "830", "8" as "08:30", "08:00"; null for what is no time of day. */
export function readClock(text: string): string | null {
  const [, hours, minutes = "00"] =
    /^(\d{1,2})(?::(\d{2}))?$/.exec(text.normalize("NFKC").trim()) ??
    /^(\d{1,2})(\d{2})$/.exec(text.normalize("NFKC").trim()) ??
    [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

/** The month and day nearest to today, whichever year that makes it. */
function nearestYear(month: string, day: string, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const distance = (date: string): number => Math.abs(Date.parse(date) - Date.parse(today));
  const dates = [year - 1, year, year + 1]
    .map((of) => `${String(of).padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
    .filter(isSiteDate);
  const [first = null, ...rest] = dates;
  return rest.reduce((best, date) => (best === null || distance(date) < distance(best) ? date : best), first);
}

/**
 * A date as people type it, `YYYY-MM-DD`: 11-25, 11/25, 1125, 11月25日, 2026-11-25, 明天, +3 (days). Null for
 * what is none. `today` is the site's date.
 */
export function readDate(text: string, today: string): string | null {
  const typed = plain(text);
  const words = dayWords[typed];
  if (words !== undefined) return addDays(today, words);
  const [, sign, days] = /^([+-])(\d{1,4})$/.exec(typed) ?? [];
  if (sign !== undefined) return addDays(today, Number(`${sign}${days}`));
  const [, year, month, day] =
    /^(?:(\d{4})-?)?(\d{1,2})-(\d{1,2})$/.exec(typed) ?? /^(\d{4})?(\d{2})(\d{2})$/.exec(typed) ?? [];
  if (month === undefined || day === undefined) return null;
  if (year === undefined) return nearestYear(month, day, today);
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isSiteDate(date) ? date : null;
}

/**
 * The instant (ms) of a time as people type it on the site's clock: 14:05, 1405, 14点05, 11-25 14:05, 昨天 1405,
 * 2026-11-25 14:05, +30 and -10 (minutes from now). A bare clock time is that of today, or by `sense` the last or
 * the next one. Null for what is none.
 */
export function readTime(
  text: string,
  { nowMs, zone, sense }: { readonly nowMs: number; readonly zone: string; readonly sense: TimeSense },
): number | null {
  const typed = plain(text);
  const [, sign, minutes] = /^([+-])(\d{1,4})$/.exec(typed) ?? [];
  if (sign !== undefined) return (Math.floor(nowMs / MINUTE_MS) + Number(`${sign}${minutes}`)) * MINUTE_MS;
  const today = siteDate(nowMs, zone);
  const cut = typed.lastIndexOf(" ");
  const clock = readClock(typed.slice(cut + 1));
  if (clock === null) return null;
  if (cut >= 0) {
    const date = readDate(typed.slice(0, cut), today);
    return date === null ? null : siteMs(date, clock, zone);
  }
  const ms = siteMs(today, clock, zone);
  if (sense === "past" && ms > nowMs) return siteMs(addDays(today, -1), clock, zone);
  // A time that has just passed is the clerk's slow hand, not tomorrow.
  if (sense === "future" && ms < nowMs - 60 * MINUTE_MS) return siteMs(addDays(today, 1), clock, zone);
  return ms;
}

/** The shortest text that `readTime` gives back as this instant, to be edited: 14:05, 11-26 14:05, 2025-11-26 14:05. */
export function timeToType(
  ms: number,
  at: { readonly nowMs: number; readonly zone: string; readonly sense: TimeSense },
): string {
  const clock = siteClock(ms, at.zone);
  const minute = Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  if (readTime(clock, at) === minute) return clock;
  const date = siteDate(ms, at.zone);
  const short = `${date.slice(5)} ${clock}`;
  return readTime(short, at) === minute ? short : `${date} ${clock}`;
}

/** Some days on or back at the same time of the site's day, also over a change of the clocks. */
export function addSiteDays(ms: number, days: number, zone: string): number {
  return siteMs(addDays(siteDate(ms, zone), days), siteClock(ms, zone), zone);
}

/** On to the next five minutes of the clock, or back. */
export function stepMinutes(ms: number, up: boolean): number {
  const step = 5 * MINUTE_MS;
  return up ? Math.floor(ms / step) * step + step : Math.ceil(ms / step) * step - step;
}
