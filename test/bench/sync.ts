// A desk pushes 100,000 events of its own, an empty desk pulls and folds them; then saves while a desk catches up.
import { Agent, request } from "node:http";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import Database from "better-sqlite3";
import { printBenchRow } from "../../build/bench-row.ts";
import { databaseFile, type Host } from "../../electron/host/host.ts";
import { startPostgres } from "../server/support/postgres.ts";
import { benchFolder, coreOf, fillBooks, foundBooks, openBooks, VISITS } from "./support/books.ts";
import { openDesk } from "./support/desk.ts";
import { FLOOR_BATCH, openFloorFile, type FloorBatch } from "./support/floor-file.ts";
import { ms, quantile, seconds, thousands } from "./support/figures.ts";
import {
  allPushed,
  firstDesk,
  joinNewSite,
  nextDesk,
  settled,
  startFloor,
  startSyncServer,
  type SyncServer,
} from "./support/sync-server.ts";

/** As many visits as make 100,000 events, or fewer. */
const visits = Math.min(VISITS, 40_000);
const BETWEEN_SAVES_MS = 20;
const SAVES_AT_REST = 300;

/** Lets a desk write so many visits of its own; it is closed and opened again, as a desk is that was offline. */
async function written(host: Host): Promise<Host> {
  const { store, keys } = coreOf(host);
  const { deviceId: device } = keys;
  fillBooks(host, visits, () => undefined, { device, head: store.head(device) });
  host.close();
  const again = await openBooks(host.folder);
  again.sync.stop();
  return again;
}

/** Pushes everything a desk has; ms. */
async function push(host: Host): Promise<number> {
  const before = performance.now();
  host.sync.start();
  await settled(host, () => allPushed(host));
  return performance.now() - before;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

async function call(url: string, method: "GET" | "POST", body = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve(Buffer.concat(chunks).toString()));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The same bytes through node:http from one better-sqlite3 file into another, and into a third; ms. */
async function floor(from: string): Promise<{ readonly pushMs: number; readonly pullMs: number }> {
  const child = await startFloor();
  const source = new Database(databaseFile(from), { readonly: true });
  const texts = source
    .prepare<[number], string>(`SELECT text FROM events WHERE pos > ? ORDER BY pos LIMIT ${FLOOR_BATCH}`)
    .pluck();
  const ciphers = source
    .prepare<[number, number], Buffer>("SELECT cipher FROM vault ORDER BY id LIMIT ? OFFSET ?")
    .pluck();
  const beforePush = performance.now();
  for (let sent = 0; ; sent += FLOOR_BATCH) {
    const batch = texts.all(sent);
    if (batch.length === 0) break;
    const sealed = ciphers.all(Math.floor(batch.length * 0.6), 0).map((each) => each.toString("base64url"));
    await call(child.url, "POST", JSON.stringify({ texts: batch, ciphers: sealed } satisfies FloorBatch));
  }
  const pushMs = performance.now() - beforePush;
  source.close();
  const target = new Database(join(benchFolder(), "pulled.db"));
  const file = openFloorFile(target);
  const beforePull = performance.now();
  for (let got = 0; ;) {
    const batch = JSON.parse(await call(`${child.url}/?after=${got}`, "GET")) as FloorBatch;
    if (batch.texts.length === 0) break;
    file.insert(batch);
    got += batch.texts.length;
  }
  const pullMs = performance.now() - beforePull;
  target.close();
  await child.end();
  return { pushMs, pullMs };
}

/** What a clerk's saves take until `enough` says so. */
async function saves(host: Host, enough: (count: number) => boolean): Promise<readonly number[]> {
  const desk = openDesk(host);
  const took: number[] = [];
  while (!enough(took.length)) {
    const visit = await desk.register();
    took.push(visit.ms);
    await desk.signOut(visit.id);
    await delay(BETWEEN_SAVES_MS);
  }
  return took;
}

async function pushToPostgres(books: string): Promise<number> {
  const postgres = await startPostgres(["-c", "fsync=on"]);
  const server = await startSyncServer(await postgres.database());
  const host = await openBooks(books);
  await joinNewSite(host, server);
  const took = await push(host);
  host.close();
  await server.end();
  await postgres.stop();
  return took;
}

async function catchingUp(host: Host): Promise<void> {
  const behind = () => {
    const state = host.sync.state();
    return state.mode === "joined" && (state.busy || state.behind > 0);
  };
  await settled(host, behind);
  const meanwhile = await saves(host, () => !behind());
  await settled(host);
  const atRest = await saves(host, (count) => count === SAVES_AT_REST);
  const [busy, rest] = [meanwhile, atRest].map((took) => ({
    median: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    longest: Math.max(...took),
  }));
  if (busy === undefined || rest === undefined) throw new Error("nothing was saved");
  printBenchRow({
    what: `a save while the desk pulls ${thousands(visits * 2.5)} events, p99 of ${meanwhile.length} (median ${ms(busy.median)}, longest ${ms(busy.longest)})`,
    measured: ms(busy.p99),
    floor: `at rest ${ms(rest.p99)} (median ${ms(rest.median)}, longest ${ms(rest.longest)})`,
    ratio: busy.p99 / rest.p99,
  });
}

const server: SyncServer = await startSyncServer();
const first = await firstDesk(server);
const early = await nextDesk(server, first, "B");
early.host.close();
first.sync.stop();
// The same books for PostgreSQL, before they are joined to anything.
const forPostgres = benchFolder();
const alone = await written(await foundBooks(forPostgres));
alone.close();
const pusher = await written(first);
const events = coreOf(pusher).store.log.count();
const copy = benchFolder();
cpSync(forPostgres, copy, { recursive: true });

const floors = [await floor(copy)];
const pushMs = await push(pusher);
await settled(pusher);
const late = await nextDesk(server, pusher, "C");
late.host.close();
floors.push(await floor(copy));
const postgresMs = await pushToPostgres(forPostgres);
floors.push(await floor(copy));
const floorPush = quantile(
  floors.map((each) => each.pushMs),
  0.5,
);
const floorPull = quantile(
  floors.map((each) => each.pullMs),
  0.5,
);
const row = (what: string, took: number, least: number, atMost: number): void =>
  printBenchRow({
    what: `${what}, ${thousands(events)} events`,
    measured: seconds(took),
    floor: `node:http between two better-sqlite3 files ${seconds(least)}`,
    ratio: took / least,
    atMost,
  });
row("push", pushMs, floorPush, 1.5);
row("pull into an empty desk, folded", late.tookMs, floorPull, 5);
row("push to PostgreSQL", postgresMs, floorPush, 2.2);
pusher.close();
await catchingUp(await openBooks(early.host.folder));
await server.end();
process.exit(0);
