import { excelSerialToIsoDay } from "../../../kernel/excel-date.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import { isSiteDate } from "../../../kernel/site-time.ts";
import { toHalfWidth } from "../../../kernel/text.ts";

/** 1 January 1950 and 31 December 2099 as Excel counts days; other numbers are no dates of a roster. */
const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_050;

/**
 * A day as rosters write it: 2019-03-05, 2019/3/5, 2019.3.5, 2019年3月5日, 20190305 or Excel's serial number
 * (43529), with or without a time. Two-digit years and 3/5/2019 could mean several days and are refused.
 */
export function parseRosterDate(text: string): Result<string, "impossible-date"> {
  const plain = toHalfWidth(text).trim();
  if (/^\d{5}(?:\.\d+)?$/u.test(plain)) {
    const serial = Number(plain);
    const day = serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? excelSerialToIsoDay(serial) : undefined;
    return day === undefined ? err("impossible-date") : ok(day);
  }
  const form =
    /^(?<year>(?:19|20)\d\d)(?:[-/.年]\s?(?<month>\d{1,2})[-/.月]\s?(?<day>\d{1,2})[日号]?|(?<compact>\d{4}))(?:[\sT]+\d{1,2}[:时].*)?$/u;
  const groups = form.exec(plain)?.groups;
  const [year, month, day, compact] = [
    groups?.["year"],
    groups?.["month"],
    groups?.["day"],
    groups?.["compact"],
  ];
  const monthText = month ?? compact?.slice(0, 2) ?? "";
  const dayText = day ?? compact?.slice(2) ?? "";
  const date = `${year ?? ""}-${monthText.padStart(2, "0")}-${dayText.padStart(2, "0")}`;
  return isSiteDate(date) ? ok(date) : err("impossible-date");
}
