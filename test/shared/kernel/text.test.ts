import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import {
  clipText,
  firstCharacters,
  normaliseParagraphs,
  normaliseText,
  toHalfWidth,
} from "../../../shared/kernel/text.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)))
    .map((units) => units.join("")),
);

describe("normaliseText", () => {
  it("takes out NUL, control characters, bidi overrides and invisible spaces (I1)", () => {
    expect(normaliseText("\u0000陈\u202E立\u2066\u200B\uFEFF\u0007")).toBe("陈立");
  });
  it("removes lone surrogates, keeps rare Han and joined emoji", () => {
    expect(normaliseText("a\uD842b")).toBe("ab");
    expect(normaliseText("\uD83D\u0000\uDE00")).toBe("");
    expect(normaliseText("𠮷👨‍👩‍👧")).toBe("𠮷👨‍👩‍👧");
  });
  it("makes one line of several; a paragraph keeps its line breaks", () => {
    expect(normaliseText(" a\r\nb\tc\u2028d ")).toBe("a b c d");
    expect(normaliseParagraphs(" a\r\nb\rc ")).toBe("a\nb\nc");
  });
  it("composes to NFC", () => {
    expect(normaliseText("e\u0301")).toBe("é");
  });
  it("is idempotent and leaves well-formed text for any input", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toMatch(/\p{Cc}/u);
        expect(normaliseParagraphs(normaliseParagraphs(text))).toBe(normaliseParagraphs(text));
      }),
    );
  });
});

describe("clipText", () => {
  it("counts characters as people do and says that it cut", () => {
    expect(clipText("厨房漏水很严重", 5)).toBe("厨房漏水…");
    expect(clipText("厨房漏水", 4)).toBe("厨房漏水");
    expect(clipText("𠮷𠮷𠮷", 3)).toBe("𠮷𠮷𠮷");
    expect(clipText("𠮷𠮷𠮷", 2)).toBe("𠮷…");
    expect(clipText("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2)).toBe("👨‍👩‍👧…");
  });
  it("bounds a character with thousands of combining marks (I1)", () => {
    expect(clipText(`a${"\u0301".repeat(10_000)}b`, 10).length).toBeLessThan(130);
  });
  it("never splits a surrogate pair and never gets longer", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(12), (text, max) => {
        expect(clipText(text, max).isWellFormed()).toBe(true);
        expect(Array.from(clipText(text, max)).length).toBeLessThanOrEqual(
          Math.max(Array.from(text).length, max),
        );
        expect(text.startsWith(firstCharacters(text, max))).toBe(true);
      }),
    );
  });
});

it("toHalfWidth changes full-width forms only", () => {
  expect(toHalfWidth("Ａ１－＃　。陈")).toBe("A1-# 。陈");
});
