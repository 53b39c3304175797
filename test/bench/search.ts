// Search over the big books, every kind of query, the 20 newest; beside a LIKE scan for the same text.
import { printBenchRow } from "../../build/bench-row.ts";
import { fullPinyin, initials } from "../../shared/kernel/pinyin.ts";
import { bigBooks, coreOf, openBooks } from "./support/books.ts";
import { ms, quantile, thousands, timed } from "./support/figures.ts";
import { createRandom } from "./support/random.ts";

const QUERIES = 300;
const NEWEST = 20;

const host = await openBooks(bigBooks());
const { store, queries } = coreOf(host);
const { db } = store;
const rows = Number(db.prepare("SELECT max(row) FROM visits").pluck().get());
const at = db.prepare<
  [number],
  { name: string; unit: string; plate: string; phone_tail: string; number: string }
>("SELECT name, unit, plate, phone_tail, number FROM visits WHERE row >= ? LIMIT 1");
const random = createRandom(7);

/** A visit from anywhere in the books that has what the query needs. */
function some(has: (row: NonNullable<ReturnType<typeof at.get>>) => string): string {
  for (;;) {
    const row = at.get(1 + random.below(rows));
    const text = row === undefined ? "" : has(row);
    if (text !== "") return text;
  }
}

const kinds: readonly (readonly [kind: string, query: () => string, boundMs: number])[] = [
  ["one character", () => some(({ name }) => Array.from(name)[random.below(2)] ?? ""), 2],
  ["two characters", () => some(({ name }) => Array.from(name).slice(0, 2).join("")), 2],
  ["whole name", () => some(({ name }) => name), 2],
  ["initials", () => some(({ name }) => initials(name)), 2],
  ["full pinyin", () => some(({ name }) => fullPinyin(name)), 15],
  ["unit", () => some(({ unit }) => unit), 2],
  ["room", () => some(({ unit }) => unit.split("-").at(-1) ?? ""), 2],
  ["plate", () => some(({ plate }) => plate), 2],
  ["part of a plate", () => some(({ plate }) => plate.slice(2, 6)), 2],
  ["phone tail", () => some((row) => row.phone_tail), 2],
  ["number", () => some(({ number }) => number), 2],
  ["running number", () => some(({ number }) => number.slice(-3)), 2],
  ["nobody", () => "龘靐", 2],
];

for (const [kind, query, boundMs] of kinds) {
  const took: number[] = [];
  for (let n = 0; n < QUERIES; n += 1) {
    const input = query();
    took.push(timed(() => queries.visits.search(input, NEWEST))[0]);
  }
  const p99 = quantile(took, 0.99);
  printBenchRow({
    what: `search in ${thousands(rows)} visits: ${kind}, p99 (median ${ms(quantile(took, 0.5))}, p90 ${ms(quantile(took, 0.9))})`,
    measured: ms(p99),
    floor: `${boundMs} ms`,
    ratio: p99 / boundMs,
    atMost: 1,
  });
}

const like = db.prepare<{ text: string }>(
  `SELECT row FROM visits WHERE name LIKE '%' || @text || '%' OR unit LIKE @text || '%' OR plate LIKE '%' || @text || '%'
   OR phone_tail = @text OR number LIKE '%' || @text ORDER BY row DESC LIMIT ${NEWEST}`,
);
const scans = ["one character", "unit", "plate", "phone tail", "nobody"].flatMap((wanted) =>
  kinds
    .filter(([kind]) => kind === wanted)
    .flatMap(([, query]) => Array.from({ length: 3 }, () => timed(() => like.all({ text: query() }))[0])),
);
printBenchRow({
  what: "the same by a LIKE scan, median and slowest",
  measured: `${ms(quantile(scans, 0.5))}, ${ms(Math.max(...scans))}`,
  floor: "",
});
host.close();
