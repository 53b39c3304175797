import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { z } from "zod";
import { readGolden } from "../../fixtures/golden/read-golden.ts";
import { formatPhone, normalisePhone, phoneVerdict, splitPhones } from "../../../shared/kernel/phone.ts";

const golden = readGolden("phones", z.array(z.tuple([z.string(), z.string(), z.string()])));

describe("phones", () => {
  it.each(golden)("%j → %j, %s", (text, phone, verdict) => {
    expect([normalisePhone(text), phoneVerdict(text)]).toEqual([phone, verdict]);
  });
  it("are shown as people read them", () => {
    expect(["19900097280", "0755-83000000-801", "01062000000", "12345"].map(formatPhone)).toEqual([
      "199 0009 7280",
      "0755-83000000-801",
      "010-62000000",
      "12345",
    ]);
  });
  it("several in one cell, by any separator people use", () => {
    for (const separator of ["/", "、", ",", "，", ";", "；", " | ", "\n", "\r\n", "或", " ", "  "])
      expect(splitPhones(`19900004468${separator}199-0007-4171`)).toEqual(["19900004468", "19900074171"]);
    expect(splitPhones("199 0000 4468")).toEqual(["19900004468"]);
    expect(splitPhones("19900004468/19900004468")).toEqual(["19900004468"]);
    expect(splitPhones("12345、妈妈")).toEqual(["12345", "妈妈"]);
    expect(["", " ", "无", "-", "/", "暂无"].flatMap(splitPhones)).toEqual([]);
  });
  it("normalising is idempotent and keeps the verdict", () => {
    const digits = fc.string({
      unit: fc.constantFrom(...Array.from("0123456789-+ ()转#１ａ86")),
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        fc.oneof(digits, fc.string({ unit: "binary" }), fc.constantFrom(...golden.map(([text]) => text))),
        (text) => {
          const once = normalisePhone(text);
          if (phoneVerdict(text) === "impossible") return;
          expect(normalisePhone(once)).toBe(once);
          expect(phoneVerdict(once)).toBe(phoneVerdict(text));
          expect(normalisePhone(formatPhone(text))).toBe(once);
        },
      ),
    );
  });
});
