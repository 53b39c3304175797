import { isSiteDate, siteClock, siteDate, siteMs } from "../../shared/kernel/site-time.ts";

/** An instant as an `<input type="datetime-local">` has it, on the site's clock: `2026-11-23T14:05`. */
export function localText(ms: number, zone: string): string {
  return `${siteDate(ms, zone)}T${siteClock(ms, zone)}`;
}

/** The instant (ms) of such a text; null while it is empty or half typed. */
export function localMs(text: string, zone: string): number | null {
  const [date = "", clock = ""] = text.split("T");
  if (!isSiteDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null;
  return siteMs(date, clock, zone);
}
