import type { TFunction } from "i18next";
import { addDays, siteClock, siteDate, siteParts, weekday } from "../../shared/kernel/site-time.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** 今天 14:05, 昨天 09:30, 11月22日 18:00; the year only when it is another one. */
export function timeWords(ms: number, nowMs: number, zone: string, t: TFunction): string {
  const clock = siteClock(ms, zone);
  const [date, today] = [siteDate(ms, zone), siteDate(nowMs, zone)];
  if (date === today) return t("ui.time.today", { clock });
  if (date === addDays(today, -1)) return t("ui.time.yesterday", { clock });
  if (date === addDays(today, 1)) return t("ui.time.tomorrow", { clock });
  const { year, month, day } = siteParts(ms, zone);
  if (year === siteParts(nowMs, zone).year) return t("ui.time.date", { month, day, clock });
  const [, monthText, dayText] = date.split("-");
  return t("ui.time.dated", { year, month: monthText, day: dayText, clock });
}

/** 今天, 明天, 昨天, 11月28日 周六; the year only when it is another one. Dates are `YYYY-MM-DD`. */
export function dateWords(date: string, today: string, t: TFunction): string {
  if (date === today) return t("ui.time.todayDate");
  if (date === addDays(today, 1)) return t("ui.time.tomorrowDate");
  if (date === addDays(today, -1)) return t("ui.time.yesterdayDate");
  const [year = "", month, day] = date.split("-");
  const short = t("ui.time.dayShort", { month: Number(month), day: Number(day) });
  return `${today.startsWith(year) ? short : date} ${t(`ui.time.weekdays.d${weekday(date)}`)}`;
}

/** 8 分钟, 1 小时 5 分, 7 小时, 3 天: how long, in the coarsest unit that still says enough. */
export function spanWords(ms: number, t: TFunction): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  if (minutes < 60) return t("ui.time.minutes", { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return t("ui.time.days", { count: Math.floor(Math.abs(ms) / DAY_MS) });
  const rest = minutes % 60;
  // Of some hours nobody counts the minutes.
  return rest === 0 || hours >= 3
    ? t("ui.time.hours", { count: hours })
    : t("ui.time.hoursMinutes", { hours, minutes: rest });
}

/** 刚刚, 3 分钟前. */
export function agoWords(ms: number, nowMs: number, t: TFunction): string {
  if (nowMs - ms < MINUTE_MS) return t("ui.time.justNow");
  return t("ui.time.ago", { span: spanWords(nowMs - ms, t) });
}

/** 超时 8 分钟 once past, 刚到时间 in its first minute, 还有 6 分钟 before (rounded up, so that "0 left" is never shown early). */
export function dueWords(dueMs: number, nowMs: number, t: TFunction): string {
  if (nowMs >= dueMs && nowMs - dueMs < MINUTE_MS) return t("ui.time.dueNow");
  if (nowMs >= dueMs) return t("ui.time.late", { span: spanWords(nowMs - dueMs, t) });
  return t("ui.time.left", { span: spanWords(Math.ceil((dueMs - nowMs) / MINUTE_MS) * MINUTE_MS, t) });
}

/** The exact time, for hovering and print: 2026-11-23 14:05:09. */
export function exactTime(ms: number, zone: string): string {
  const { second } = siteParts(ms, zone);
  return `${siteDate(ms, zone)} ${siteClock(ms, zone)}:${String(second).padStart(2, "0")}`;
}
