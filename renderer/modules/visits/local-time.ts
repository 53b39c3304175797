import { siteClock, siteDate, siteMs } from "../../../shared/kernel/site-time.ts";

/** `2026-11-23T14:05` of the site's clock, as an input of type datetime-local wants it. */
export function msToLocalTime(ms: number, zone: string): string {
  return `${siteDate(ms, zone)}T${siteClock(ms, zone)}`;
}

/** The instant, ms; null when nothing (or half) is typed. */
export function localTimeToMs(text: string, zone: string): number | null {
  const [, date, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(text) ?? [];
  return date === undefined || clock === undefined ? null : siteMs(date, clock, zone);
}
