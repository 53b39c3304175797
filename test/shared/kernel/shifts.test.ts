import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { businessDay, shiftAt, shiftOn } from "../../../shared/kernel/shifts.ts";
import { siteDate, siteMs } from "../../../shared/kernel/site-time.ts";

const day = { name: "白班", from: "08:30", to: "17:30" };
const night = { name: "夜班", from: "17:30", to: "08:30" };
const shifts = [day, night];
const HOUR = 3_600_000;

describe("business day", () => {
  it("T2 a night shift belongs to the day on which it began", () => {
    expect(businessDay(siteMs("2026-11-23", "17:30"), shifts)).toBe("2026-11-23");
    expect(businessDay(siteMs("2026-11-24", "00:00"), shifts)).toBe("2026-11-23");
    expect(businessDay(siteMs("2026-11-24", "08:29"), shifts)).toBe("2026-11-23");
    expect(businessDay(siteMs("2026-11-24", "08:30"), shifts)).toBe("2026-11-24");
  });
  it("T2 over 29 February, month end and year end", () => {
    expect(businessDay(siteMs("2028-02-29", "02:00"), shifts)).toBe("2028-02-28");
    expect(businessDay(siteMs("2028-03-01", "02:00"), shifts)).toBe("2028-02-29");
    expect(businessDay(siteMs("2026-03-01", "02:00"), shifts)).toBe("2026-02-28");
    expect(businessDay(siteMs("2027-01-01", "08:29"), shifts)).toBe("2026-12-31");
  });
  it("a 24 h shift from 08:30 to 08:30", () => {
    const whole = [{ name: "全天", from: "08:30", to: "08:30" }];
    const span = shiftAt(siteMs("2026-11-24", "08:29"), whole);
    expect([span?.date, (span?.toMs ?? 0) - (span?.fromMs ?? 0)]).toEqual(["2026-11-23", 24 * HOUR]);
    expect(businessDay(siteMs("2026-11-24", "08:30"), whole)).toBe("2026-11-24");
  });
  it("hours that no shift covers have no shift and belong to the site date", () => {
    expect(shiftAt(siteMs("2026-11-24", "03:00"), [day])).toBeUndefined();
    expect(businessDay(siteMs("2026-11-24", "03:00"), [day])).toBe("2026-11-24");
    expect(businessDay(0, [])).toBe("1970-01-01");
  });
  it("of overlapping shifts the one that began last counts", () => {
    const late = { name: "中班", from: "15:00", to: "23:00" };
    expect(shiftAt(siteMs("2026-11-23", "16:00"), [late, day])?.shift.name).toBe("中班");
    expect(shiftAt(siteMs("2026-11-23", "18:00"), [late, night])?.shift.name).toBe("夜班");
  });
  it("the night of a DST change is an hour longer or shorter", () => {
    const length = (date: string): number => {
      const span = shiftOn(date, night, "America/New_York");
      return (span.toMs - span.fromMs) / HOUR;
    };
    expect([length("2026-03-07"), length("2026-03-08"), length("2026-10-31")]).toEqual([14, 15, 16]);
  });
  it("two shifts round the clock cover every instant exactly once, in any zone", () => {
    const zone = fc.constantFrom("Asia/Shanghai", "America/New_York", "Australia/Lord_Howe");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), zone, (ms, name) => {
        const spans = shifts.filter((shift) => shiftAt(ms, [shift], name) !== undefined);
        expect(spans).toHaveLength(1);
        const span = shiftAt(ms, shifts, name);
        expect(span !== undefined && span.fromMs <= ms && ms < span.toMs).toBe(true);
        expect(span?.date).toBe(siteDate(span?.fromMs ?? 0, name));
      }),
    );
  });
  it("T1 any safe integer has a business day", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (ms) => {
        expect(businessDay(ms, shifts)).toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
    );
  });
});
