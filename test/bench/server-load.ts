// One server and 100 desks of 20 sites that all write, listen and take in what the others wrote, for a minute.
import { hash, randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { printBenchRow } from "../../build/bench-row.ts";
import { openLive } from "../../electron/host/sync/live.ts";
import { createServerClient, type Identity } from "../../electron/host/sync/server-client.ts";
import { pageSchema, pushedSchema } from "../../shared/protocol/answers.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import type { Storage } from "../../server/storage/storage.ts";
import { createDesk, sealedRow, type TestDesk } from "../server/support/desk.ts";
import { mib, ms, quantile, thousands } from "./support/figures.ts";
import { processorMs, residentBytes } from "./support/process.ts";
import { startSyncServer } from "./support/sync-server.ts";

const SITES = 20;
const DESKS_PER_SITE = 5;
/** A record a second at every desk: busier than any front desk. */
const EVERY_MS = 1000;
/** A minute; less where the books are made smaller. */
const SECONDS = Math.max(
  10,
  Math.min(60, Math.round((Number(process.env["LODGEBOOK_BENCH_EVENTS"] ?? 1_000_000) / 1_000_000) * 60)),
);
const LONGEST_MS = 250;

const server = await startSyncServer();

async function enrolled(storage: Storage, site: string, letter: string): Promise<TestDesk> {
  const desk = createDesk();
  const lookup = randomBytes(4).toString("hex").toUpperCase();
  const verifierHash = hash("sha256", lookup, "buffer");
  const nowMs = Date.now();
  const code = { site, lookup, verifierHash, wrappedSiteKey: null, expiresAtMs: nowMs + 900_000 };
  await storage.addCode(code, nowMs);
  const { device, key } = desk;
  const added = await storage.enrol({
    lookup,
    verifierHash,
    device,
    name: "大堂前台",
    desk: letter,
    publicKey: key.publicKey,
    nowMs,
  });
  if (!added.ok) throw new Error(added.code);
  return desk;
}

const desks = await server.beside(async (storage) => {
  const all: { readonly site: string; readonly desk: TestDesk }[] = [];
  for (let made = 0; made < SITES; made += 1) {
    const site = uuid7(Date.now(), randomBytes(10));
    await storage.createSite({ id: site, name: `花园 ${made}`, nowMs: Date.now() });
    for (const letter of "ABCDE".slice(0, DESKS_PER_SITE))
      all.push({ site, desk: await enrolled(storage, site, letter) });
  }
  return all;
});

const pushes: number[] = [];
const pulls: number[] = [];
const problems: string[] = [];
let pulled = 0;

/** A desk until then; it stops listening and ends what it was taking in. */
async function work(site: string, desk: TestDesk, untilMs: number): Promise<void> {
  const { device, key } = desk;
  const as: Identity = { device, site, key };
  const client = createServerClient({ url: server.url, nowMs: Date.now, offsetMs: () => 0 });
  let cursor = 0;
  let pulling = false;
  let idle = Promise.resolve();
  let head = 0;
  const pull = async (): Promise<void> => {
    pulling = true;
    while (cursor < head) {
      const before = performance.now();
      const page = await client.call("GET", `/v1/events?after=${cursor}&limit=200`, pageSchema, { as });
      pulls.push(performance.now() - before);
      if (!page.ok) {
        problems.push(JSON.stringify(page.error));
        break;
      }
      pulled += page.value.events.length;
      cursor = page.value.next;
      head = Math.max(head, page.value.head);
    }
    pulling = false;
  };
  const line = openLive({
    url: server.url,
    token: () => client.token(as),
    onPosition: (position) => {
      head = Math.max(head, position);
      if (!pulling) idle = pull();
    },
    onGone: () => problems.push("a live line was cut"),
  });
  // Desks do not begin in the same instant.
  await delay((hash("sha256", device, "buffer").readUInt16BE() / 65_536) * EVERY_MS);
  while (performance.now() < untilMs) {
    const { id, cipher } = sealedRow(150);
    const sealed = { vault: id, hash: hash("sha256", cipher) };
    const events = desk.write(1, { sealed, text: "来".repeat(120) });
    const vault = [{ id, cipher: cipher.toString("base64url") }];
    const before = performance.now();
    const body = { events, vault, checkpoint: desk.checkpoint(site) };
    const answer = await client.call("POST", "/v1/events", pushedSchema, { body, as });
    pushes.push(performance.now() - before);
    if (!answer.ok) problems.push(JSON.stringify(answer.error));
    await delay(Math.max(0, EVERY_MS - (performance.now() - before)));
  }
  line.close();
  await idle;
}

const memory: number[] = [];
const usedBefore = processorMs(server.pid);
const watch = setInterval(() => memory.push(residentBytes(server.pid)), 1000);
const until = performance.now() + SECONDS * 1000;
await Promise.all(desks.map(({ site, desk }) => work(site, desk, until)));
clearInterval(watch);
const used = processorMs(server.pid) - usedBefore;
await server.end();

const what = `${desks.length} desks writing a record a second for ${SECONDS} s`;
if (problems.length > 0) console.log([...new Set(problems)].slice(0, 5).join("\n"));
printBenchRow({
  what: `${what}: errors in ${thousands(pushes.length)} pushes and ${thousands(pulls.length)} pulls (${thousands(pulled)} events)`,
  measured: String(problems.length),
  floor: "0",
  ratio: problems.length,
  atMost: 0,
});
const p99 = quantile(pushes, 0.99);
printBenchRow({
  what: `a push, p99 (median ${ms(quantile(pushes, 0.5))}; a pull ${ms(quantile(pulls, 0.99))}, median ${ms(quantile(pulls, 0.5))}; the server used ${((used / SECONDS) * 0.1).toFixed(0)} % of a core)`,
  measured: ms(p99),
  floor: `${LONGEST_MS} ms`,
  ratio: p99 / LONGEST_MS,
  atMost: 1,
});
// The first third is warming up: what counts is that it does not grow afterwards.
const third = Math.floor(memory.length / 3);
const [middle, last] = [memory.slice(third, 2 * third), memory.slice(2 * third)].map((part) =>
  Math.max(...part),
);
if (middle !== undefined && last !== undefined) {
  printBenchRow({
    what: "the server's memory, at most, in the last third",
    measured: mib(last),
    floor: `in the second third ${mib(middle)}`,
    ratio: last / middle,
    atMost: 1.1,
  });
}
process.exit(0);
