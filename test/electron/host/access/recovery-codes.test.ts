import { createSecretKey, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import {
  findRecoveryCode,
  hashRecoveryCodes,
  makeRecoveryCodes,
  normaliseRecoveryCode,
} from "../../../../electron/host/access/recovery-codes.ts";

const pepper = createSecretKey(randomBytes(32));
const cost = { logN: 4, r: 8, p: 1 };

test("a sheet has ten different codes in two groups of five", () => {
  const codes = makeRecoveryCodes(randomBytes);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
});

test("a printed code is found on its line, however carelessly it is typed", async () => {
  const codes = makeRecoveryCodes(randomBytes);
  const sheet = await hashRecoveryCodes(codes, pepper, { cost });
  for (const [line, code] of codes.entries()) {
    expect(await findRecoveryCode(code, sheet, pepper)).toBe(line);
    const careless = ` ${code.toLowerCase().replace("-", " ").replaceAll("0", "o").replaceAll("1", "l")}`;
    expect(await findRecoveryCode(careless, sheet, pepper)).toBe(line);
  }
});

test("nothing else is found: another code, another pepper, no code, no sheet", async () => {
  const [code = "", ...rest] = makeRecoveryCodes(randomBytes);
  const sheet = await hashRecoveryCodes(rest, pepper, { cost });
  expect(await findRecoveryCode(code, sheet, pepper)).toBeNull();
  expect(await findRecoveryCode(rest[0] ?? "", sheet, createSecretKey(randomBytes(32)))).toBeNull();
  expect(await findRecoveryCode("", sheet, pepper)).toBeNull();
  expect(await findRecoveryCode(code, [], pepper)).toBeNull();
  expect(await findRecoveryCode(code, ["damaged"], pepper)).toBeNull();
});

test("the kept sheet has no code in it and names the shipped cost when none is given", async () => {
  const codes = makeRecoveryCodes(randomBytes, 1);
  const [kept = ""] = await hashRecoveryCodes(codes, pepper);
  expect(kept).toMatch(/^scrypt\$15\$8\$3\$/);
  expect(kept).not.toContain(normaliseRecoveryCode(codes[0] ?? ""));
});

test.each(["ABCDE-FGHJ", "ABCDE-FGHJKM", "ABCDE-FGHJU", ""])("%s is no recovery code", (typed) => {
  expect(normaliseRecoveryCode(typed)).toBeNull();
});
