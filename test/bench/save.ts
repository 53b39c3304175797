// One durable visit with personal data through host.execute on the big books, beside a raw insert of the same text.
import { setImmediate as nextTurn } from "node:timers/promises";
import { printBenchRow } from "../../build/bench-row.ts";
import { benchFolder, copyOfBigBooks, coreOf, openBooks } from "./support/books.ts";
import { openDesk } from "./support/desk.ts";
import { quantile, thousands, timed, us } from "./support/figures.ts";
import { openRaw } from "./support/raw.ts";

const ROUNDS = 2000;
const WARM_UP = 300;

const host = await openBooks(copyOfBigBooks());
const events = coreOf(host).store.log.count();
const desk = openDesk(host);
const raw = openRaw(benchFolder());

const saves: number[] = [];
const inserts: number[] = [];
for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
  const { ms, id, text } = await desk.register();
  const [insertMs] = timed(() => raw.insert(text));
  await desk.signOut(id);
  // As between two forms: what the host does after its answer is not part of the save.
  await nextTurn();
  if (round < WARM_UP) continue;
  saves.push(ms);
  inserts.push(insertMs);
}

for (const [name, share, atMost] of [
  ["median", 0.5, 2.7],
  ["p99", 0.99, 4],
] as const) {
  const measured = quantile(saves, share);
  const floor = quantile(inserts, share);
  printBenchRow({
    what: `one durable visit in books of ${thousands(events)} events, ${name}`,
    measured: us(measured),
    floor: `raw insert of the same text ${us(floor)}`,
    ratio: measured / floor,
    atMost,
  });
}
raw.close();
host.close();
