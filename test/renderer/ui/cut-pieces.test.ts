import { array, assert, integer, nat, property } from "fast-check";
import { expect, test } from "vitest";
import { cutPieces } from "../../../renderer/ui/cut-pieces.ts";

test("as many pieces on a sheet as fit; the next one begins below what it repeats", () => {
  const pieces = [40, 40, 40, 40, 40];
  expect(cutPieces({ page: 100, first: 10, repeated: 20, pieces })).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 4 },
    { from: 4, to: 5 },
  ]);
});

test("a heading goes to the next sheet with what it heads", () => {
  const measured = { page: 100, first: 0, repeated: 0, pieces: [70, 20, 30] };
  expect(cutPieces(measured, (piece) => piece === 1)).toEqual([
    { from: 0, to: 1 },
    { from: 1, to: 3 },
  ]);
});

test("every piece is on one sheet, in order, and no sheet is higher than the page but for one piece that is", () => {
  const height = integer({ min: 1, max: 130 });
  assert(
    property(array(height, { maxLength: 60 }), nat(30), nat(30), (pieces, first, repeated) => {
      const page = 100;
      const cuts = cutPieces({ page, first, repeated, pieces });
      expect(cuts.flatMap(({ from, to }) => pieces.slice(from, to))).toEqual(pieces);
      for (const [index, { from, to }] of cuts.entries()) {
        const above = index === 0 ? first : repeated;
        const sum = pieces.slice(from, to).reduce((all, one) => all + one, above);
        expect(sum <= page || to - from === 1).toBe(true);
      }
    }),
  );
});
