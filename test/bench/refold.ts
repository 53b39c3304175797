// Making every table anew from the log of the big books, beside a raw insert of the same texts.
import { printBenchRow } from "../../build/bench-row.ts";
import { benchFolder, copyOfBigBooks, coreOf, openBooks } from "./support/books.ts";
import { mib, seconds, thousands } from "./support/figures.ts";
import { openRaw } from "./support/raw.ts";

const folder = copyOfBigBooks();
const first = await openBooks(folder);
coreOf(first).store.db.exec("UPDATE projections SET version = -1");
first.close();

const before = performance.now();
const host = await openBooks(folder);
const took = performance.now() - before;
const core = coreOf(host);
const memory = process.resourceUsage().maxRSS * 1024;
const events = core.store.log.count();
const read = core.store.db.prepare<[number], string>(
  "SELECT text FROM events WHERE pos > ? ORDER BY pos LIMIT 5000",
);
const raw = openRaw(benchFolder());
let rawMs = 0;
for (let done = 0; done < events; done += 5000) {
  const texts = read.pluck().all(done);
  const start = performance.now();
  raw.insertAll(texts);
  rawMs += performance.now() - start;
}
raw.close();
host.close();

printBenchRow({
  what: `refold of ${thousands(events)} events`,
  measured: seconds(took),
  floor: `raw insert of the texts ${seconds(rawMs)}`,
  ratio: took / rawMs,
  atMost: 7,
});
printBenchRow({
  what: "memory of the whole process during it, at most",
  measured: mib(memory),
  floor: "300 MiB",
  ratio: memory / (300 * 1024 * 1024),
  atMost: 1,
});
