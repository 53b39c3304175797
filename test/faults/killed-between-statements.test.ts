import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { databaseFile } from "../../electron/host/host.ts";
import { tablesDigest } from "../../electron/host/store/digest.ts";
import { allTables } from "../../electron/host/tables/index.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import { createTestClock } from "../fixtures/clock.ts";
import { benchOf, foundTestSite, openTestHost } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { atEachStatement } from "./snapshots.ts";
import { firstStart, visitor } from "./forms.ts";
import { expectWhole } from "./whole.ts";

const soak = process.env["LODGEBOOK_SOAK"] === "1";
test("C2 killed before any statement of a save: the visit is there whole or not at all, and the retry makes it one", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  await bench.must("visit.register", visitor);
  const cmd = uuid7(bench.clock.nowMs(), randomBytes(16));
  const snapshots = await atEachStatement(folder, async () => {
    await bench.must("visit.register", { ...visitor, name: "周平" }, { cmd });
  });
  bench.host.close();
  const seen: number[] = [];
  for (const snapshot of snapshots) {
    const host = await openTestHost(snapshot.folder, bench.clock);
    const again = benchOf(host, bench.clock, snapshot.folder);
    const visits = again.core().store.db.prepare("SELECT count(*) FROM visits").pluck();
    seen.push(Number(visits.get()));
    await expectWhole(again.core(), snapshot.folder);
    const { number } = await again.must("visit.register", { ...visitor, name: "周平" }, { cmd });
    expect(number).toBe("LF-20261123-A-002");
    expect(visits.get()).toBe(2);
    host.close();
    rmSync(snapshot.folder, { recursive: true });
  }
  // BEGIN, event, vault, row, search, number, COMMIT: all of them before the record counts, none after.
  expect(snapshots.map(({ before }) => before)).toEqual(
    expect.arrayContaining(["BEGIN IMMEDIATE", expect.stringContaining("INSERT INTO vault"), "COMMIT"]),
  );
  const commit = snapshots.findIndex(({ before }) => before === "COMMIT");
  expect(seen).toEqual(seen.map((_, index) => (index <= commit ? 1 : 2)));
});

/** Which tables are made, and of which version each is. */
function versionsIn(folder: string): string {
  const db = new Database(databaseFile(folder));
  const rows = db.prepare("SELECT name, version FROM projections ORDER BY name").raw().all();
  db.close();
  return JSON.stringify(rows);
}

test("C2 killed before any statement of a rebuild: the old tables or the new ones, and the same in the end", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  for (let n = 0; n < 3; n += 1) {
    const { id } = await bench.must("visit.register", { ...visitor, name: `周${n}` });
    await bench.must("visit.sign-out", { badgeReturned: null, late: null }, { id });
  }
  const whole = tablesDigest(bench.core().store.db, allTables);
  bench.host.close();
  const db = new Database(databaseFile(folder));
  db.exec("UPDATE projections SET version = version - 1");
  db.close();
  const snapshots = await atEachStatement(folder, async () => {
    const host = await openTestHost(folder, bench.clock);
    expect(host.state().phase).toBe("ready");
    host.close();
  });
  const tried = snapshots.filter((_, index) => soak || index % 7 === 0 || index > snapshots.length - 12);
  expect(tried.length).toBeGreaterThan(20);
  const versions = tried.map(({ folder: copy }) => versionsIn(copy));
  expect(new Set(versions)).toEqual(new Set([versions[0], versionsIn(folder)]));
  for (const snapshot of tried) {
    const host = await openTestHost(snapshot.folder, bench.clock);
    const again = benchOf(host, bench.clock, snapshot.folder).core();
    expect(tablesDigest(again.store.db, allTables), snapshot.before).toBe(whole);
    host.close();
  }
});

test("C2 killed before any statement of first start: set-up is offered again or the site is there, never stuck", async () => {
  const folder = tempFolder();
  const clock = createTestClock();
  const snapshots = await atEachStatement(folder, async () => {
    const host = await openTestHost(folder, clock);
    expect((await host.found(firstStart)).ok).toBe(true);
    host.close();
  });
  const phases = new Set<string>();
  const tried = snapshots.filter((_, index) => soak || index % 5 === 0 || index > snapshots.length - 25);
  for (const snapshot of tried) {
    const host = await openTestHost(snapshot.folder, clock);
    const { phase } = host.state();
    phases.add(phase);
    if (phase === "setup") expect((await host.found(firstStart)).ok, snapshot.before).toBe(true);
    expect(host.state(), snapshot.before).toMatchObject({ phase: "ready", deskCode: "A" });
    await expectWhole(benchOf(host, clock, snapshot.folder).core(), snapshot.folder);
    host.close();
  }
  expect(phases).toEqual(new Set(["setup", "ready"]));
});

test("C5 two clicks on the last button of first start found one site", async () => {
  const folder = tempFolder();
  const host = await openTestHost(folder);
  const both = await Promise.all([host.found(firstStart), host.found(firstStart)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(host.core()?.store.db.prepare("SELECT count(*) FROM staff").pluck().get()).toBe(2);
  host.close();
});
