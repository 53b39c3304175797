import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { verifyDatabase } from "../../../../electron/host/recovery/verify-database.ts";
import {
  backupFiles,
  backupFolder,
  backupName,
  backupTime,
} from "../../../../electron/host/transfer/backup-files.ts";
import { makeBackup } from "../../../../electron/host/transfer/backup-make.ts";
import { backupDue, planRetention } from "../../../../electron/host/transfer/backup-plan.ts";
import { MONDAY_AFTERNOON } from "../../../fixtures/clock.ts";
import { benchOf, foundTestSite } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { visitForm } from "../../../fixtures/visit-form.ts";
import { databaseIn, receive } from "../../../faults/books.ts";

const DAY = 86_400_000;
const file = (atMs: number) => ({ name: backupName(atMs), atMs });
const day = (atMs: number) => Math.floor(atMs / DAY);

async function site() {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  onTestFinished(() => bench.host.close());
  return { ...bench, folder };
}

test("a backup's name says when it was made, to the second, and sorts so", () => {
  expect(backupName(MONDAY_AFTERNOON)).toBe("lodgebook-20261123-060500.db");
  expect(backupTime("lodgebook-20261123-060500.db")).toBe(MONDAY_AFTERNOON);
  for (const name of ["lodgebook-20261323-060500.db", "lodgebook-20261123-060500.db.part", "x.db"]) {
    expect(backupTime(name), name).toBeNull();
  }
});

test("kept are the newest of each of 7 days and 4 weeks", () => {
  const hourly = Array.from({ length: 40 * 4 }, (_, at) => file(MONDAY_AFTERNOON - at * (DAY / 4)));
  const dropped = new Set(planRetention(hourly, MONDAY_AFTERNOON).map(({ name }) => name));
  const kept = hourly.filter(({ name }) => !dropped.has(name)).map(({ atMs }) => atMs);
  const daysBack = kept.map((atMs) => day(MONDAY_AFTERNOON) - day(atMs));
  // Monday 23 November; the weeks before end on the Sundays 22, 15 and 8.
  expect(daysBack).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 15]);
});

property.prop([
  fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 60 }),
  fc.integer({ min: -4000, max: 4000 }),
])("retention keeps 7 days' worth whatever the clock says, and is settled after one pass", (days, nowDay) => {
  const files = [...new Set(days)].map((each) => file(MONDAY_AFTERNOON + each * DAY));
  const now = MONDAY_AFTERNOON + nowDay * DAY;
  const dropped = planRetention(files, now);
  const kept = files.filter((each) => !dropped.includes(each));
  expect(kept.length).toBeGreaterThanOrEqual(Math.min(7, files.length));
  expect(kept.length).toBeLessThanOrEqual(11);
  expect(planRetention(kept, now)).toEqual([]);
});

test("T1 the daily backup is due by what is on the disk, also after the clock jumped", () => {
  const now = MONDAY_AFTERNOON;
  expect(backupDue([], now)).toBe(true);
  expect(backupDue([file(now - DAY + 1000)], now)).toBe(false);
  expect(backupDue([file(now - DAY)], now)).toBe(true);
  // Made while the clock stood in 2099: says nothing about today, and does not hide a fresh one.
  expect(backupDue([file(Date.UTC(2099, 0, 1))], now)).toBe(true);
  expect(backupDue([file(Date.UTC(2099, 0, 1)), file(now - 1000)], now)).toBe(false);
});

test("B2 a backup made while visitors are registered opens, verifies, and has every one saved before it", async () => {
  const { host, folder, ...bench } = await site();
  await receive({ host, folder, ...bench }, 1, 30);
  let saved = 30;
  const backup = host.backups.make("manual");
  while (host.backups.running()) {
    bench.clock.pass(1000);
    await bench.must("visit.register", visitForm({ name: `来客${(saved += 1)}` }));
    await new Promise(setImmediate);
  }
  const made = await backup;
  expect(saved).toBeGreaterThan(31);
  if (!made.ok) throw new Error(made.error.code);
  expect(made.value.state).toBe("verified");
  const path = join(backupFolder(folder), made.value.name);
  const report = verifyDatabase(path, { structure: "all" });
  expect(report.findings).toEqual([]);
  const copy = new Database(path, { readonly: true });
  onTestFinished(() => void copy.close());
  const visits = copy.prepare<[], number>("SELECT count(*) FROM visits").pluck().get() ?? 0;
  expect(visits).toBeGreaterThanOrEqual(30);
  expect(visits).toBeLessThanOrEqual(saved);
  expect(copy.pragma("journal_mode", { simple: true })).toBe("delete");
  expect(readdirSync(backupFolder(folder))).toEqual([made.value.name]);
});

test("a disk without room is said before anything is written, with both numbers", async () => {
  const { folder, clock } = await site();
  const made = await makeBackup({
    folder,
    path: databaseIn(folder),
    nowMs: clock.nowMs(),
    reason: "daily",
    freeBytes: () => 5_000_000,
  });
  expect(made).toMatchObject({ ok: false, error: { code: "no-space", freeBytes: 5_000_000 } });
  expect(readdirSync(backupFolder(folder))).toEqual([]);
});

test("a backup can be cancelled; the ones before it stay and no part is left", async () => {
  const { host, folder, clock } = await site();
  const first = await host.backups.make("manual");
  expect(first.ok).toBe(true);
  clock.pass(1000);
  const cancel = new AbortController();
  cancel.abort();
  expect(await host.backups.make("manual", { signal: cancel.signal })).toMatchObject({
    error: { code: "backup-cancelled" },
  });
  expect(host.backups.failed()).toBeNull();
  expect(backupFiles(folder).map(({ atMs }) => atMs)).toEqual([clock.nowMs() - 1000]);
  expect(readdirSync(backupFolder(folder))).toHaveLength(1);
});

test("only one backup at a time", async () => {
  const { host } = await site();
  const first = host.backups.make("manual");
  expect(await host.backups.make("manual")).toMatchObject({ error: { code: "backup-running" } });
  expect((await first).ok).toBe(true);
});

test("the daily round makes one backup and one check a day, and stays quiet in between", async () => {
  const { host, folder, clock } = await site();
  await host.backups.tick();
  await host.backups.tick();
  expect(host.backups.list().map(({ reason, state }) => [reason, state])).toEqual([["daily", "verified"]]);
  clock.pass(DAY);
  await host.backups.tick();
  expect(host.backups.list()).toHaveLength(2);
  // A clock set back by a year is no reason to stop.
  clock.setWall(clock.nowMs() - 365 * DAY);
  await host.backups.tick();
  await host.backups.tick();
  expect(host.backups.list()).toHaveLength(3);
  expect(existsSync(join(folder, "checks.json"))).toBe(true);
});

test("C6 B1 a changed table is found by the weekly fold, made anew, and nothing of the log is lost", async () => {
  const bench = await site();
  await receive(bench, 1, 3);
  await bench.host.backups.tick();
  bench.core().store.db.exec("UPDATE visits SET name = '另一人' WHERE name = '来客2'");
  bench.clock.pass(7 * DAY);
  await bench.host.backups.tick();
  const names = bench.core().store.db.prepare("SELECT name FROM visits ORDER BY name").pluck().all();
  expect(names).toEqual(["来客1", "来客2", "来客3"]);
  expect(bench.host.state().phase).toBe("ready");
  expect(benchOf(bench.host, bench.clock, bench.folder).admin.id).toBe(bench.admin.id);
});

test("a file in the folder that is no backup of ours is listed as such or not at all", async () => {
  const { host, folder } = await site();
  expect((await host.backups.make("manual")).ok).toBe(true);
  const inside = backupFolder(folder);
  writeFileSync(
    join(inside, "lodgebook-20200101-000000.db"),
    "not a database at all, but long enough".repeat(9),
  );
  writeFileSync(join(inside, "notes.txt"), "x");
  expect(host.backups.list().map(({ state }) => state)).toEqual(["verified", "unreadable"]);
});

test("two backups within a second get names a second apart", async () => {
  const { host } = await site();
  const [first, second] = [await host.backups.make("manual"), await host.backups.make("manual")];
  expect(first.ok && second.ok && second.value.atMs - first.value.atMs).toBe(1000);
});
