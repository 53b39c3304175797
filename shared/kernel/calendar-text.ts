import { addDays, isSiteDate } from "./site-time.ts";
import { toHalfWidth } from "./text.ts";
import type { WorkingCalendar } from "./working-days.ts";

export interface CalendarText {
  readonly days: WorkingCalendar;
  /** Numbers of the lines, from 1, that say no day or not what kind of day. */
  readonly wrong: readonly number[];
}

const DATE = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/g;
/** Nobody is given more days off in one line; a slip in the year would fill decades. */
const MOST_DAYS = 31;

function kindOf(line: string): "holiday" | "workday" | null {
  const off = /放假|休|holiday|off/iu.test(line);
  const worked = /上班|补班|调班|workday|worked/iu.test(line);
  if (worked) return "workday";
  return off ? "holiday" : null;
}

function datesIn(line: string): readonly string[] {
  return [...line.matchAll(DATE)].map(([, year = "", month = "", day = ""]) =>
    [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
  );
}

/**
 * A year's holidays as text or CSV, one line a day or a stretch: `2026-10-01,放假`, `2026年10月1日至2026年10月7日 放假`,
 * `2026/10/10 上班`. Blank lines and headings without a digit are passed over.
 */
export function parseCalendarText(text: string): CalendarText {
  const days: Record<string, "holiday" | "workday"> = {};
  const wrong: number[] = [];
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const line = toHalfWidth(raw).trim();
    if (!/\d/u.test(line)) continue;
    const kind = kindOf(line);
    const [from, to = from, ...more] = datesIn(line);
    const sound =
      kind !== null &&
      from !== undefined &&
      to !== undefined &&
      more.length === 0 &&
      isSiteDate(from) &&
      isSiteDate(to) &&
      from <= to &&
      to <= addDays(from, MOST_DAYS - 1);
    if (!sound) {
      wrong.push(index + 1);
      continue;
    }
    // Counted, since the calendar ends in 9999 and its last day has none after it.
    for (let count = 0; count < MOST_DAYS; count++) {
      const day = addDays(from, count);
      if (day <= to) days[day] = kind;
    }
  }
  return { days, wrong };
}
