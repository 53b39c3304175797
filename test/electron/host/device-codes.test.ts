import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nextDeskCode, readUsedCodes, recordUsedCode } from "../../../electron/host/device-codes.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

const first = { code: "A", device: "7GQK2M9XWA" };
const second = { code: "A2", device: "0123456789" };

test("a new PC has used no code", () => {
  expect(readUsedCodes(tempFolder())).toEqual({ ok: true, value: [] });
});

test("B2 a used code is remembered beside the database, once, with its device", () => {
  const folder = tempFolder();
  for (const used of [first, second, first])
    expect(recordUsedCode(folder, used)).toEqual({ ok: true, value: null });
  expect(readUsedCodes(folder)).toEqual({ ok: true, value: [first, second] });
  expect(readdirSync(folder)).toEqual(["desk-codes.json"]);
});

test("B2 a code of another device is refused and the file stands", () => {
  const folder = tempFolder();
  recordUsedCode(folder, first);
  expect(recordUsedCode(folder, { ...second, code: "A" })).toEqual({
    ok: false,
    error: { code: "desk-code-taken" },
  });
  expect(readUsedCodes(folder)).toEqual({ ok: true, value: [first] });
});

test.each(["", "{", "[]", '{"v":1}', '{"v":2,"codes":[]}', '{"v":1,"codes":[{"code":1}]}'])(
  "a damaged list (%s) is an error, never an empty list, and is not overwritten",
  (text) => {
    const folder = tempFolder();
    writeFileSync(join(folder, "desk-codes.json"), text);
    const damaged = { ok: false, error: { code: "desk-codes-damaged" } };
    expect(readUsedCodes(folder)).toEqual(damaged);
    expect(recordUsedCode(folder, first)).toEqual(damaged);
    expect(readFileSync(join(folder, "desk-codes.json"), "utf8")).toBe(text);
  },
);

test.each([
  [[], "A"],
  [["A"], "A2"],
  [["A", "A2"], "A3"],
  [["A3"], "A4"],
  [["A", "A9", "A10"], "A11"],
  [["B", "B2", "AB", "AB7"], "A"],
])("after %j the next code for letter A is %s", (used, next) => {
  expect(
    nextDeskCode(
      "A",
      used.map((code) => ({ code })),
    ),
  ).toBe(next);
});
