// A visit registered at one desk until another desk of the site has it, beside a bare WebSocket with an insert on both ends.
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { WebSocket } from "ws";
import { printBenchRow } from "../../build/bench-row.ts";
import { benchFolder } from "./support/books.ts";
import { openDesk } from "./support/desk.ts";
import { openFloorFile } from "./support/floor-file.ts";
import { ms, quantile } from "./support/figures.ts";
import { firstDesk, nextDesk, settled, startFloor, startSyncServer } from "./support/sync-server.ts";

const CHANGES = 300;
const BETWEEN_MS = 60;
const LONGEST_MS = 50;

const server = await startSyncServer();
const here = await firstDesk(server);
const { host: there } = await nextDesk(server, here, "B");
await settled(there);
const desk = openDesk(here);

/** A change from the key press that saves it to the other desk's own tables, ms. */
async function change(): Promise<{ readonly tookMs: number; readonly text: string }> {
  const came = new Set<string>();
  let waitingFor = "";
  const seen = Promise.withResolvers<void>();
  const leave = there.changes.listen(({ ids }) => {
    for (const id of ids) came.add(id);
    if (came.has(waitingFor)) seen.resolve();
  });
  const before = performance.now();
  const { id, text } = await desk.register();
  waitingFor = id;
  if (came.has(id)) seen.resolve();
  await seen.promise;
  const tookMs = performance.now() - before;
  leave();
  await desk.signOut(id);
  return { tookMs, text };
}

const child = await startFloor();
const file = openFloorFile(new Database(join(benchFolder(), "near.db")));
const far = openFloorFile(new Database(join(benchFolder(), "far.db")));
const dial = () => new WebSocket(`${child.url.replace("http", "ws")}/live`);
const near = dial();
const other = dial();
await Promise.all([once(near, "open"), once(other, "open")]);

/** The same text into a file, through a server that stores it, into another file; ms. */
async function bare(text: string): Promise<number> {
  const before = performance.now();
  file.insert({ texts: [text], ciphers: [] });
  const arrived = once(other, "message");
  near.send(text);
  await arrived;
  far.insert({ texts: [text], ciphers: [] });
  return performance.now() - before;
}

const changes: number[] = [];
const floors: number[] = [];
for (let n = 0; n < CHANGES; n += 1) {
  const { tookMs, text } = await change();
  changes.push(tookMs);
  await delay(BETWEEN_MS);
  floors.push(await bare(text));
}
const [median, floor] = [quantile(changes, 0.5), quantile(floors, 0.5)];
printBenchRow({
  what: `a change on one desk seen on another, median of ${CHANGES}`,
  measured: ms(median),
  floor: `a bare WebSocket, stored by both ends and between ${ms(floor)}`,
  ratio: median / floor,
  atMost: 2.5,
});
const p99 = quantile(changes, 0.99);
printBenchRow({
  what: `the same, p99 (longest ${ms(Math.max(...changes))})`,
  measured: ms(p99),
  floor: `${LONGEST_MS} ms (the bare one ${ms(quantile(floors, 0.99))})`,
  ratio: p99 / LONGEST_MS,
  atMost: 1,
});
here.close();
there.close();
await server.end();
await child.end();
process.exit(0);
