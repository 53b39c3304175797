import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { fullPinyin, initials, readName } from "../../../shared/kernel/pinyin.ts";

describe("pinyin", () => {
  it.each([
    ["陈立", "cl", "chenli"],
    ["陈浩林", "chl", "chenhaolin"],
    ["单立", "sl", "shanli"],
    ["曾国", "zg", "zengguo"],
    ["仇英", "qy", "qiuying"],
    ["解珍", "xz", "xiezhen"],
    ["尉迟香", "ycx", "yuchixiang"],
    ["欧阳怡", "oyy", "ouyangyi"],
    ["吕布", "lb", "lvbu"],
    ["朴树", "ps", "piaoshu"],
    ["王Tom", "wtom", "wangtom"],
    ["Anna", "anna", "anna"],
    ["", "", ""],
  ])("%s: %s, %s", (name, letters, full) =>
    expect([initials(name), fullPinyin(name)]).toEqual([letters, full]),
  );
  it("Han too rare for a reading stays itself, one character", () => {
    expect(readName("尹𠮷")).toEqual([
      { character: "尹", syllable: "yin", known: true },
      { character: "𠮷", syllable: "𠮷", known: false },
    ]);
  });
  it("reads any text character by character, the same each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const readings = readName(name);
        expect(readings.map((reading) => reading.character).join("")).toBe(name.toWellFormed());
        expect(readName(name)).toEqual(readings);
      }),
    );
  });
  it("forgets the oldest of many names and still reads them", () => {
    for (let index = 0; index < 10_050; index += 1) readName(`陈${index}`);
    expect(initials("陈0")).toBe("c0");
  });
});
