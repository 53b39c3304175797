import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { addDays, siteMs, startOfSiteDay } from "../../../shared/kernel/site-time.ts";
import {
  addWorkingDays,
  followUpDueMs,
  isWorkingDay,
  type WorkingCalendar,
} from "../../../shared/kernel/working-days.ts";

/** 2026-10-01 is a Thursday; the Saturday after the holiday is worked in exchange. */
const golden: WorkingCalendar = {
  "2026-10-01": "holiday",
  "2026-10-02": "holiday",
  "2026-10-05": "holiday",
  "2026-10-06": "holiday",
  "2026-10-07": "holiday",
  "2026-10-10": "workday",
};

describe("working days", () => {
  it("weekends are off, the calendar overrides both ways (调休)", () => {
    expect(isWorkingDay("2026-11-23", {})).toBe(true);
    expect(isWorkingDay("2026-11-22", {})).toBe(false);
    expect(isWorkingDay("2026-10-01", golden)).toBe(false);
    expect(isWorkingDay("2026-10-10", golden)).toBe(true);
  });
  it("counts the working days after a date", () => {
    expect(addWorkingDays("2026-11-20", 1, {})).toBe("2026-11-23");
    expect(addWorkingDays("2026-11-21", 2, {})).toBe("2026-11-24");
    expect(addWorkingDays("2026-09-30", 2, golden)).toBe("2026-10-09");
    expect(addWorkingDays("2026-09-30", 3, golden)).toBe("2026-10-10");
    expect(addWorkingDays("2026-11-22", 0, {})).toBe("2026-11-22");
    expect(addWorkingDays("2026-11-23", -1, {})).toBe("2026-11-20");
    expect(addWorkingDays("9999-12-30", 5, {})).toBe("9999-12-31");
  });
  it("REP-3 a follow-up is due at the end of the second working day after completion", () => {
    expect(followUpDueMs(siteMs("2026-11-19", "10:00"), 2, {})).toBe(startOfSiteDay("2026-11-24"));
    expect(followUpDueMs(siteMs("2026-11-19", "23:59"), 2, {})).toBe(startOfSiteDay("2026-11-24"));
    expect(followUpDueMs(siteMs("2026-11-20", "00:00"), 2, {})).toBe(startOfSiteDay("2026-11-25"));
    expect(followUpDueMs(siteMs("2026-09-30", "10:00"), 2, golden)).toBe(startOfSiteDay("2026-10-10"));
    expect(followUpDueMs(siteMs("2026-10-30", "10:00", "America/New_York"), 1, {}, "America/New_York")).toBe(
      Date.parse("2026-11-03T05:00:00Z"),
    );
  });
  it("lands on a working day, with exactly n of them on the way", () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: 1, max: 30 }), (from, n) => {
        const date = addDays("2024-01-01", from);
        const due = addWorkingDays(date, n, golden);
        let count = 0;
        for (let each = addDays(date, 1); each <= due; each = addDays(each, 1))
          if (isWorkingDay(each, golden)) count += 1;
        expect([isWorkingDay(due, golden), count]).toEqual([true, n]);
      }),
    );
  });
});
