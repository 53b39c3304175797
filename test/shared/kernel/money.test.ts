import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { formatFen, MAX_FEN, parseFen } from "../../../shared/kernel/money.ts";

const fen = (text: string): number | string => {
  const result = parseFen(text);
  return result.ok ? result.value : result.error;
};

describe("parseFen", () => {
  it.each([
    ["12.5", 1250],
    ["12", 1200],
    ["0.1", 10],
    [".5", 50],
    ["5.", 500],
    ["¥1,234.50", 123_450],
    ["￥ 80", 8000],
    ["１２。５", 1250],
    ["１２．５０", 1250],
    ["80元", 8000],
    ["0", 0],
    ["10000000", MAX_FEN],
    ["10,000,000.00", MAX_FEN],
    ["0.29", 29],
    ["1.005", "too-many-decimals"],
    ["", "empty"],
    ["  ", "empty"],
    ["¥", "empty"],
    ["-1", "negative"],
    ["－１", "negative"],
    ["10000000.01", "too-large"],
    ["99999999999999999999999999", "too-large"],
    ["1,23", "not-a-number"],
    ["1e3", "not-a-number"],
    ["12.5.0", "not-a-number"],
    ["abc", "not-a-number"],
    [".", "not-a-number"],
    ["NaN", "not-a-number"],
    ["0x10", "not-a-number"],
  ])("REP-5 %j → %j", (text, expected) => expect(fen(text)).toBe(expected));
  it("reads back every amount that formatFen writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_FEN }), (amount) => {
        expect(fen(`¥${formatFen(amount)}`)).toBe(amount);
      }),
    );
  });
  it("refuses or gives a fen integer for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const result = parseFen(text);
        if (result.ok)
          expect(Number.isInteger(result.value) && result.value >= 0 && result.value <= MAX_FEN).toBe(true);
      }),
    );
  });
});

it("formatFen groups thousands and signs", () => {
  expect([0, 5, 1250, 123_450, 100_000_000, -1250, -0].map(formatFen)).toEqual([
    "0.00",
    "0.05",
    "12.50",
    "1,234.50",
    "1,000,000.00",
    "-12.50",
    "0.00",
  ]);
});
