import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { verifyLog } from "../../../build/verify-log.ts";
import { keyKinds } from "../../../shared/modules/keys/index.ts";
import { DEMO_PIN } from "../../../shared/modules/site/index.ts";
import { checkPin } from "../../../electron/host/access/authenticate.ts";
import { pinProblem } from "../../../electron/host/access/pin.ts";
import { seedDemo, type SeedOptions } from "../../../electron/host/demo/seed-demo.ts";
import { databaseFile, type Host } from "../../../electron/host/host.ts";
import { createLog } from "../../../electron/host/log.ts";
import { createFileKeyStore } from "../../../electron/host/vault/key-store.ts";
import { createTestClock, MONDAY_AFTERNOON } from "../../fixtures/clock.ts";
import { CHEAP, foundTestSite, openTestHost } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

const SMALL = { days: 4, visitsADay: 24, ordersADay: 4, buildings: 2, floors: 4 } as const;
const allVisits = { tab: "all", search: "", category: null, offset: 0, limit: 500 } as const;

function seedOptions(folder: string, nowMs: number = MONDAY_AFTERNOON): SeedOptions & { close: () => void } {
  const { log, close } = createLog({ folder });
  const keyStore = createFileKeyStore({ path: join(folder, "keys.json"), onOpenToOthers: () => undefined });
  return { folder, keyStore, log, size: SMALL, cost: CHEAP, nowMs, close };
}

async function seeded(nowMs: number = MONDAY_AFTERNOON): Promise<{ folder: string; host: Host }> {
  const folder = tempFolder();
  const options = seedOptions(folder, nowMs);
  expect(await seedDemo(options)).toEqual({ ok: true, value: null });
  options.close();
  const host = await openTestHost(folder, createTestClock(nowMs));
  onTestFinished(host.close);
  return { folder, host };
}

function coreOf(host: Host) {
  const core = host.core();
  if (core === null) throw new Error("the sample books are not open");
  return core;
}

test("sample data is marked as such, and its log verifies by an independent program (H1)", async () => {
  const { folder, host } = await seeded();
  expect(host.state()).toMatchObject({ phase: "ready", demo: true, siteName: "阳光花园" });
  const events = coreOf(host).store.log.count();
  expect(events).toBeGreaterThan(300);
  host.close();
  const report = verifyLog(databaseFile(folder));
  expect(report.file).toBeNull();
  expect(report.devices.map(({ events: held, damage }) => ({ held, damage }))).toEqual([
    { held: events, damage: null },
  ]);
});

test("no command of the sample days is refused, at whatever hour and day of the week it is opened", async () => {
  const hour = 3_600_000;
  for (const nowMs of [MONDAY_AFTERNOON, MONDAY_AFTERNOON + 13 * hour, MONDAY_AFTERNOON + 5 * 24 * hour]) {
    const { folder, host } = await seeded(nowMs);
    const lines = readFileSync(join(folder, "logs", "lodgebook.log"), "utf8")
      .trim()
      .split("\n");
    const made = lines.map((line): unknown => JSON.parse(line)).at(-1);
    expect(made).toMatchObject({ msg: "sample data was made", refused: 0 });
    expect(coreOf(host).queries.visits.counts(nowMs, coreOf(host).desk.settings)).toMatchObject({
      inside: 12,
      overstayed: 2,
      awaiting: 1,
    });
    host.close();
  }
});

test("the desk opens on work that waits: a late call, an arrival, a dispatch, an answer at the door, an approval", async () => {
  const { host } = await seeded();
  const kinds = host.alerts.board().map((item) => item.kind);
  expect(new Set(kinds)).toEqual(
    new Set([
      "late-call",
      "arrival",
      "dispatch",
      "follow-up",
      "overstay",
      "awaiting-answer",
      "resume",
      "pass-signature",
      "pass-expired",
      "hazard-out",
      "important-line",
      "report",
      "key-overdue",
      "approval",
    ]),
  );
  expect(host.alerts.ringing().map((item) => item.kind)).toContain("late-call");
  const arrival = host.alerts.board().find((item) => item.kind === "arrival");
  expect(arrival?.dueMs).toBe(MONDAY_AFTERNOON + 6 * 60_000);
});

test("the cabinet opens as a desk knows it: keys of every kind, some out, one overdue, one lost, a difference found", async () => {
  const { host } = await seeded();
  const { keys } = coreOf(host).queries;
  const counts = keys.counts(MONDAY_AFTERNOON);
  expect(counts.byKind.filter((one) => one.keys > 0).map((one) => one.kind)).toEqual(keyKinds);
  expect(counts).toMatchObject({ overdue: 1, conflicts: 0 });
  expect(counts.out).toBeGreaterThan(1);
  expect(counts.lost).toBeGreaterThan(0);
  expect(keys.countList().map((count) => count.differences)).toContain(1);
});

test("REP-5 the tariff that quotes are made from is published", async () => {
  const { host } = await seeded();
  const items = coreOf(host).queries.tariff.list();
  expect(items.length).toBeGreaterThan(8);
  expect(items.every(({ priceFen, labourFen }) => priceFen + labourFen > 0)).toBe(true);
});

test("DUTY-5 every shift was handed over by two, and the one that runs has its people and what is open", async () => {
  const { host } = await seeded();
  const { shifts } = coreOf(host).queries;
  const { rows } = shifts.list({ search: "", offset: 0, limit: 50 });
  const [running, ...signed] = rows;
  expect(running?.status).not.toBe("signed");
  expect(signed.length).toBeGreaterThan(4);
  for (const shift of signed) {
    expect(shift).toMatchObject({ status: "signed", conflicts: 0 });
    expect(shift.staff, shift.number).not.toBe(shift.incoming);
  }
});

test("everybody signs in with the PIN that the sample site shows, and every role is there", async () => {
  const { host } = await seeded();
  expect(pinProblem(DEMO_PIN)).toBeNull();
  const people = coreOf(host).queries.staff.all();
  expect(new Set(people.map((person) => person.role)).size).toBe(8);
  for (const { id, name } of people) {
    expect((await checkPin(coreOf(host), host.attempts, id, DEMO_PIN)).ok, name).toBe(true);
  }
});

test("a second start leaves the sample books as they are", async () => {
  const { folder, host } = await seeded();
  const before = coreOf(host).store.log.count();
  host.close();
  const options = seedOptions(folder);
  expect(await seedDemo(options)).toEqual({ ok: true, value: null });
  options.close();
  const again = await openTestHost(folder, createTestClock());
  onTestFinished(again.close);
  expect(coreOf(again).store.log.count()).toBe(before);
});

test("a real site is refused and not touched", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  const before = bench.core().store.log.count();
  bench.host.close();
  const options = seedOptions(folder);
  expect(await seedDemo(options)).toEqual({ ok: false, error: { code: "real-site" } });
  options.close();
  const again = await openTestHost(folder, createTestClock());
  onTestFinished(again.close);
  expect(coreOf(again).store.log.count()).toBe(before);
  expect(again.state()).toMatchObject({ phase: "ready", demo: false });
});

test("P1 nothing of the sample people is in the program's log", async () => {
  const { folder, host } = await seeded();
  const logs = readdirSync(join(folder, "logs")).map((name) =>
    readFileSync(join(folder, "logs", name), "utf8"),
  );
  const text = logs.join("");
  expect(text).not.toBe("");
  const core = coreOf(host);
  const { rows } = core.queries.visits.list(allVisits, MONDAY_AFTERNOON, core.desk.settings);
  const personal = rows.flatMap(({ name, plate }) => [name, plate]).filter((value) => value.length > 1);
  expect(personal.length).toBeGreaterThan(50);
  expect(personal.filter((value) => text.includes(value))).toEqual([]);
  expect(text).not.toMatch(/199000\d{5}|99\d{15}[\dX]/);
});
