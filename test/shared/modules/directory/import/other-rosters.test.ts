import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { openTable } from "../../../../../electron/host/transfer/read-table.ts";
import type { RosterRow } from "../../../../../shared/modules/directory/import/find-header.ts";
import { judged, judgeRoster, type JudgedRoster } from "./roster.ts";

const folder = mkdtempSync(join(tmpdir(), "lodgebook-roster-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function judgeBytes(bytes: Buffer | string): Promise<JudgedRoster> {
  const path = join(folder, "roster.csv");
  writeFileSync(path, bytes);
  const table = await openTable({ path });
  if (!table.ok) throw new Error(table.error.code);
  const rows: RosterRow[] = [];
  for await (const batch of table.value.batches) if (batch.ok) rows.push(...batch.value.rows);
  const result = judgeRoster(rows);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const people = (roster: JudgedRoster): readonly string[] =>
  roster.entries.map(({ unit, person }) => `${unit} ${person?.name ?? "-"}`);

describe("rosters of other complexes", () => {
  test("merged building cells, saved as CSV: blanks below the first are carried down", () => {
    const roster = judged([
      ["栋号", "单元", "房号", "姓名"],
      ["3栋", "1单元", "101", "张三"],
      ["", "", "102", "李四"],
      ["", "2单元", "101", "王五"],
      ["", "", "102", "赵六"],
      ["4栋", "1单元", "101", "钱七"],
      ["", "", "102", "孙八"],
    ]);
    expect(roster.match.mapping.carryDown).toBe("building");
    expect(people(roster)).toEqual([
      "3-1-101 张三",
      "3-1-102 李四",
      "3-2-101 王五",
      "3-2-102 赵六",
      "4-1-101 钱七",
      "4-1-102 孙八",
    ]);
    expect(roster.counts).toMatchObject({ imported: 6, refused: 0 });
  });

  test("a new building does not inherit the entrance of the one above", () => {
    const roster = judged([
      ["栋号", "单元", "房号", "姓名"],
      ["3", "1", "101", "张三"],
      ["", "", "102", "李四"],
      ["4", "", "101", "王五"],
      ["", "", "102", "赵六"],
    ]);
    expect(people(roster)).toEqual(["3-1-101 张三", "3-1-102 李四", "4-101 王五", "4-102 赵六"]);
  });

  test("one missing building in a roster that has them is refused, not guessed", () => {
    const rows = Array.from({ length: 9 }, (_, index) => ["3", "1", `${index + 1}01`, "张三"]);
    const roster = judged([["楼栋", "单元", "房号", "姓名"], ...rows, ["", "1", "1001", "李四"]]);
    expect(roster.match.mapping.carryDown).toBe("none");
    expect(roster.verdicts.at(-1)).toMatchObject({
      verdict: "refused",
      refusedFor: "unit-without-building",
      row: 11,
    });
  });

  test("English, other order, tab separated, UTF-16 as Excel's Unicode text", async () => {
    const text = [
      "Full Name\tMobile\tRelation\tBuilding\tUnit\tRoom\tLicense plate\tStatus\tMove-in date\tID",
      "Ann Lee\t+852 9123 4567\tOwner\tA\t2\t1201\tab1234\tOccupied\t2021/11/30\tE12345678",
      "Bob Lee\t19900000002\tSpouse\tA\t2\t1201\t\tvacant\t2021-11-30 00:00:00\t",
    ].join("\r\n");
    const roster = await judgeBytes(Buffer.from(`\u{feff}${text}`, "utf16le"));
    expect(roster.counts).toMatchObject({ imported: 2, partial: 0, refused: 0 });
    expect(roster.entries[0]).toEqual({
      unit: "A-2-1201",
      unitState: "occupied",
      person: {
        name: "Ann Lee",
        relation: "owner",
        relationWord: null,
        phones: ["+85291234567"],
        document: { type: "other", number: "E12345678" },
        plates: ["AB1234"],
        moveIn: "2021-11-30",
        moveOut: null,
        emergencyContact: null,
        emergencyPhones: [],
        note: null,
      },
    });
    expect(roster.entries[1]?.person).toMatchObject({
      relation: "family",
      relationWord: "Spouse",
      moveIn: "2021-11-30",
    });
  });

  test("semicolons, header in row 4, titles with line breaks and marks", async () => {
    const roster = await judgeBytes(
      '海棠苑\n\n制表：客服中心;;;\n"房屋\n（楼栋-单元-室）";"* 业主\n姓名";"联系\n电话";入伙时间\n3栋2单元1201室;张三;19900000001;2019年12月1日\n',
    );
    expect(roster.match.mapping.headerRow).toBe(4);
    expect(people(roster)).toEqual(["3-2-1201 张三"]);
    expect(roster.entries[0]?.person).toMatchObject({ phones: ["19900000001"], moveIn: "2019-12-01" });
  });

  test('building and 单元房号 in two columns, rooms like 0101 and 101.0, other systems\' ="0102"', () => {
    const roster = judged([
      ["楼栋", "单元房号", "姓名"],
      ["1号楼", "2-0101", "张三"],
      ["01", '="2-0102"', "李四"],
      ["2.0", "101.0", "王五"],
    ]);
    expect(people(roster)).toEqual(["1-2-0101 张三", "1-2-0102 李四", "2-101 王五"]);
  });

  test("a room cell that repeats building and entrance must agree with them", () => {
    const roster = judged([
      ["楼栋", "单元", "房号", "姓名"],
      ...Array.from({ length: 9 }, () => ["3", "2", "3-2-1201", "张三"]),
      ["3", "2", "2-1202", "李四"],
      ["3栋", "2单元", "3栋2单元1203室", "王五"],
      ["", "", "3-2-1204", "孙八"],
      ["3", "2", "4-2-1204", "赵六"],
      ["", "1", "3-2-1205", "钱七"],
      ["", "2", "1206", "周九"],
    ]);
    expect(people(roster)).toEqual(["3-2-1201 张三", "3-2-1202 李四", "3-2-1203 王五", "3-2-1204 孙八"]);
    expect(roster.verdicts.slice(12)).toMatchObject([
      { verdict: "refused", refusedFor: "unit-unreadable" },
      { verdict: "refused", refusedFor: "unit-unreadable" },
      { verdict: "refused", refusedFor: "unit-without-building" },
    ]);
  });

  test("numbers damaged by Excel are left out and named, the person stays", () => {
    const roster = judged([
      ["房屋", "姓名", "手机", "身份证号"],
      ["1-1-101", "张三", "1.99E+10", "9.95093E+17"],
      ["1-1-102", "李四", "19900000002", "995093195512044000"],
      ["1-1-103", "王五", "1.99E+10/19900000003", ""],
    ]);
    expect(roster.counts).toMatchObject({ imported: 0, partial: 3, refused: 0 });
    expect(roster.verdicts.map((verdict) => ("leftOut" in verdict ? verdict.leftOut : []))).toEqual([
      [
        { field: "phone", reason: "damaged-by-excel", original: "1.99E+10" },
        { field: "document", reason: "damaged-by-excel", original: "9.95093E+17" },
      ],
      [{ field: "document", reason: "damaged-by-excel", original: "995093195512044000" }],
      [{ field: "phone", reason: "damaged-by-excel", original: "1.99E+10" }],
    ]);
    expect(roster.entries[2]?.person?.phones).toEqual(["19900000003"]);
  });

  test("a unit that Excel took for a date is refused, not read as building 1901", () => {
    const roster = judged([
      ["房屋", "姓名"],
      ["1-2-1902", "张三"],
      ["1901-01-02", "李四"],
      ["2001/1/2", "王五"],
    ]);
    expect(people(roster)).toEqual(["1-2-1902 张三"]);
    expect(roster.verdicts.slice(1)).toMatchObject([
      { refusedFor: "unit-became-date", original: "1901-01-02" },
      { refusedFor: "unit-became-date" },
    ]);
  });

  test("one line for each car: the second merges into the first and says what is new", () => {
    const roster = judged([
      ["房屋", "姓名", "手机", "车牌号"],
      ["1-1-101", "张三", "19900000001", "粤B12345"],
      ["1栋1单元101", "张 三", "199-0000-0001", "粤B·67890"],
      ["1-1-101", "张三", "19900000001", "粤B12345"],
      ["1-1-101", "张三", "19900000009", ""],
      ["1-1-102", "李四", "19900000003/19900000004", ""],
      ["1-1-102", "李四", "19900000004、19900000003", ""],
    ]);
    expect(roster.counts).toMatchObject({ imported: 3, repeat: 3 });
    expect(roster.verdicts[1]).toMatchObject({
      verdict: "repeat",
      of: 2,
      more: { person: { plates: ["粤B67890"] } },
    });
    expect(roster.verdicts[2]).toMatchObject({ verdict: "repeat", of: 2, more: null });
    expect(roster.verdicts[3]).toMatchObject({ verdict: "imported", row: 5 });
  });

  test("pre-numbered empty lines and words for none are blank, footers are refused", () => {
    const roster = judged([
      ["序号", "房屋", "姓名", "手机", "车牌"],
      ["1", "1-1-101", "张三", "无", "/"],
      ["2", "", "", "", ""],
      ["3", " ", "-", "无", "N/A"],
      ["合计", "", "", "", ""],
      ["打印日期：2026-01-05", "", "", "", ""],
      ["", "制表人：李四", "", "", ""],
    ]);
    expect(roster.counts).toEqual({ imported: 1, partial: 0, refused: 3, repeat: 0, blank: 2 });
    expect(roster.entries[0]?.person).toMatchObject({ phones: [], plates: [] });
  });
});
