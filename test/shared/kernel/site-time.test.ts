import { afterEach, describe, expect, it, vi } from "vitest";
import * as fc from "fast-check";
import {
  addDays,
  clockMinutes,
  isSiteDate,
  isSiteZone,
  siteClock,
  siteDate,
  siteDateCompact,
  siteMs,
  siteParts,
  startOfSiteDay,
  weekday,
} from "../../../shared/kernel/site-time.ts";

const zones = [
  "Asia/Shanghai",
  "UTC",
  "America/New_York",
  "Europe/London",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "America/Sao_Paulo",
  "Pacific/Apia",
];
const at = (iso: string): number => Date.parse(iso);

afterEach(() => vi.restoreAllMocks());

describe("site time", () => {
  it("reads the site's calendar and clock", () => {
    const ms = at("2026-11-23T06:05:09Z");
    expect(siteParts(ms)).toEqual({
      year: 2026,
      month: 11,
      day: 23,
      hour: 14,
      minute: 5,
      second: 9,
      weekday: 1,
    });
    expect([siteDate(ms), siteDateCompact(ms), siteClock(ms)]).toEqual(["2026-11-23", "20261123", "14:05"]);
  });
  it("T2 changes the date at the site's midnight, not at UTC's", () => {
    expect(siteDate(at("2026-11-22T15:59:59.999Z"))).toBe("2026-11-22");
    expect(siteDate(at("2026-11-22T16:00:00Z"))).toBe("2026-11-23");
  });
  it("agrees with Intl at any time from 1950 to 2100 in any zone", () => {
    const format = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }),
      ]),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: at("1950-01-01"), max: at("2100-01-01") }),
        fc.constantFrom(...zones),
        (ms, zone) => {
          const { second } = siteParts(ms, zone);
          const text = `${siteDate(ms, zone)} ${siteClock(ms, zone)}:${String(second).padStart(2, "0")}`;
          expect(text).toBe(format.get(zone)?.format(ms));
        },
      ),
      { numRuns: 1500 },
    );
  });
  it("T1 never throws on any safe integer, nor on what is no number", () => {
    const absurd = [
      0,
      -1,
      at("1970-01-01"),
      at("2038-01-19T03:14:08Z"),
      at("2099-12-31"),
      Number.MAX_SAFE_INTEGER,
      Number.MIN_SAFE_INTEGER,
      Number.NaN,
      Infinity,
      -Infinity,
      1.5,
    ];
    const instant = fc.oneof(fc.constantFrom(...absurd), fc.maxSafeInteger());
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (ms, zone) => {
        const date = siteDate(ms, zone);
        expect(isSiteDate(date)).toBe(true);
        expect(siteDateCompact(ms, zone)).toMatch(/^\d{8}$/);
        expect(siteClock(ms, zone)).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        expect(Number.isSafeInteger(startOfSiteDay(date, zone))).toBe(true);
        expect(isSiteDate(addDays(date, 1)) && isSiteDate(addDays(date, -1))).toBe(true);
        expect(siteParts(ms, zone).weekday).toBe(weekday(date));
      }),
      { examples: absurd.map((ms) => [ms, "Asia/Shanghai"]) },
    );
    expect(siteDate(at("2099-12-31T15:00:00Z"))).toBe("2099-12-31");
    expect(siteDate(-1)).toBe("1970-01-01");
  });
  it("does not ask Intl again for instants it has answered nearby", () => {
    siteDate(at("2026-03-01T00:00:00Z"), "Asia/Tokyo");
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, "formatToParts");
    for (let hour = 0; hour < 2000; hour += 1)
      siteClock(at("2026-03-01T00:00:00Z") + hour * 60_000, "Asia/Tokyo");
    expect(asked).not.toHaveBeenCalled();
  });
  it("reads an unknown zone as Asia/Shanghai", () => {
    expect(isSiteZone("Asia/Shanghai")).toBe(true);
    expect(isSiteZone("Mars/Olympus")).toBe(false);
    expect(siteClock(0, "Mars/Olympus")).toBe("08:00");
  });
});

describe("siteMs", () => {
  it("is the inverse of date and clock, except in skipped or repeated hours", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at("1950-01-01"), max: at("2100-01-01") }),
        fc.constantFrom(...zones),
        (ms, zone) => {
          const back = siteMs(siteDate(ms, zone), siteClock(ms, zone), zone);
          expect([siteDate(back, zone), siteClock(back, zone)]).toEqual([
            siteDate(ms, zone),
            siteClock(ms, zone),
          ]);
          expect(ms - back).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
  it("gives the later instant for a time that a DST change skips", () => {
    expect(siteMs("2026-03-08", "02:30", "America/New_York")).toBe(at("2026-03-08T07:30:00Z"));
    expect(siteMs("2026-03-08", "01:59", "America/New_York")).toBe(at("2026-03-08T06:59:00Z"));
    expect(siteMs("2026-03-08", "03:00", "America/New_York")).toBe(at("2026-03-08T07:00:00Z"));
    expect(siteMs("2026-10-04", "02:15", "Australia/Lord_Howe")).toBe(at("2026-10-03T15:45:00Z"));
  });
  it("gives the first of two for a time that comes twice", () => {
    expect(siteMs("2026-11-01", "01:30", "America/New_York")).toBe(at("2026-11-01T05:30:00Z"));
    expect(siteMs("2026-11-01", "02:00", "America/New_York")).toBe(at("2026-11-01T07:00:00Z"));
  });
  it("starts a day at its first instant even where midnight or the whole day is skipped", () => {
    expect(startOfSiteDay("2018-11-04", "America/Sao_Paulo")).toBe(at("2018-11-04T03:00:00Z"));
    expect(startOfSiteDay("2011-12-30", "Pacific/Apia")).toBe(startOfSiteDay("2011-12-31", "Pacific/Apia"));
  });
  it("reads 24:00 as the next day's start", () => {
    expect(siteMs("2026-02-28", "24:00")).toBe(startOfSiteDay("2026-03-01"));
    expect(clockMinutes("24:01")).toBeUndefined();
    expect(clockMinutes("9:00")).toBeUndefined();
    expect(clockMinutes("23:59")).toBe(1439);
  });
  it("throws on malformed input: doors refuse it before", () => {
    expect(() => siteMs("2026-02-29", "10:00")).toThrow(RangeError);
    expect(() => siteMs("2026-02-28", "25:00")).toThrow(RangeError);
  });
});

describe("site dates", () => {
  it("T2 knows 29 February and month ends", () => {
    expect(["2028-02-29", "2000-02-29", "2026-12-31"].every(isSiteDate)).toBe(true);
    expect(
      [
        "2026-02-29",
        "1900-02-29",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-1-1",
        "0000-01-01",
        "20261123",
        "",
      ].some(isSiteDate),
    ).toBe(false);
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2028-02-29", 366)).toBe("2029-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(addDays("9999-12-31", 1)).toBe("9999-12-31");
    expect(weekday("2026-11-23")).toBe(1);
    expect(weekday("2028-02-29")).toBe(2);
  });
  it("adds days as Date.UTC does", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 60_000 }),
        fc.integer({ min: -20_000, max: 20_000 }),
        (day, n) => {
          const iso = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
          expect(addDays(iso(day), n)).toBe(iso(day + n));
          expect(weekday(iso(day)) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
        },
      ),
    );
  });
});
