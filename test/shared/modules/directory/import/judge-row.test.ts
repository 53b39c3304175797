import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  rosterFields,
  type RosterField,
  type RosterMapping,
} from "../../../../../shared/modules/directory/import/fields.ts";
import { judgeRow } from "../../../../../shared/modules/directory/import/judge-row.ts";
import { createRowJudge } from "../../../../../shared/modules/directory/import/judge-rows.ts";
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

  test("the roster's own word is kept where it says more", () => {
    expect(person({ relation: "子女" })).toMatchObject({ relation: "family", relationWord: "子女" });
    expect(person({ relation: "业主" })).toMatchObject({ relation: "owner", relationWord: null });
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
