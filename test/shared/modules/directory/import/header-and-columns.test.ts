import { describe, expect, test } from "vitest";

import {
  checkMapping,
  rosterFields,
  rosterMappingSchema,
} from "../../../../../shared/modules/directory/import/fields.ts";
import { findHeader } from "../../../../../shared/modules/directory/import/find-header.ts";
import { matchColumns } from "../../../../../shared/modules/directory/import/match-columns.ts";
import { matchTitle } from "../../../../../shared/modules/directory/import/titles.ts";
import { judgeRoster, toRows } from "./roster.ts";

describe("titles", () => {
  test.each([
    ["楼栋", "building"],
    ["幢", "building"],
    ["座", "building"],
    ["单元", "entrance"],
    ["梯", "entrance"],
    ["房号", "room"],
    ["室号", "room"],
    ["房间", "room"],
    ["房屋", "unit"],
    ["房产", "unit"],
    ["地址", "unit"],
    ["单元房号", "unit"],
    ["栋/单元/房号", "unit"],
    ["业主姓名", "name"],
    ["姓  名", "name"],
    ["住户", "name"],
    ["客户名称", "name"],
    ["与业主关系", "relation"],
    ["身份", "relation"],
    ["住户类型", "relation"],
    ["联系电话", "phone"],
    ["手机\n号码", "phone"],
    ["联系方式（必填）", "phone"],
    ["* 业主联系电话", "phone"],
    ["电话2", "phone"],
    ["身份证号", "document"],
    ["业主身份证号码", "document"],
    ["证件号码", "document"],
    ["证件类型", "documentType"],
    ["车牌号", "plate"],
    ["车辆", "plate"],
    ["入住状态", "state"],
    ["房屋状态", "state"],
    ["入住日期", "moveIn"],
    ["交房时间", "moveIn"],
    ["入伙日期", "moveIn"],
    ["迁出日期", "moveOut"],
    ["紧急联系人", "emergencyContact"],
    ["紧急联系人电话", "emergencyPhone"],
    ["备注", "note"],
    ["Building No.", "building"],
    ["Full Name", "name"],
    ["PHONE", "phone"],
    ["Move-in date", "moveIn"],
    ["ID Number", "document"],
  ] as const)("%j is %s", (title, field) => {
    expect(matchTitle(title).field).toBe(field);
  });

  test.each(["序号", "建筑面积", "性别", "车位号", "楼层", "户型", "阳光花园住户信息表", "", "1", "张三"])(
    "%j is not read",
    (title) => {
      expect(matchTitle(title).field).toBeNull();
    },
  );

  test("no title means two fields, and every field has a title", () => {
    const sure = [
      "房屋",
      "楼栋",
      "单元",
      "房号",
      "状态",
      "姓名",
      "关系",
      "电话",
      "证件类型",
      "证件号",
      "车牌",
      "入住日期",
      "迁出日期",
      "紧急联系人",
      "紧急电话",
      "备注",
    ];
    expect(sure.map((title) => matchTitle(title).field)).toEqual(rosterFields);
  });
});

describe("the header", () => {
  test("stands below title rows and blank rows", () => {
    const rows = toRows([
      ["阳光花园业主信息登记表"],
      [],
      ["打印日期：2026-01-05", "", "制表人：前台"],
      ["序号", "房屋", "姓名", "手机"],
      ["1", "1-1-101", "张三", "19900000001"],
    ]);
    expect(findHeader(rows)).toEqual({
      ok: true,
      value: { row: 4, titles: ["序号", "房屋", "姓名", "手机"] },
    });
  });

  test("a header of two rows takes its blank titles from the upper one", () => {
    const rows = toRows([
      ["房屋信息", "", "", "姓名", "联系电话"],
      ["楼栋", "单元", "房号"],
      ["1", "2", "301", "张三", "19900000001"],
    ]);
    expect(findHeader(rows)).toEqual({
      ok: true,
      value: { row: 2, titles: ["楼栋", "单元", "房号", "姓名", "联系电话"] },
    });
  });

  test("a row further up is no part of the header", () => {
    const rows = [
      { row: 1, cells: ["甲", "乙", "备注"] },
      { row: 3, cells: ["房屋", "姓名", ""] },
    ];
    expect(findHeader(rows)).toMatchObject({ value: { row: 3, titles: ["房屋", "姓名", ""] } });
  });

  test("I4 wrong headings: the columns that are missing are named", () => {
    expect(
      judgeRoster(
        toRows([
          ["a", "b"],
          ["1", "2"],
        ]),
      ),
    ).toEqual({
      ok: false,
      error: { code: "no-header", missing: ["unit", "name"] },
    });
    expect(
      judgeRoster(
        toRows([
          ["日期", "姓名", "联系电话"],
          ["1", "张三", "19900000001"],
        ]),
      ),
    ).toEqual({
      ok: false,
      error: { code: "columns-missing", missing: ["unit"] },
    });
    expect(judgeRoster(toRows([["房号", "联系电话", "备注"], ["101", "19900000001"], ["102"]]))).toEqual({
      ok: false,
      error: { code: "columns-missing", missing: ["building", "name"] },
    });
    expect(judgeRoster([])).toMatchObject({ ok: false, error: { code: "no-header" } });
  });

  test("I4 a row of numbers or of data is never taken for a header", () => {
    expect(findHeader(toRows([["1-1-101", "张三", "业主", "19900000001", "已入住"]])).ok).toBe(false);
  });
});

describe("the proposed mapping", () => {
  const propose = (table: readonly (readonly string[])[]): ReturnType<typeof matchColumns> => {
    const rows = toRows(table);
    const header = findHeader(rows);
    if (!header.ok) throw new Error("no header");
    return matchColumns(header.value, rows);
  };

  test("says how sure it is of each column and shows samples", () => {
    const { columns } = propose([
      ["房屋", "业主的姓名", "电话", "奖金"],
      ["1-1-101", "张三", "", "1"],
      ["1-1-102", "李四", "19900000001", "2"],
    ]);
    expect(columns).toEqual([
      { index: 0, title: "房屋", field: "unit", confidence: 1, samples: ["1-1-101", "1-1-102"] },
      { index: 1, title: "业主的姓名", field: "name", confidence: 0.7, samples: ["张三", "李四"] },
      { index: 2, title: "电话", field: "phone", confidence: 1, samples: ["19900000001"] },
      { index: 3, title: "奖金", field: null, confidence: 0, samples: ["1", "2"] },
    ]);
  });

  test("is less sure where the values do not fit the title", () => {
    const { columns } = propose([
      ["房屋", "姓名", "电话"],
      ["1-1-101", "张三", "是"],
      ["1-1-102", "李四", "否"],
    ]);
    expect(columns[2]).toMatchObject({ field: "phone", confidence: 0.4 });
  });

  test("an ID column of running numbers is not the document", () => {
    expect(
      propose([
        ["ID", "Unit", "Name"],
        ["1", "1-1-101", "Ann"],
        ["2", "1-1-102", "Ben"],
      ]).mapping.fields,
    ).toEqual([null, "unit", "name"]);
  });

  test.each([
    ["房号 alone that holds the whole unit", ["房号", "姓名"], ["3-2-1201", "张三"], ["unit", "name"]],
    [
      "单元房号 beside 楼栋 is the room",
      ["楼栋", "单元房号", "姓名"],
      ["3", "2-1201", "张三"],
      ["building", "room", "name"],
    ],
    [
      "a whole address beside 楼栋 wins",
      ["楼栋", "房屋", "姓名"],
      ["3", "3栋2单元1201", "张三"],
      [null, "unit", "name"],
    ],
    [
      "building and room win over an address",
      ["楼栋", "房号", "地址", "姓名"],
      ["3", "1201", "阳光路5号", "张三"],
      ["building", "room", null, "name"],
    ],
    [
      "房屋 that names the estate gives way to 房号",
      ["房屋", "房号", "姓名"],
      ["阳光花园", "3-2-1201", "张三"],
      [null, "unit", "name"],
    ],
    [
      "Unit between Building and Room is the entrance",
      ["Building", "Unit", "Room", "Name"],
      ["3", "2", "1201", "Ann"],
      ["building", "entrance", "room", "name"],
    ],
    [
      "业主 is the name only where 姓名 is not",
      ["房屋", "业主", "姓名"],
      ["3-1201", "是", "张三"],
      ["unit", null, "name"],
    ],
    [
      "several phone and plate columns are all read",
      ["房屋", "姓名", "手机", "固定电话", "车牌1", "车牌2"],
      ["3-1201", "张三", "19900000001", "", "", ""],
      ["unit", "name", "phone", "phone", "plate", "plate"],
    ],
  ] as const)("%s", (_name, titles, values, fields) => {
    expect(propose([titles, values]).mapping.fields).toEqual(fields);
  });

  test("is plain data that a hand can correct, checked at the door", () => {
    const { mapping } = propose([
      ["房屋", "姓名", "甲"],
      ["1-1-101", "张三", "19900000001"],
    ]);
    const byHand = { ...mapping, fields: ["unit", "name", "phone"] };
    const parsed = rosterMappingSchema.parse(structuredClone(byHand));
    expect(checkMapping(parsed)).toEqual({ ok: true, value: byHand });
    expect(rosterMappingSchema.safeParse({ ...byHand, fields: ["salary"] }).success).toBe(false);
    expect(checkMapping({ ...parsed, fields: ["unit", "name", "name"] })).toEqual({
      ok: false,
      error: { code: "field-twice", field: "name" },
    });
    expect(checkMapping({ ...parsed, fields: ["room", null] })).toEqual({
      ok: false,
      error: { code: "columns-missing", missing: ["building", "name"] },
    });
  });
});
