import { expect, test, vi } from "vitest";
import { benchTable, printBenchRow, readBenchRow } from "../../build/bench-row.ts";

test("a benchmark's row comes through its output", () => {
  const printed: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
  printBenchRow({ what: "one save", measured: "355 µs", floor: "180 µs", ratio: 1.97, atMost: 2.7 });
  log.mockRestore();
  expect(printed.map(readBenchRow)).toEqual([
    { what: "one save", measured: "355 µs", floor: "180 µs", ratio: 1.97, atMost: 2.7 },
  ]);
  expect(readBenchRow("warming up …")).toBeUndefined();
});

test("a broken promise is marked in the table", () => {
  const table = benchTable([
    { what: "kept", measured: "2 ms", floor: "1 ms", ratio: 2, atMost: 2.7 },
    { what: "broken", measured: "3 ms", floor: "1 ms", ratio: 3, atMost: 2.7 },
    { what: "for orientation", measured: "1 ms", floor: "–" },
  ]);
  expect(table.split("\n").slice(2)).toEqual([
    "| kept | 2 ms | 1 ms | 2.00 × | ≤ 2.7 × |",
    "| broken | 3 ms | 1 ms | 3.00 × | ≤ 2.7 × **broken** |",
    "| for orientation | 1 ms | – |  |  |",
  ]);
});
