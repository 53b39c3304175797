import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { readGolden } from "../../fixtures/golden/read-golden.ts";
import {
  identityFacts,
  identityVerdict,
  normaliseIdentityNumber,
} from "../../../shared/kernel/identity-number.ts";

const golden = readGolden("identity-numbers", z.array(z.tuple([z.string(), z.string()])));

const roster = readFileSync(new URL("../../fixtures/roster-clean.csv", import.meta.url), "utf8");
const numbers = roster.match(/\b\d{17}[\dX]\b/g) ?? [];

describe("identity numbers", () => {
  it.each(golden)("GB 11643 %j is %s", (text, verdict) => expect(identityVerdict(text)).toBe(verdict));
  it("says birth date and sex", () => {
    expect(identityFacts("99496319570920268x")).toEqual({
      number: "99496319570920268X",
      birthDate: "1957-09-20",
      sex: "female",
      form: 18,
    });
    expect(identityFacts("996445760616777")).toEqual({
      number: "996445760616777",
      birthDate: "1976-06-16",
      sex: "male",
      form: 15,
    });
    expect(identityFacts("996445197606167772")).toBeUndefined();
  });
  it("accepts the area codes of residence permits and foreigners", () => {
    for (const area of ["810000", "820000", "830000", "911001"]) {
      const verdicts = Array.from("0123456789X").map((check) =>
        identityVerdict(`${area}19900101001${check}`),
      );
      expect(verdicts.filter((verdict) => verdict === "ok")).toHaveLength(1);
    }
  });
  it("accepts the sample roster's numbers and notices any one wrong digit and any two neighbours swapped", () => {
    expect(numbers.length).toBeGreaterThan(1000);
    expect(numbers.filter((number) => identityVerdict(number) !== "ok")).toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.nat(17), fc.nat(9), (number, at, digit) => {
        const changed = number.slice(0, at) + String(digit) + number.slice(at + 1);
        if (changed !== number) expect(identityVerdict(changed)).not.toBe("ok");
        const swapped =
          number.slice(0, at) + number.slice(at + 1, at + 2) + number.charAt(at) + number.slice(at + 2);
        if (swapped !== number) expect(identityVerdict(swapped)).not.toBe("ok");
      }),
    );
  });
  it("judges any text without throwing; normalising is idempotent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        identityVerdict(text);
        const once = normaliseIdentityNumber(text);
        expect(normaliseIdentityNumber(once)).toBe(once);
      }),
    );
  });
});
