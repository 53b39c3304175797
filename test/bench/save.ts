// One durable visit with personal data through host.execute on the big books, beside a raw insert of the same text.
import { randomBytes } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { printBenchRow } from "../../build/bench-row.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import { actorOf } from "../../electron/host/tables/staff.ts";
import { firstVisit } from "./support/first-visit.ts";
import { benchFolder, copyOfBigBooks, coreOf, openBooks } from "./support/books.ts";
import { quantile, thousands, us } from "./support/figures.ts";
import { visitors } from "./support/history.ts";
import { createRandom } from "./support/random.ts";
import { openRaw } from "./support/raw.ts";

const ROUNDS = 2000;
const WARM_UP = 300;

const host = await openBooks(await copyOfBigBooks());
const core = coreOf(host);
const raw = openRaw(benchFolder());
const people = visitors(createRandom(1), 2000);
const clerk = core.queries.staff.all().find(({ role }) => role === "clerk");
if (clerk === undefined) throw new Error("no clerk");
const given = { actor: actorOf(clerk), approver: null, pinHash: null };
const events = core.store.log.count();

const saves: number[] = [];
const inserts: number[] = [];
for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
  const person = people[round % people.length];
  const input = { ...firstVisit, ...person };
  const cmd = uuid7(Date.now(), randomBytes(16));
  const request = { cmd, name: "visit.register", id: null, input, approval: null };
  const before = performance.now();
  const outcome = await host.execute(request, given);
  const saved = performance.now();
  if (!outcome.ok) throw new Error(outcome.error.code);
  const [text] = core.store.log.textsByCommand(cmd);
  if (text === undefined) throw new Error("not saved");
  const start = performance.now();
  raw.insert(text);
  const inserted = performance.now();
  // Whoever came leaves again: a desk has tens of people inside, not thousands.
  const left = { cmd: uuid7(Date.now(), randomBytes(16)), name: "visit.sign-out", id: outcome.value.id };
  await host.execute({ ...left, input: { badgeReturned: null, late: null }, approval: null }, given);
  // As between two forms: what the host does after its answer is not part of the save.
  await nextTurn();
  if (round < WARM_UP) continue;
  saves.push(saved - before);
  inserts.push(inserted - start);
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
