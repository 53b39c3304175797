import { expect, test } from "vitest";
import type { HandoverItem, ShiftView } from "../../../../shared/contract/shifts.ts";
import { paperParts } from "../../../../renderer/modules/shifts/paper-parts.ts";

const item = (subject: string): HandoverItem => ({
  key: subject,
  kind: "repair",
  recordKind: "work-order",
  recordId: subject,
  number: "WX-20261123-A-001",
  subject,
  important: false,
  sinceMs: null,
  handler: "",
  dueMs: null,
  confirmed: true,
  followedById: null,
  followedBy: "李强",
  followDueMs: null,
  why: "等配件",
  blocks: false,
});

/** Only what the paper's length depends on. */
const shift = (items: number, overrides = 0): ShiftView => {
  const counted = { atMs: 0, by: "张敏", items: Array.from({ length: 6 }, () => ({})) };
  const facts: unknown = {
    property: counted,
    keys: counted,
    items: Array.from({ length: items }, (_, index) => item(`3-2-${index} 漏水`)),
    overrides: Array.from({ length: overrides }, () => ({})),
  };
  return facts as ShiftView;
};

test("a short record is one sheet", () => {
  expect(paperParts(shift(0))).toEqual([{ head: true, from: 0, to: 0, foot: true }]);
});

test("a long one goes over sheets: every item once and in order, the head first, the signatures last", () => {
  for (const count of [3, 5, 8, 19, 40, 87, 300]) {
    const parts = paperParts(shift(count, 2));
    expect(parts.length, String(count)).toBeGreaterThan(1);
    expect(
      parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
    ).toEqual(Array.from({ length: count }, (_, index) => index));
    expect(parts.map(({ head }) => head)).toEqual(parts.map((_, index) => index === 0));
    expect(parts.map(({ foot }) => foot)).toEqual(parts.map((_, index) => index === parts.length - 1));
  }
});
