import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { passToken, readPassToken } from "../../../../electron/host/passes/pass-token.ts";
import { openSigningKey } from "../../../../node/signing-key.ts";
import { itemsDigest } from "../../../../shared/modules/passes/index.ts";
import { at, sofa } from "../../../shared/modules/passes/desk.ts";

const key = openSigningKey(new Uint8Array(32).fill(5));
const pass = {
  number: "FX-20261123-A-007",
  unit: "3-2-1201",
  items: sofa.items,
  validUntilMs: at("00:00", "2026-11-24"),
};
const text = passToken(pass, key);

test("GDS-3 any desk of the site reads number, unit, list and expiry from the code alone", () => {
  expect(readPassToken(text, key.publicKey)).toEqual({
    verdict: "genuine",
    token: {
      number: pass.number,
      unit: pass.unit,
      items: itemsDigest(sofa.items),
      validUntilMs: pass.validUntilMs,
    },
  });
});

test("GDS-3 the same pass has the same code, and a scanner's small letters and blanks do not matter", () => {
  expect(passToken(pass, key)).toBe(text);
  expect(readPassToken(` ${text.toLowerCase()}\n`, key.publicKey)?.verdict).toBe("genuine");
});

test("GDS-3 the code is short and made of signs that a QR code packs densely", () => {
  expect(text).toMatch(/^[0-9A-Z]+$/);
  // Version 7 at the lowest correction holds 224 such signs: 45 modules a side, half a millimetre each on 22 mm.
  expect(text.length).toBeLessThanOrEqual(178);
});

test("GDS-3 a code with any one sign changed is forged", () => {
  const alphabet = Array.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
  fc.assert(
    fc.property(fc.integer({ min: 3, max: text.length - 1 }), fc.constantFrom(...alphabet), (place, sign) => {
      fc.pre(text[place] !== sign);
      const changed = text.slice(0, place) + sign + text.slice(place + 1);
      expect(readPassToken(changed, key.publicKey)).toEqual({ verdict: "forged" });
    }),
  );
});

test("GDS-3 another site's code, a cut one, a longer one and noise are forged; other texts are no code", () => {
  const other = passToken(pass, openSigningKey(randomBytes(32)));
  const forged = [other, text.slice(0, -4), `${text}0`, "FX1", "FX1ABC", "FX1中文", `FX1${"Z".repeat(170)}`];
  for (const wrong of forged) {
    expect(readPassToken(wrong, key.publicKey), wrong).toEqual({ verdict: "forged" });
  }
  for (const none of ["", "007", "FX-20261123-A-007", "https://example.com/FX1"]) {
    expect(readPassToken(none, key.publicKey), none).toBeNull();
  }
});
