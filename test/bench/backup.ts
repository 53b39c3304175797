// A verified backup of the big books while a clerk saves a visit every 20 ms, beside copying the same file.
import { closeSync, copyFileSync, fsyncSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { printBenchRow } from "../../build/bench-row.ts";
import { databaseFile } from "../../electron/host/host.ts";
import { benchFolder, copyOfBigBooks, coreOf, openBooks } from "./support/books.ts";
import { openDesk } from "./support/desk.ts";
import { ms, quantile, seconds, thousands, timed } from "./support/figures.ts";

const ROUNDS = 7;
const BETWEEN_SAVES_MS = 20;
const LONGEST_MS = 50;

const folder = copyOfBigBooks();
const host = await openBooks(folder);
const events = coreOf(host).store.log.count();
const desk = openDesk(host);

/** A plain copy of the file, on the disk when it answers, ms. */
function copyFile(): number {
  const copy = join(benchFolder(), "copy.db");
  const [took] = timed(() => {
    copyFileSync(databaseFile(folder), copy);
    const file = openSync(copy, "r+");
    fsyncSync(file);
    closeSync(file);
  });
  rmSync(copy);
  return took;
}

async function save(): Promise<number> {
  const { ms: took, id } = await desk.register();
  await desk.signOut(id);
  await delay(BETWEEN_SAVES_MS);
  return took;
}

/** A backup to its end, ms. */
async function backUp(): Promise<number> {
  const before = performance.now();
  const made = await host.backups.make("manual");
  if (!made.ok) throw new Error(made.error.code);
  return performance.now() - before;
}

// The first one has no earlier one to go by and follows every event; so does one a week.
const first = await backUp();
const undisturbed: number[] = [];
for (let n = 0; n < 200; n += 1) undisturbed.push(await save());

const backups: number[] = [];
const copies: number[] = [];
const meanwhile: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  copies.push(copyFile(), copyFile());
  const made = new AbortController();
  const backup = backUp().then((tookMs) => {
    made.abort();
    backups.push(tookMs);
  });
  while (!made.signal.aborted) meanwhile.push(await save());
  await backup;
}
host.close();

const took = quantile(backups, 0.5);
const copied = quantile(copies, 0.5);
printBenchRow({
  what: `verified backup of ${thousands(events)} events while saving, median of ${ROUNDS}`,
  measured: seconds(took),
  floor: `copying the file, synced, ${seconds(copied)}`,
  ratio: took / copied,
  atMost: 4,
});
printBenchRow({
  what: "the first backup, and one a week: every event followed",
  measured: seconds(first),
  floor: seconds(copied),
  ratio: first / copied,
});
const longest = Math.max(...meanwhile);
printBenchRow({
  what: `longest of ${meanwhile.length} saves meanwhile (median ${ms(quantile(meanwhile, 0.5))}, p99 ${ms(quantile(meanwhile, 0.99))})`,
  measured: ms(longest),
  floor: `${LONGEST_MS} ms (undisturbed median ${ms(quantile(undisturbed, 0.5))}, longest ${ms(Math.max(...undisturbed))})`,
  ratio: longest / LONGEST_MS,
  atMost: 1,
});
