import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { afterEach, expect, test, vi } from "vitest";
import { setPragmas } from "../../electron/host/store/open-database.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import { createTestClock } from "../fixtures/clock.ts";
import { benchOf, foundTestSite, openTestHost, type Bench } from "../fixtures/host.ts";
import { fillDisk, smallDisk } from "../fixtures/small-disk.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { diskError, plantFault } from "./statements.ts";
import { firstStart, visitor } from "./forms.ts";
import { expectWhole } from "./whole.ts";

let undo: () => void = () => undefined;
afterEach(() => {
  undo();
  undo = () => undefined;
  vi.useRealTimers();
});

const newCmd = (bench: Bench) => uuid7(bench.clock.nowMs(), randomBytes(16));
const visits = (bench: Bench) => bench.core().store.db.prepare("SELECT count(*) FROM visits").pluck().get();
const big = { ...visitor, goods: "箱".repeat(60), company: "某".repeat(60) };

test("C3 every pragma is in force at the first open, after a restart and after a reopened disk", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  const expectPragmas = (): void => {
    const { db } = bench.core().store;
    const read = (name: string): unknown => db.pragma(name, { simple: true });
    expect(read("journal_mode")).toBe("wal");
    expect(read("synchronous")).toBe(2);
    expect(read("foreign_keys")).toBe(1);
    expect(read("recursive_triggers")).toBe(1);
    expect(read("trusted_schema")).toBe(0);
    expect(read("secure_delete")).toBe(1);
  };
  expectPragmas();
  await bench.host.reopen();
  expectPragmas();
  bench.host.close();
  const again = await openTestHost(folder, bench.clock);
  expect(again.core()?.store.db.pragma("synchronous", { simple: true })).toBe(2);
  again.close();
});

test("C3 a connection that cannot have them is refused, not used", () => {
  const db = new Database(":memory:");
  expect(() => setPragmas(db)).toThrow("journal_mode");
  db.close();
});

/** Fills up until a save is refused; answers how it was refused. */
async function fill(bench: Bench): Promise<string> {
  for (let n = 0; n < 5000; n += 1) {
    const outcome = await bench.give("visit.register", big);
    if (!outcome.ok) return outcome.error.code;
  }
  return "never full";
}

test("C4 a full database refuses a save by name, keeps what it has and works again when there is room", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  const { db } = bench.core().store;
  const pages = Number(db.pragma("page_count", { simple: true }));
  db.pragma(`max_page_count = ${pages + 40}`);
  expect(await fill(bench)).toBe("disk-full");
  const kept = visits(bench);
  expect(kept).toBeGreaterThan(0);
  db.pragma("max_page_count = 1000000");
  await bench.must("visit.register", visitor);
  expect(visits(bench)).toBe(Number(kept) + 1);
  await expectWhole(bench.core(), folder);
  bench.host.close();
});

test("C4 a full disk: refused by name, readable, and the next save works once there is room, without a restart", async (context) => {
  const folder = smallDisk();
  if (folder === null) {
    context.skip("needs a disk of its own: mount is not allowed here");
    return;
  }
  const bench = await foundTestSite(folder);
  await bench.must("visit.register", visitor);
  const makeRoom = fillDisk(folder, 20);
  expect(await fill(bench)).toBe("disk-full");
  expect(bench.host.state().phase).toBe("ready");
  const kept = Number(visits(bench));
  makeRoom();
  await bench.must("visit.register", visitor);
  expect(visits(bench)).toBe(kept + 1);
  await expectWhole(bench.core(), folder);
  bench.host.close();
});

test("C4 first start on a full disk is refused by name and can be given again", async (context) => {
  const folder = smallDisk();
  if (folder === null) {
    context.skip("needs a disk of its own: mount is not allowed here");
    return;
  }
  const host = await openTestHost(folder);
  const makeRoom = fillDisk(folder, 15);
  expect(await host.found(firstStart)).toMatchObject({ ok: false, error: { code: "disk-full" } });
  expect(host.state().phase).toBe("setup");
  makeRoom();
  expect((await host.found(firstStart)).ok).toBe(true);
  host.close();
});

test.each(["SQLITE_IOERR_FSYNC", "SQLITE_IOERR_WRITE"])(
  "C4 %s before the commit took hold: the books are opened again, the save is refused and can be repeated",
  async (code) => {
    const folder = tempFolder();
    const bench = await foundTestSite(folder);
    const cmd = newCmd(bench);
    let failed = false;
    undo = plantFault((sql, go) => {
      if (sql !== "COMMIT" || failed) return go();
      failed = true;
      throw diskError(code);
    });
    const first = await bench.give("visit.register", visitor, { cmd });
    expect(first).toMatchObject({ ok: false, error: { code: "storage-failed" } });
    expect(bench.host.state().phase).toBe("ready");
    expect(visits(bench)).toBe(0);
    await bench.must("visit.register", visitor, { cmd });
    expect(visits(bench)).toBe(1);
    await expectWhole(bench.core(), folder);
    bench.host.close();
  },
);

test("C4 the disk fails after the commit took hold: the save is settled by its cmd, as one record", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  const cmd = newCmd(bench);
  let failed = false;
  undo = plantFault((sql, go) => {
    const done = go();
    if (sql !== "COMMIT" || failed) return done;
    failed = true;
    throw diskError("SQLITE_IOERR_FSYNC");
  });
  const settled = await bench.must("visit.register", visitor, { cmd });
  expect(settled.number).toBe("LF-20261123-A-001");
  expect(await bench.must("visit.register", visitor, { cmd })).toEqual(settled);
  expect(visits(bench)).toBe(1);
  await expectWhole(bench.core(), folder);
  bench.host.close();
});

test("C4 a disk that cannot be read at once is tried again until it can, without a restart", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  await bench.must("visit.register", visitor);
  undo = plantFault((sql, go) => {
    if (sql.startsWith("PRAGMA")) return go();
    throw diskError("SQLITE_IOERR_READ");
  });
  await bench.host.reopen();
  expect(bench.host.state()).toMatchObject({ phase: "problem", problem: { code: "unreadable" } });
  expect(await bench.host.found(firstStart)).toMatchObject({ ok: false, error: { code: "already-set-up" } });
  vi.advanceTimersByTime(1000);
  await vi.waitFor(() => expect(bench.host.state().phase).toBe("problem"));
  undo();
  await vi.waitFor(() => {
    vi.advanceTimersByTime(1000);
    expect(bench.host.state().phase).toBe("ready");
  });
  expect(visits(bench)).toBe(1);
  bench.host.close();
});

test("C5 the same command given twice at once, and once more after a restart, is one record", async () => {
  const folder = tempFolder();
  const clock = createTestClock();
  const bench = await foundTestSite(folder, clock);
  const cmd = newCmd(bench);
  const [one, two] = await Promise.all([
    bench.must("visit.register", visitor, { cmd }),
    bench.must("visit.register", visitor, { cmd }),
  ]);
  expect(two).toEqual(one);
  bench.host.close();
  const again = benchOf(await openTestHost(folder, clock), clock, folder);
  expect(await again.must("visit.register", { ...visitor, name: "另一人" }, { cmd })).toEqual(one);
  expect(visits(again)).toBe(1);
  again.host.close();
});
