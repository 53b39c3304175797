import type { ReactElement } from "react";
import { siteClock, siteDate, siteParts } from "../../shared/kernel/site-time.ts";
import { exactTime } from "./time-words.ts";

/** A list's time: 14:02 today, 11/22 before; the exact one on hover. */
export function shortTime(ms: number, nowMs: number, zone: string): ReactElement {
  const today = siteDate(ms, zone) === siteDate(nowMs, zone);
  const { month, day } = siteParts(ms, zone);
  return <time title={exactTime(ms, zone)}>{today ? siteClock(ms, zone) : `${month}/${day}`}</time>;
}

/** The same of a date `YYYY-MM-DD`: 11/22. */
export function shortDate(date: string): string {
  const [, month, day] = date.split("-");
  return `${Number(month)}/${Number(day)}`;
}
