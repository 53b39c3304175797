import { expect, test } from "vitest";
import type { HazardMonth } from "../../../../shared/contract/hazards.ts";
import { dealToSheets } from "../../../../renderer/modules/hazards/register-pages.ts";

type Line = HazardMonth["lines"][number];

const line = (note: string): Line => ({
  kind: "drawn",
  atMs: 0,
  by: "",
  delta: 1,
  balance: 1,
  batch: "",
  issue: null,
  number: "",
  used: null,
  returned: null,
  spilt: null,
  note,
  reason: "",
  witness: "",
  slip: null,
});
const deal = (lines: readonly Line[]) => dealToSheets(lines, ({ note }) => note).map((sheet) => sheet.length);

test("an empty month has a sheet to say so; no line is lost or printed twice", () => {
  expect(deal([])).toEqual([0]);
  const many = Array.from({ length: 40 }, (_, index) => line(String(index)));
  expect(dealToSheets(many, ({ note }) => note).flat()).toEqual(many);
  expect(deal(many)).toEqual([18, 18, 4]);
});

test("a line whose words run on takes the room of several, and one longer than a sheet has its own", () => {
  const long = line("长".repeat(100));
  expect(deal(Array.from({ length: 10 }, () => long))).toEqual([6, 4]);
  expect(deal([line("短"), line("长".repeat(2000)), line("短")])).toEqual([1, 1, 1]);
});
