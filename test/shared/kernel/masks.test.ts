import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { z } from "zod";
import { readGolden } from "../../fixtures/golden/read-golden.ts";
import { lastFour, maskIdentityNumber, maskName, maskPhone } from "../../../shared/kernel/masks.ts";

const pairs = z.array(z.tuple([z.string(), z.string()]));
const golden = readGolden("masks", z.object({ phone: pairs, identity: pairs, name: pairs }));

const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from("0123456789")), minLength: min, maxLength: max });

describe("masks", () => {
  it.each(golden.phone)("PRV-1 phone %j shows as %j", (text, masked) => expect(maskPhone(text)).toBe(masked));
  it.each(golden.identity)("PRV-1 document %j shows as %j", (text, masked) =>
    expect(maskIdentityNumber(text)).toBe(masked),
  );
  it.each(golden.name)("PRV-1 name %j shows as %j", (text, masked) => expect(maskName(text)).toBe(masked));
  it("P1 no mask shows more than half of a number, or five digits in a row", () => {
    fc.assert(
      fc.property(fc.oneof(digits(1, 18), fc.string()), (text) => {
        for (const masked of [maskPhone(text), maskIdentityNumber(text)]) {
          expect(masked).not.toMatch(/\d{5}/);
          if (/^\d{7,}$/.test(text)) expect((masked.match(/\d/g) ?? []).length).toBeLessThanOrEqual(8);
          if (/^\d{1,6}$/.test(text))
            expect((masked.match(/\d/g) ?? []).length).toBeLessThanOrEqual(text.length / 2);
        }
      }),
    );
  });
  it("never throws, never leaves half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const mask of [maskPhone, maskIdentityNumber, maskName, lastFour])
          expect(mask(text).isWellFormed()).toBe(true);
      }),
    );
  });
  it("a masked name never shows the given name", () => {
    expect(["欧阳晨思", "陈立明", "单晓"].map(maskName).join("")).not.toMatch(/[晨思立明晓]/u);
  });
  it("lastFour is what a caller can say aloud", () => {
    expect(
      [
        "19900097280",
        "075583012345-801",
        "99496319570920268x",
        "１９９０００９７２８０",
        "199-0009-7280",
        "12345",
        "",
      ].map(lastFour),
    ).toEqual(["7280", "2345", "268X", "7280", "7280", "", ""]);
  });
});
