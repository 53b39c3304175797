import { test as property, fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { siteClock, siteDate, siteMs } from "../../../shared/kernel/site-time.ts";
import {
  readDate,
  readTime,
  stepMinutes,
  timeToType,
  type TimeSense,
} from "../../../renderer/ui/read-time.ts";

const zone = "Asia/Shanghai";
const nowMs = siteMs("2026-11-25", "14:20", zone);

function read(text: string, sense: TimeSense = "near", now = nowMs): string | null {
  const ms = readTime(text, { nowMs: now, zone, sense });
  return ms === null ? null : `${siteDate(ms, zone)} ${siteClock(ms, zone)}`;
}

describe("a time as people type it", () => {
  test.each([
    ["14:05", "2026-11-25 14:05"],
    ["1405", "2026-11-25 14:05"],
    ["905", "2026-11-25 09:05"],
    ["9", "2026-11-25 09:00"],
    ["１４：０５", "2026-11-25 14:05"],
    ["14点05分", "2026-11-25 14:05"],
    ["9点", "2026-11-25 09:00"],
    ["11-25 14:05", "2026-11-25 14:05"],
    ["11/24 905", "2026-11-24 09:05"],
    ["11月24日 14:05", "2026-11-24 14:05"],
    ["11月24日14点05", "2026-11-24 14:05"],
    ["2025-12-31 23:59", "2025-12-31 23:59"],
    ["昨天 1405", "2026-11-24 14:05"],
    ["昨天1405", "2026-11-24 14:05"],
    ["明天 9:00", "2026-11-26 09:00"],
    ["tomorrow 9:00", "2026-11-26 09:00"],
    ["+30", "2026-11-25 14:50"],
    ["+120", "2026-11-25 16:20"],
    ["-10", "2026-11-25 14:10"],
  ])("%s", (text, said) => {
    expect(read(text)).toBe(said);
  });

  test.each(["", "x", "24:30", "14:60", "11-25", "13-40 10:00", "2026-02-30 10:00", "14:05 x"])(
    "%s is none",
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  test("after midnight, 补录 of 23:50 is yesterday's; a promise of 0:30 at 23:40 is tomorrow's", () => {
    const night = siteMs("2026-11-25", "00:30", zone);
    expect(read("23:50", "past", night)).toBe("2026-11-24 23:50");
    expect(read("0:10", "past", night)).toBe("2026-11-25 00:10");
    expect(read("0:30", "future", siteMs("2026-11-25", "23:40", zone))).toBe("2026-11-26 00:30");
    expect(read("14:10", "future")).toBe("2026-11-25 14:10");
  });

  test("a month and day are of the year that is nearest", () => {
    expect(read("1-2 9:00", "near", siteMs("2026-12-30", "10:00", zone))).toBe("2027-01-02 09:00");
    expect(read("12-30 9:00", "near", siteMs("2027-01-02", "10:00", zone))).toBe("2026-12-30 09:00");
    expect(readDate("2-29", "2027-03-01")).toBe("2028-02-29");
  });
});

test("a date as people type it", () => {
  const today = "2026-11-25";
  expect(
    ["11-28", "1128", "11月28日", "2027-1-5", "20270105", "明天", "+3", "2-30", "x", ""].map((text) =>
      readDate(text, today),
    ),
  ).toEqual([
    "2026-11-28",
    "2026-11-28",
    "2026-11-28",
    "2027-01-05",
    "2027-01-05",
    "2026-11-26",
    "2026-11-28",
    null,
    null,
    null,
  ]);
});

test("the arrow keys go to the next five minutes of the clock", () => {
  expect(siteClock(stepMinutes(siteMs("2026-11-25", "14:03", zone), true), zone)).toBe("14:05");
  expect(siteClock(stepMinutes(siteMs("2026-11-25", "14:03", zone), false), zone)).toBe("14:00");
  expect(siteClock(stepMinutes(siteMs("2026-11-25", "14:05", zone), false), zone)).toBe("14:00");
});

property.prop([
  fc.integer({ min: siteMs("1990-01-01", "00:00", zone), max: siteMs("2090-01-01", "00:00", zone) }),
  fc.integer({ min: siteMs("2020-01-01", "00:00", zone), max: siteMs("2040-01-01", "00:00", zone) }),
  fc.constantFrom<TimeSense>("past", "future", "near"),
])("what a field offers to edit is read back as the same minute", (ms, now, sense) => {
  // Where the site's clock was set back an hour came twice; the later one cannot be typed.
  const minute = siteMs(siteDate(ms, zone), siteClock(ms, zone), zone);
  const at = { nowMs: now, zone, sense };
  expect(readTime(timeToType(minute, at), at)).toBe(minute);
});
