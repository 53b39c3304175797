import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseRosterDate } from "../../../../../shared/modules/directory/import/roster-date.ts";
import { relationOf, unitStateOf } from "../../../../../shared/modules/directory/import/roster-words.ts";

describe("words and dates", () => {
  test.each([
    ["业主", "owner"],
    ["业 主", "owner"],
    ["产权人", "owner"],
    ["家属", "family"],
    ["子女", "family"],
    ["父母", "family"],
    ["配偶", "family"],
    ["亲属", "family"],
    ["租户", "tenant"],
    ["租客", "tenant"],
    ["Tenant", "tenant"],
    ["路人", undefined],
  ])("relation %s is %s", (word, relation) => {
    expect(relationOf(word)).toBe(relation);
  });

  test.each([
    ["已入住", "occupied"],
    ["入住", "occupied"],
    ["空置", "vacant"],
    ["未入住", "vacant"],
    ["空", "vacant"],
    ["未交付", "undelivered"],
    ["未交房", "undelivered"],
    ["装修中", "decorating"],
    ["装修", "decorating"],
    ["?", undefined],
  ])("state %s is %s", (word, state) => {
    expect(unitStateOf(word)).toBe(state);
  });

  test.each([
    "2019.3.5",
    "2019/3/5",
    "2019-03-05",
    "2019年3月5日",
    "43529",
    "20190305",
    "２０１９．３．５",
    "2019/3/5 0:00:00",
    "2019-03-05T00:00:00",
    "43529.75",
    "2019年03月05号",
  ])("%s is 5 March 2019", (text) => {
    expect(parseRosterDate(text)).toEqual({ ok: true, value: "2019-03-05" });
  });

  test.each([
    "2019-02-29",
    "2019.13.1",
    "3/5/2019",
    "19/3/5",
    "2019",
    "99999",
    "12345",
    "0",
    "二〇一九年",
    "1899-01-01",
    "2019-3-5-1",
  ])("%s is no date", (text) => {
    expect(parseRosterDate(text).ok).toBe(false);
  });

  test("every day from 1950 to 2099 reads the same in five forms and as Excel's serial", () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_264, max: 73_050 }), (serial) => {
        const day = new Date(Date.UTC(1899, 11, 30 + serial));
        const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
        const iso = day.toISOString().slice(0, 10);
        const forms = [
          `${year}.${month}.${date}`,
          `${year}/${month}/${date}`,
          iso,
          `${year}年${month}月${date}日`,
          String(serial),
        ];
        for (const form of forms) expect(parseRosterDate(form)).toEqual({ ok: true, value: iso });
      }),
    );
  });
});
