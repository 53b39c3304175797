import { copyFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCommand } from "../../server/cli/commands.ts";
import { verifyAll } from "../../server/cli/verify.ts";
import { openSqliteStorage } from "../../server/storage/sqlite.ts";
import { readLink } from "../../electron/host/sync/link.ts";
import { createTestClock } from "../fixtures/clock.ts";
import { benchOf, openTestHost, type Bench } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { startServer } from "../server/support/site.ts";
import { leak } from "../shared/modules/work-orders/desk.ts";
import { agree, firstDesk, nextDesk, reroute, settled, until } from "./support/desks.ts";
import { startFaultProxy, type Weather } from "./support/fault-proxy.ts";

const order = { ...leak, technician: null, dispatch: false } as const;
const take = async (desk: Bench): Promise<string> => (await desk.must("work-order.take", order)).id;
const has = (desk: Bench, id: string): boolean => desk.core().queries.workOrders.row(id) !== null;
const problemOf = (desk: Bench) => {
  const state = desk.host.sync.state();
  return state.mode === "joined" ? state.problem : "alone";
};
const queueOf = (desk: Bench): number => {
  const state = desk.host.sync.state();
  return state.mode === "joined" ? state.queue : -1;
};
const ordersOf = ({ core }: Bench): number =>
  core().store.db.prepare<[], number>("SELECT count(*) FROM work_orders").pluck().get() ?? 0;
/** What a server that holds all of it has given positions to. */
const eventsAndSealed = ({ core }: Bench): number =>
  core()
    .store.db.prepare<[], number>("SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM vault)")
    .pluck()
    .get() ?? 0;

const busy = JSON.stringify({ code: "SLOW_DOWN", message: "", retryAfter: 3600 });
const html = "<html><body>Bad gateway</body></html>";
const failing: readonly [string, Weather][] = [
  ["down", { kind: "down" }],
  ["a page that wants a sign-in", { kind: "portal" }],
  ["cut within the first bytes", { kind: "cut", afterBytes: 40 }],
  ["cut in the middle of an answer", { kind: "cut", afterBytes: 900 }],
  ["taken and never answered", { kind: "half-open" }],
  ["500 of a proxy", { kind: "answers", status: 500, body: html }],
  ["503 of the server", { kind: "answers", status: 503, body: '{"code":"UNAVAILABLE","message":""}' }],
  ["504 without a body", { kind: "answers", status: 504, body: "" }],
  ["429 of the server", { kind: "answers", status: 429, body: busy }],
  ["429 of a proxy", { kind: "answers", status: 429, body: html, headers: { "Retry-After": "soon" } }],
  ["429 that says nonsense", { kind: "answers", status: 429, body: busy.replace("3600", '"soon"') }],
  ["a redirect", { kind: "answers", status: 302, body: "", headers: { Location: "http://portal.invalid/" } }],
  ["answered into nothing", { kind: "mute" }],
  ["held back", { kind: "late" }],
];

test("N1 whatever the line does, saves go on, the queue counts them, and nothing is lost or doubled when it is back", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B", "南门岗", { silentMs: 400 });
  const line = await startFaultProxy(server.url);
  reroute(gate, line.url);
  await settled(gate);
  const ids: string[] = [];
  for (const [name, weather] of failing) {
    const before = line.broken();
    line.set(weather);
    ids.push(await take(gate), await take(gate));
    gate.host.sync.start();
    await until(() => problemOf(gate) === "unreachable" && line.broken() > before);
    expect(queueOf(gate), name).toBeGreaterThan(0);
    ids.push(await take(lobby));
    line.set({ kind: "fair" });
    gate.host.sync.start();
    await agree(lobby, gate);
    await settled(gate);
  }
  // What was held back arrives long after it was sent again: all of it is known by then.
  const arrived = await line.deliver();
  expect(arrived.length).toBeGreaterThan(0);
  line.set({ kind: "doubled" });
  ids.push(await take(gate), await take(gate));
  gate.host.sync.start();
  ids.push(await take(lobby));
  await agree(lobby, gate);
  line.set({ kind: "fair" });
  gate.host.sync.start();
  await agree(lobby, gate);
  await settled(lobby, gate);
  for (const desk of [lobby, gate]) {
    expect(ids.filter((id) => !has(desk, id))).toEqual([]);
    expect(ordersOf(desk)).toBe(ids.length);
  }
  expect(await verifyAll(server.storage, () => undefined)).toBe(true);
  const position = Math.max(...(await server.storage.sites()).map(({ head }) => head));
  expect(position).toBe(eventsAndSealed(lobby));
});

test("N1 on a slow line, and on one that is cut every few thousand bytes, a desk gets on in smaller pieces", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B", "南门岗", { silentMs: 1000 });
  const line = await startFaultProxy(server.url);
  gate.host.sync.stop();
  for (let made = 0; made < 40; made += 1) await take(gate);
  // A page never splits a push: these are as large as a desk at work makes them.
  for (let made = 0; made < 40; made += 1) {
    await take(lobby);
    if (made % 4 === 3) await settled(lobby);
  }
  reroute(gate, line.url);
  const getsOn = async (holds: () => boolean): Promise<void> =>
    until(() => {
      // A person who presses "now" waits for no back-off.
      if (problemOf(gate) === "unreachable") gate.host.sync.start();
      else gate.host.sync.nudge();
      return holds();
    });
  const inStep = (orders: number) => () =>
    queueOf(gate) === 0 && ordersOf(gate) === orders && problemOf(gate) === null;
  line.set({ kind: "cut", afterBytes: 4000 });
  await getsOn(() => queueOf(gate) === 0);
  expect(line.broken()).toBeGreaterThan(3);
  line.set({ kind: "cut", afterBytes: 60_000 });
  await getsOn(inStep(80));
  // In one push, so that its page takes longer than the desk's patience with a silent line.
  lobby.host.sync.stop();
  for (let made = 0; made < 40; made += 1) await take(lobby);
  lobby.host.sync.start();
  await settled(lobby);
  line.set({ kind: "slow", bytes: 800, everyMs: 20 });
  await getsOn(inStep(120));
  await agree(lobby, gate);
  expect(ordersOf(lobby)).toBe(120);
});

test("C1 a desk that is closed in the middle of everything goes on where it was", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const ids: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    ids.push(await take(lobby), await take(lobby));
    lobby.host.sync.nudge();
    await lobby.host.reopen();
  }
  const gate = await nextDesk(server, lobby, "B");
  await agree(lobby, gate);
  expect(ids.every((id) => has(gate, id))).toBe(true);
});

test("S5 a server restored from an older copy: desks give back what it lost, another desk's too, and agree", async () => {
  const folder = tempFolder();
  const storage = openSqliteStorage({ folder, onFailure: () => undefined });
  const first = await startServer({ storage, keepStorage: true });
  const lobby = await firstDesk(first);
  const gate = await nextDesk(first, lobby, "B");
  await take(lobby);
  await agree(lobby, gate);
  await settled(lobby, gate);
  const older = tempFolder();
  await runCommand(storage, ["backup", join(older, "copy.db")], { print: () => undefined, now: Date.now });
  const [fromLobby, fromGate] = [await take(lobby), await take(gate)];
  await agree(lobby, gate);
  await settled(lobby, gate);
  // The gate's PC is off when the server comes back as it was before; the lobby holds the gate's records as well.
  gate.host.sync.stop();
  lobby.host.sync.stop();
  copyFileSync(join(older, "copy.db"), join(older, "sync.db"));
  const restored = await startServer({
    storage: openSqliteStorage({ folder: older, onFailure: () => undefined }),
  });
  reroute(lobby, restored.url);
  await settled(lobby);
  const newcomer = await nextDesk(restored, lobby, "C");
  expect(has(newcomer, fromLobby) && has(newcomer, fromGate)).toBe(true);
  const later = await take(newcomer);
  reroute(gate, restored.url);
  await agree(lobby, gate, newcomer);
  expect(has(gate, later)).toBe(true);
  await storage.close();
});

test("S5 a desk restored from its backup goes on under a new id that the old one vouches for, and gets back what it lost", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B");
  const before = await take(lobby);
  const made = await lobby.host.backups.make("manual");
  if (!made.ok) throw new Error(made.error.code);
  const lost = await take(lobby);
  await agree(lobby, gate);
  await settled(lobby, gate);
  const restored = await lobby.host.restores.restore({ name: made.value.name }, lobby.admin.id);
  expect(restored).toMatchObject({ ok: true, value: { deskCode: "A2" } });
  const after = await take(lobby);
  await agree(lobby, gate);
  await settled(lobby, gate);
  for (const id of [before, lost, after]) expect(has(lobby, id) && has(gate, id)).toBe(true);
  expect(lobby.core().queries.workOrders.row(after)?.number).toMatch(/-A2-001$/);
  expect(
    gate.host.sync
      .desks()
      .desks.map(({ desk }) => desk)
      .toSorted(),
  ).toEqual(["A", "A2", "B"]);
});

test("S5 a cloned disk: both PCs go on, each under an id of its own, and nothing that either wrote is lost", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B");
  const before = await take(gate);
  await agree(lobby, gate);
  await settled(lobby, gate);
  gate.host.close();
  const copied = tempFolder();
  cpSync(gate.folder, copied, { recursive: true });
  const open = async (folder: string) => {
    const clock = createTestClock(Date.now());
    const host = await openTestHost(folder, clock);
    onTestFinished(() => host.close());
    return benchOf(host, clock, folder);
  };
  const [one, two] = [await open(gate.folder), await open(copied)];
  one.host.sync.stop();
  two.host.sync.stop();
  const written = [before, await take(one), await take(two), await take(two), await take(one)];
  one.host.sync.start();
  await until(() => queueOf(one) === 0);
  // The server adds its successor and the answer gets lost: it asks again, under another id and code.
  const line = await startFaultProxy(server.url);
  line.set({ kind: "mute", call: "POST /v1/devices" });
  reroute(two, line.url);
  await until(() => line.broken() > 0 && problemOf(two) === "unreachable");
  line.set({ kind: "fair" });
  two.host.sync.start();
  await until(() => two.host.core()?.desk.code === "B3");
  // Its id was closed by the copy's successor: the first PC becomes one as well.
  const later = await take(one);
  await until(() => one.host.core()?.desk.code === "B4");
  written.push(later, await take(two), await take(one));
  await agree(lobby, one, two);
  await settled(lobby, one, two);
  for (const id of written) for (const desk of [lobby, one, two]) expect(has(desk, id)).toBe(true);
  const aside = two.host.sync.desks().aside.map(({ problem }) => problem);
  expect(aside.length).toBeGreaterThan(0);
  expect(new Set(aside)).toEqual(new Set(["superseded"]));
});

test("another server under the same address is told to a person, and nothing is sent to it", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const stranger = await startServer();
  reroute(lobby, stranger.url);
  await take(lobby);
  await until(() => problemOf(lobby) === "server-changed");
  expect(queueOf(lobby)).toBeGreaterThan(0);
  expect((await stranger.storage.sites()).every(({ head }) => head === 0)).toBe(true);
  reroute(lobby, server.url);
  await settled(lobby);
});

test("S5 a revoked desk keeps working on its own and is told so; the others go on", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B");
  const site = readLink(gate.core().store.db)?.site ?? "";
  await server.storage.revoke(site, gate.core().keys.deviceId, Date.now());
  await take(gate);
  await until(() => problemOf(gate) === "revoked");
  expect(queueOf(gate)).toBeGreaterThan(0);
  const id = await take(lobby);
  await settled(lobby);
  expect(has(gate, id)).toBe(false);
});

test("T1 a desk whose clock is hours or years off is corrected by the server's time and syncs", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B");
  for (const wall of [Date.UTC(1999, 0, 1), Date.UTC(2099, 0, 1), Date.now() + 3_600_000]) {
    gate.clock.setWall(wall);
    const id = await take(gate);
    gate.host.sync.start();
    await agree(lobby, gate);
    expect(has(lobby, id)).toBe(true);
  }
  const state = gate.host.sync.state();
  expect(state.mode === "joined" && Math.abs(state.offsetMs + 3_600_000) < 60_000).toBe(true);
});

test("H1 what was changed on the server is kept aside and told, never folded; what follows it waits", async () => {
  const folder = tempFolder();
  const storage = openSqliteStorage({ folder, onFailure: () => undefined });
  const server = await startServer({ storage });
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B");
  await agree(lobby, gate);
  gate.host.sync.stop();
  const id = await take(lobby);
  await settled(lobby);
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(join(folder, "sync.db"));
  db.exec("DROP TRIGGER events_never_change");
  db.prepare("UPDATE events SET text = replace(text, ?, ?) WHERE text LIKE ?").run(
    leak.fault,
    "别的内容",
    `%${id}%`,
  );
  db.close();
  gate.host.sync.start();
  await until(() => {
    const state = gate.host.sync.state();
    return state.mode === "joined" && state.aside > 0;
  });
  expect(has(gate, id)).toBe(false);
  expect(gate.host.sync.desks().aside[0]?.problem).toBe("checkpoint");
});
