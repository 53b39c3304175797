import { hash } from "node:crypto";
import { fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";

test("the digest of a known text is the published one (FIPS 180-4)", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("any text digests as Node's SHA-256 does, whatever its length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      expect(sha256Hex(text)).toBe(hash("sha256", text.toWellFormed()));
    }),
  );
  for (const length of [55, 56, 63, 64, 119, 120]) {
    const text = "x".repeat(length);
    expect(sha256Hex(text)).toBe(hash("sha256", text));
  }
});
