import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { z } from "zod";
import { readGolden } from "../../fixtures/golden/read-golden.ts";
import { formatPlate, normalisePlate, plateVerdict, splitPlates } from "../../../shared/kernel/plates.ts";

const golden = readGolden("plates", z.array(z.tuple([z.string(), z.string(), z.string()])));

describe("plates", () => {
  it.each(golden)("%j → %j, %s", (text, plate, verdict) => {
    expect([normalisePlate(text), plateVerdict(text)]).toEqual([plate, verdict]);
  });
  it("accepts every plate of the sample rosters", () => {
    const clean = readFileSync(new URL("../../fixtures/roster-clean.csv", import.meta.url), "utf8");
    const messy = new TextDecoder("gb18030").decode(
      readFileSync(new URL("../../fixtures/roster-messy.gb18030.csv", import.meta.url)),
    );
    const plates = `${clean}\n${messy}`.match(/粤[^,\r\n]*/g) ?? [];
    const unusual = plates
      .flatMap(splitPlates)
      .filter((plate) => !["ordinary", "new-energy"].includes(plateVerdict(plate)));
    expect(plates.length).toBeGreaterThan(500);
    expect(unusual).toEqual([]);
  });
  it("several in one cell; a space inside a plate does not split it", () => {
    expect(splitPlates("粤UJJR98、粤B5V1BP")).toEqual(["粤UJJR98", "粤B5V1BP"]);
    expect(splitPlates("粤B 12345")).toEqual(["粤B12345"]);
    expect(splitPlates("粤B12345 粤BD12345")).toEqual(["粤B12345", "粤BD12345"]);
    expect(splitPlates("粤b·12345/临时牌\n粤B12345")).toEqual(["粤B12345", "临时牌"]);
    expect(["", "无", "-", " "].flatMap(splitPlates)).toEqual([]);
  });
  it("are shown as painted", () => {
    expect(["粤b12345", "粤BD12345", "AB1234"].map(formatPlate)).toEqual([
      "粤B·12345",
      "粤B·D12345",
      "AB1234",
    ]);
  });
  it("normalising is idempotent for any text, and a shown plate reads back", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...golden.map(([text]) => text))),
        (text) => {
          const once = normalisePlate(text);
          expect(normalisePlate(once)).toBe(once);
          expect(normalisePlate(formatPlate(text))).toBe(once);
        },
      ),
    );
  });
});
