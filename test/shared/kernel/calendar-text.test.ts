import { expect, test } from "vitest";
import { parseCalendarText } from "../../../shared/kernel/calendar-text.ts";

test("REP-3 a year's holidays are read as text or CSV, day by day or in stretches", () => {
  const text = [
    "日期,类型",
    "2026-10-01,放假",
    "2026年10月2日至2026年10月4日 放假",
    "２０２６/10/10 调休上班",
    "",
    "2026-12-25,holiday",
  ].join("\r\n");
  expect(parseCalendarText(text)).toEqual({
    days: {
      "2026-10-01": "holiday",
      "2026-10-02": "holiday",
      "2026-10-03": "holiday",
      "2026-10-04": "holiday",
      "2026-10-10": "workday",
      "2026-12-25": "holiday",
    },
    wrong: [],
  });
});

test("a line that is no date, no kind, or decades long is named, and the others are read", () => {
  const text = [
    "2026-02-30,放假",
    "2026-10-01",
    "2026-10-07 至 2026-10-01 放假",
    "2026-10-01 至 2062-10-07 放假",
    "2026-10-08 放假",
    "9999-12-31 放假",
  ].join("\n");
  expect(parseCalendarText(text)).toEqual({
    days: { "2026-10-08": "holiday", "9999-12-31": "holiday" },
    wrong: [1, 2, 3, 4],
  });
});
