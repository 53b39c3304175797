import { z } from "zod";

/** One measured figure beside the floor of the same run; `atMost` is the promise in docs/benchmarks.md, if any. */
export const benchRow = z.object({
  what: z.string(),
  measured: z.string(),
  floor: z.string(),
  ratio: z.number().optional(),
  atMost: z.number().optional(),
});
export type BenchRow = z.infer<typeof benchRow>;

const mark = "bench-row ";

/** Called by a benchmark: hands a row to `npm run bench` through standard output. */
export function printBenchRow(row: BenchRow): void {
  console.log(mark + JSON.stringify(row));
}

/** The row in a line that a benchmark printed; undefined for any other line. */
export function readBenchRow(line: string): BenchRow | undefined {
  return line.startsWith(mark) ? benchRow.parse(JSON.parse(line.slice(mark.length))) : undefined;
}

/** The rows as a Markdown table; a broken promise is marked. */
export function benchTable(rows: readonly BenchRow[]): string {
  const lines = rows.map(({ what, measured, floor, ratio, atMost }) => {
    const broken = ratio !== undefined && atMost !== undefined && ratio > atMost;
    const times = (value: number | undefined) => (value === undefined ? "" : `${value.toFixed(2)} ×`);
    return `| ${what} | ${measured} | ${floor} | ${times(ratio)} | ${atMost === undefined ? "" : `≤ ${atMost} ×`}${broken ? " **broken**" : ""} |`;
  });
  return ["| what | measured | floor | ratio | promise |", "|---|---|---|---|---|", ...lines].join("\n");
}
