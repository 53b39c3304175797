import { createHmac, createSecretKey, randomBytes, scryptSync } from "node:crypto";
import { expect, test } from "vitest";
import { hashPin, pinProblem, verifyPin } from "../../../../electron/host/access/pin.ts";

const pepper = createSecretKey(randomBytes(32));
const cost = { logN: 4, r: 8, p: 1 };

test("a PIN is kept as scrypt with N=2^15, r=8, p=3 of the peppered PIN", async () => {
  const stored = await hashPin("204816", pepper);
  const [name, logN, r, p, salt = "", hash] = stored.split("$");
  expect([name, logN, r, p]).toEqual(["scrypt", "15", "8", "3"]);
  const peppered = createHmac("sha256", pepper).update("204816").digest();
  const expected = scryptSync(peppered, Buffer.from(salt, "base64url"), 32, {
    N: 2 ** 15,
    r: 8,
    p: 3,
    maxmem: 2 ** 27,
  });
  expect(hash).toBe(expected.toString("base64url"));
  expect(await verifyPin("204816", stored, pepper)).toBe(true);
});

test("only the very PIN, under the very pepper, is right", async () => {
  const stored = await hashPin("204816", pepper, { cost });
  expect(await verifyPin("204816", stored, pepper)).toBe(true);
  expect(await verifyPin("204817", stored, pepper)).toBe(false);
  expect(await verifyPin("", stored, pepper)).toBe(false);
  expect(await verifyPin("204816", stored, createSecretKey(randomBytes(32)))).toBe(false);
});

test("a PIN typed in full-width digits under an input method is the same PIN", async () => {
  expect(await verifyPin("２０４８１６", await hashPin("204816", pepper, { cost }), pepper)).toBe(true);
});

test("the same PIN of two people is kept differently", async () => {
  expect(await hashPin("204816", pepper, { cost })).not.toBe(await hashPin("204816", pepper, { cost }));
});

test("a kept text that is damaged, or asks for boundless work, is nobody's PIN", async () => {
  const stored = await hashPin("204816", pepper, { cost });
  const withCost = (text: string) => stored.replace("$4$8$1$", text);
  const damaged = [
    "",
    "204816",
    stored.slice(0, -1),
    `${stored}A`,
    withCost("$30$8$1$"),
    withCost("$4$99$1$"),
  ];
  for (const text of [...damaged, withCost("$0$8$1$"), withCost("$17$1$1$")]) {
    expect(await verifyPin("204816", text, pepper)).toBe(false);
  }
});

test.each([
  ["20481", "pin-too-short"],
  ["１２３", "pin-too-short"],
  ["x1".repeat(32), null],
  [`${"x1".repeat(32)}y`, "pin-too-long"],
  ["111111", "pin-too-simple"],
  ["１１１１１１", "pin-too-simple"],
  ["123456", "pin-too-simple"],
  ["654321", "pin-too-simple"],
  ["567890", "pin-too-simple"],
  ["098765", "pin-too-simple"],
  ["abcdefg", "pin-too-simple"],
  ["好好好好好好", "pin-too-simple"],
  ["123457", null],
  ["909090", null],
  ["135790", null],
  ["门口有只猫!", null],
])("choosing %s: %s", (pin, problem) => {
  expect(pinProblem(pin)).toBe(problem);
});
