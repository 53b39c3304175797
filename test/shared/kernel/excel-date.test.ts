import { expect, test } from "vitest";

import { excelSerialToIsoDay } from "../../../shared/kernel/excel-date.ts";

test.each([
  [43_529, "2019-03-05"],
  [43_529.999, "2019-03-05"],
  [61, "1900-03-01"],
  [60, undefined],
  [59, undefined],
  [-1, undefined],
  [2_958_465, "9999-12-31"],
  [2_958_466, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
])("Excel's day %d is %s", (serial, day) => {
  expect(excelSerialToIsoDay(serial)).toBe(day);
});
