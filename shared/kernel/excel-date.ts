const DAY_MS = 86_400_000;
/** Day 0 of the 1900 calendar, as seen from days after its invented 29 February 1900. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** 31 December 9999, the last day that Excel knows. */
const LAST_DAY = 2_958_465;

/**
 * The ISO day (2019-03-05) of an Excel serial day number (43529) in the 1900 calendar; a time of day
 * (the fraction) is dropped. Undefined before 1 March 1900, where Excel's count is off by one, and
 * after 9999.
 */
export function excelSerialToIsoDay(serial: number): string | undefined {
  const day = Math.floor(serial);
  if (!(day >= 61 && day <= LAST_DAY)) return undefined;
  return new Date(EPOCH_MS + day * DAY_MS).toISOString().slice(0, 10);
}
