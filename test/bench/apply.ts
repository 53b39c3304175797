// Applying another desk's log (verify, unseal, fold, project, index), stretch by stretch beside a raw insert of its texts.
import { statSync } from "node:fs";
import { join } from "node:path";
import { printBenchRow } from "../../build/bench-row.ts";
import { bigBooks, benchFolder, buildBooks, sizeOfBooks, VISITS } from "./support/books.ts";
import { mib, thousands, us } from "./support/figures.ts";
import { openRaw } from "./support/raw.ts";

const folder = benchFolder();
const raw = openRaw(folder);
const batches: { readonly events: number; readonly ms: number; readonly rawMs: number }[] = [];

await buildBooks((texts, ms) => {
  const before = performance.now();
  raw.insertAll(texts);
  batches.push({ events: texts.length, ms, rawMs: performance.now() - before });
});
raw.close();

const sum = (of: typeof batches, what: "events" | "ms" | "rawMs"): number =>
  of.reduce((total, batch) => total + batch[what], 0);
const events = sum(batches, "events");
const each = sum(batches, "ms") / events;
const rawEach = sum(batches, "rawMs") / events;
printBenchRow({
  what: `applying ${thousands(events)} pulled events, an event`,
  measured: us(each),
  floor: `raw insert of the texts ${us(rawEach)}`,
  ratio: each / rawEach,
  atMost: 7.5,
});

/** Events a second around the first so many. */
const rateNear = (reached: number): number => {
  let seen = 0;
  const near = batches.filter((batch) => {
    seen += batch.events;
    return seen > reached * 0.9 && seen <= reached * 1.02;
  });
  return (sum(near, "events") / sum(near, "ms")) * 1000;
};
const early = rateNear(Math.min(100_000, events / 2));
const late = rateNear(events);
printBenchRow({
  what: `rate at 100,000 events against the rate at ${thousands(events)}`,
  measured: `${thousands(Math.round(early))}/s`,
  floor: `${thousands(Math.round(late))}/s`,
  ratio: early / late,
  atMost: 1.43,
});

const size = sizeOfBooks(bigBooks());
const texts = statSync(join(folder, "raw.db")).size;
printBenchRow({
  what: `disk of ${thousands(VISITS)} visits`,
  measured: mib(size),
  floor: `their texts ${mib(texts)}`,
  ratio: size / texts,
  atMost: 2.3,
});
