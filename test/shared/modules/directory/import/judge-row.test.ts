import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  rosterFields,
  type RosterField,
  type RosterMapping,
} from "../../../../../shared/modules/directory/import/fields.ts";
import { judgeRow } from "../../../../../shared/modules/directory/import/judge-row.ts";
import { createRowJudge } from "../../../../../shared/modules/directory/import/judge-rows.ts";
import { parseRosterDate } from "../../../../../shared/modules/directory/import/roster-date.ts";
import { relationOf, unitStateOf } from "../../../../../shared/modules/directory/import/roster-words.ts";
import type { RowVerdict } from "../../../../../shared/modules/directory/import/verdict.ts";

const mapping: RosterMapping = { headerRow: 1, fields: [...rosterFields], carryDown: "none" };

/** Judges a row of which only the given fields are told. */
function judge(told: Partial<Record<RosterField, string>>): RowVerdict {
  return judgeRow(
    rosterFields.map((field) => told[field] ?? ""),
    mapping,
    7,
  );
}
const zhang = { unit: "1-1-101", name: "张三" };
const leftOut = (told: Partial<Record<RosterField, string>>): unknown => {
  const verdict = judge({ ...zhang, ...told });
  return verdict.verdict === "partial"
    ? verdict.leftOut.map(({ field, reason }) => [field, reason])
    : verdict.verdict;
};
const person = (told: Partial<Record<RosterField, string>>): unknown => {
  const verdict = judge({ ...zhang, ...told });
  return "entry" in verdict ? verdict.entry.person : undefined;
};

describe("refused", () => {
  test.each([
    [{ name: "张三" }, "no-unit"],
    [{ unit: "101", name: "张三" }, "unit-without-building"],
    [{ unit: "3栋", name: "张三" }, "unit-without-room"],
    [{ building: "3", entrance: "2", name: "张三" }, "unit-without-room"],
    [{ unit: "3-2-1-4-5", name: "张三" }, "unit-unreadable"],
    [{ unit: "x".repeat(200), name: "张三" }, "unit-unreadable"],
    [{ unit: "1-1-101", phone: "19900000001" }, "no-name"],
    [{ unit: "1-1-101", relation: "业主" }, "no-name"],
    [{ unit: "1-1-101", name: "无", phone: "19900000001" }, "no-name"],
    [{ unit: "1-1-101", name: "#REF!" }, "name-unreadable"],
    [{ unit: "1-1-101", name: "19900000001" }, "name-unreadable"],
    [{ unit: "1-1-101", name: "名".repeat(101) }, "name-too-long"],
    [{ unit: "1-1-101", name: "名".repeat(10_000) }, "name-too-long"],
  ] as const)("I4 %j: %s", (told, refusedFor) => {
    const verdict = judge(told);
    expect(verdict).toMatchObject({ verdict: "refused", row: 7, refusedFor });
    expect(verdict.verdict === "refused" && verdict.original.length).toBeLessThanOrEqual(200);
  });

  test("a unit with nobody in it is imported as a unit", () => {
    expect(judge({ unit: "1-1-301", state: "未交付" })).toEqual({
      verdict: "imported",
      row: 7,
      entry: { unit: "1-1-301", unitState: "undelivered", person: null },
      leftOut: [],
    });
  });
});

describe("left out, the rest imported", () => {
  test.each([
    [{ document: "995093195512044568" }, [["document", "wrong-check-digit"]]],
    [{ document: "99509319551204456" }, [["document", "document-length"]]],
    [{ document: "995093195513044569" }, [["document", "document-date"]]],
    [{ document: "见附件" }, [["document", "document-unreadable"]]],
    [{ documentType: "护照", document: "E12345678" }, "imported"],
    [{ documentType: "暂住证明", document: "E12345678" }, [["documentType", "unknown-value"]]],
    [{ phone: "12345" }, [["phone", "impossible-phone"]]],
    [
      { phone: "19900000001/12345、+1" },
      [
        ["phone", "impossible-phone"],
        ["phone", "impossible-phone"],
      ],
    ],
    [{ emergencyContact: "李四", emergencyPhone: "没电话" }, [["emergencyPhone", "impossible-phone"]]],
    [{ plate: "白色本田" }, [["plate", "impossible-plate"]]],
    [{ moveIn: "2019-02-30" }, [["moveIn", "impossible-date"]]],
    [{ moveOut: "去年" }, [["moveOut", "impossible-date"]]],
    [{ relation: "保镖" }, [["relation", "unknown-value"]]],
    [{ state: "随便" }, [["state", "unknown-value"]]],
    [{ relation: "x".repeat(101) }, [["relation", "too-long"]]],
    [{ note: "x".repeat(501) }, [["note", "too-long"]]],
    [
      { phone: "#N/A", moveIn: "#VALUE!" },
      [
        ["phone", "formula-error"],
        ["moveIn", "formula-error"],
      ],
    ],
  ] as const)("%j", (told, reasons) => {
    expect(leftOut(told)).toEqual(reasons);
  });

  test("what was left out is quoted, at most 200 characters of it", () => {
    const verdict = judge({ ...zhang, note: "长".repeat(5000) });
    expect(verdict).toMatchObject({ verdict: "partial", leftOut: [{ field: "note", reason: "too-long" }] });
    expect(verdict.verdict === "partial" && verdict.leftOut[0]?.original.length).toBe(200);
  });

  test("all good phones and plates of a cell are kept", () => {
    expect(
      person({
        phone: "１９９00000001/199-0000-0002、0755-83012345转801",
        plate: "粤B12345、粤bd12345 ,WJ粤12345",
      }),
    ).toMatchObject({
      phones: ["19900000001", "19900000002", "075583012345-801"],
      plates: ["粤B12345", "粤BD12345", "WJ粤12345"],
    });
  });

  test("identity numbers in other spellings", () => {
    for (const document of [
      "995093195512044569",
      "９９５０９３１９５５１２０４４５６９",
      "'995093195512044569",
      "995093 19551204 4569",
    ]) {
      expect(person({ document })).toMatchObject({
        document: { type: "id-card", number: "995093195512044569" },
      });
    }
    expect(person({ document: "99496319570920268x" })).toMatchObject({
      document: { number: "99496319570920268X" },
    });
  });
});

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

  test("the roster's own word is kept where it says more", () => {
    expect(person({ relation: "子女" })).toMatchObject({ relation: "family", relationWord: "子女" });
    expect(person({ relation: "业主" })).toMatchObject({ relation: "owner", relationWord: null });
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

describe("hostile cells", () => {
  test("I4 formulas are text: kept where text may stand, left out elsewhere", () => {
    const verdict = judge({ unit: "1-1-101", name: "=cmd|'/c calc'!A1", phone: "=1+1", note: "@SUM(A1)" });
    expect(verdict).toMatchObject({
      verdict: "partial",
      entry: { person: { name: "=cmd|'/c calc'!A1", note: "@SUM(A1)", phones: [] } },
      leftOut: [{ field: "phone", reason: "impossible-phone", original: "=1+1" }],
    });
  });

  test("I1 NUL, controls and bidi overrides fall away, rare Han, emoji and Arabic stay", () => {
    expect(person({ name: "王\0䶮\u{202e}𠮷\t\u{7}🏠 محمد" })).toMatchObject({ name: "王䶮𠮷 🏠 محمد" });
  });

  test("I4 no row of any text throws, and each gets one verdict with its reasons", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        "",
        "1-1-101",
        "张三",
        "19900000001",
        "#N/A",
        "1.99E+10",
        "=A1",
        "2019-3-5",
        "无",
        "栋",
        "-",
        "0",
        "９",
      ),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 20 }), (cells) => {
        const verdict = judgeRow(cells, mapping, 3);
        expect(verdict.row).toBe(3);
        if (verdict.verdict === "partial") expect(verdict.leftOut.length).toBeGreaterThan(0);
        if (verdict.verdict === "imported") expect(verdict.leftOut).toEqual([]);
        if ("entry" in verdict) expect(verdict.entry.unit).toMatch(/-/u);
      }),
      { numRuns: 2000 },
    );
  });

  test("the same row a second time is always a repeat, unless it was blank", () => {
    const cell = fc.constantFrom("", "1-1-101", "2-1-202", "张三", "李四", "19900000001", "业主", "12345");
    const fields: RosterMapping["fields"] = ["unit", "name", "phone", "relation"];
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 12 }), (table) => {
        for (const fingerprint of [undefined, (text: string) => `#${text}`]) {
          const judgeNext = createRowJudge({ mapping: { ...mapping, headerRow: 0, fields }, fingerprint });
          const first = table.map((cells, index) => judgeNext({ row: index + 1, cells }));
          const again = table.map((cells, index) => judgeNext({ row: table.length + index + 1, cells }));
          for (const [index, verdict] of again.entries()) {
            expect(verdict?.verdict).toBe(first[index]?.verdict === "blank" ? "blank" : "repeat");
          }
        }
      }),
    );
  });

  test("the whole unit above is carried only when a hand says so", () => {
    const carry = createRowJudge({ mapping: { headerRow: 1, fields: ["unit", "name"], carryDown: "unit" } });
    const rows = [
      ["1-1-101", "张三"],
      ["", "李四"],
      ["", ""],
      ["1-1-102", "王五"],
    ];
    expect(rows.map((cells, index) => carry({ row: index + 2, cells }))).toMatchObject([
      { entry: { unit: "1-1-101" } },
      { entry: { unit: "1-1-101", person: { name: "李四" } } },
      { verdict: "blank" },
      { entry: { unit: "1-1-102" } },
    ]);
  });
});
