import { expect, test } from "vitest";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { paperPart, wholePaper } from "../../../../renderer/modules/shifts/paper-parts.ts";

/** Only how many rows each table has. */
const shift = (property: number, keys: number, items: number): ShiftView => {
  const rows = (count: number): unknown[] => Array.from({ length: count }, () => ({}));
  const facts: unknown = {
    property: { items: rows(property) },
    keys: { items: rows(keys) },
    items: rows(items),
  };
  return facts as ShiftView;
};

test("a short record is one sheet; that nothing is open takes a piece of its own", () => {
  expect(wholePaper(shift(2, 1, 0))).toEqual({
    head: true,
    property: { from: 0, to: 2 },
    keys: { from: 0, to: 1 },
    mail: true,
    items: { from: 0, to: 1 },
    foot: true,
  });
});

test("cut anywhere, each row stands on one sheet, the head on the first, the signatures on the last", () => {
  const record = shift(3, 2, 4);
  const pieces = 1 + 3 + 2 + 1 + 4 + 1;
  for (let at = 1; at < pieces; at += 1) {
    const parts = [
      { from: 0, to: at },
      { from: at, to: pieces },
    ].map((cut) => paperPart(record, cut));
    expect(parts.map(({ head }) => head)).toEqual([true, false]);
    expect(parts.map(({ foot }) => foot)).toEqual([false, true]);
    expect(parts.filter(({ mail }) => mail)).toHaveLength(1);
    for (const [table, rows] of [
      ["property", 3],
      ["keys", 2],
      ["items", 4],
    ] as const) {
      const sum = parts.reduce((all, part) => all + part[table].to - part[table].from, 0);
      expect(sum, `${table} cut at ${at}`).toBe(rows);
    }
  }
});
