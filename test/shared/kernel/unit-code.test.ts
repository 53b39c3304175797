import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { z } from "zod";
import { readGolden } from "../../fixtures/golden/read-golden.ts";
import { compareUnitCodes, parseUnitCode, unitCodeParts } from "../../../shared/kernel/unit-code.ts";

const pairs = z.array(z.tuple([z.string(), z.string()]));
const golden = readGolden("unit-codes", z.object({ ok: pairs, refused: pairs }));

const parsed = (text: string): string => {
  const result = parseUnitCode(text);
  return result.ok ? result.value : `refused: ${result.error}`;
};
const part = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map(String),
  fc.constantFrom("A", "B2", "海棠苑3", "2期3"),
);
const room = fc.oneof(
  fc.integer({ min: 101, max: 3304 }).map(String),
  fc.constantFrom("0101", "12A", "商铺3"),
);
const code = fc.oneof(fc.tuple(part, part, room), fc.tuple(part, room)).map((parts) => parts.join("-"));

describe("unit codes", () => {
  it.each(golden.ok)("%j is %s", (text, expected) => expect(parsed(text)).toBe(expected));
  it.each(golden.refused)("%j is refused: %s", (text, expected) =>
    expect(parsed(text)).toBe(`refused: ${expected}`),
  );
  it("reads every unit of the messy sample roster", () => {
    const messy = new TextDecoder("gb18030").decode(
      readFileSync(new URL("../../fixtures/roster-messy.gb18030.csv", import.meta.url)),
    );
    const cells = [...messy.matchAll(/^\d+,([^,]+),/gm)].map((match) => match[1] ?? "");
    expect(cells.length).toBeGreaterThan(500);
    expect(cells.filter((cell) => !/^\d+-\d-\d{3,4}$/.test(parsed(cell)))).toEqual([]);
  });
  it("a code reads as itself, however its parts are marked", () => {
    fc.assert(
      fc.property(code, (text) => {
        expect(parsed(text)).toBe(text);
        const { building, entrance, room: number } = unitCodeParts(text) ?? { building: "", room: "" };
        const second = entrance === undefined ? "" : `${entrance}单元`;
        expect(parsed(`${building}栋${second}${number}室`)).toBe(text);
        expect(parsed(`${building}#${second.replace("单元", "-")}${number}`)).toBe(text);
      }),
    );
  });
  it("any accepted text gives a code that reads as itself; nothing throws", () => {
    const typed = fc.string({
      unit: fc.constantFrom(...Array.from("0123-栋单元室号楼层#A三十〇 ，/．")),
      maxLength: 14,
    });
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: "binary" })), (text) => {
        const result = parseUnitCode(text);
        if (result.ok) expect(parsed(result.value)).toBe(result.value);
      }),
      { numRuns: 2000 },
    );
  });
  it("parts", () => {
    expect(unitCodeParts("3-2-1201")).toEqual({ building: "3", entrance: "2", room: "1201" });
    expect(unitCodeParts("3-1201")).toEqual({ building: "3", room: "1201" });
    expect(["", "3", "3-", "-3", "3-2-", "3--1", "1-2-3-4"].map(unitCodeParts)).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });
  it("sort as a reader expects", () => {
    const inOrder = [
      "1-1-101",
      "2-101",
      "2-1-101",
      "3-2-201",
      "3-2-1201",
      "3-2-1201A",
      "3-10-101",
      "10-1-101",
      "A-1-101",
      "B2-1-101",
      "B10-1-101",
    ];
    expect(inOrder.toReversed().toSorted(compareUnitCodes)).toEqual(inOrder);
  });
  it("the order is total", () => {
    fc.assert(
      fc.property(code, code, code, (a, b, c) => {
        expect(Math.sign(compareUnitCodes(a, b))).toBe(-Math.sign(compareUnitCodes(b, a)) + 0);
        expect(compareUnitCodes(a, b) === 0).toBe(a === b);
        const [first = "", second = "", third = ""] = [a, b, c].toSorted(compareUnitCodes);
        expect(
          compareUnitCodes(first, second) <= 0 &&
            compareUnitCodes(second, third) <= 0 &&
            compareUnitCodes(first, third) <= 0,
        ).toBe(true);
      }),
    );
  });
});
