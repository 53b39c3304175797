import { hash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { createTestClock } from "../fixtures/clock.ts";
import { foundTestSite, openTestHost } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { backedUpBooks, databaseIn, receive } from "./books.ts";

/** Every file of a folder with its bytes' hash; the lock and SQLite's index of the WAL aside. */
function contents(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^lock\.db|-shm$/.test(entry.name))
      .map(({ name }) => [name, hash("sha256", readFileSync(join(folder, name)))]),
  );
}

async function problemOf(folder: string) {
  const host = await openTestHost(folder, createTestClock());
  const state = host.state();
  const founded = await host.found({
    siteName: "新",
    timeZone: "Asia/Shanghai",
    postName: "前台",
    deskCode: "A",
    adminName: "新",
    adminPin: "839201",
    clerkName: "",
    clerkPin: "",
  });
  host.close();
  expect(founded).toMatchObject({ ok: false });
  return state.phase === "problem" ? state.problem.code : state.phase;
}

test("C7 books of a newer version are refused and untouched, byte for byte", async () => {
  const folder = tempFolder();
  await backedUpBooks(folder, { before: 1, after: 0 });
  const db = new Database(databaseIn(folder));
  db.pragma("user_version = 999");
  db.close();
  const before = contents(folder);
  expect(await problemOf(folder)).toBe("newer-version");
  expect(contents(folder)).toEqual(before);
});

test("C7 books of a newer version that were not closed keep their WAL, byte for byte", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  onTestFinished(() => bench.host.close());
  await receive(bench, 1, 2);
  bench.core().store.db.pragma("user_version = 999");
  const left = join(tempFolder(), "left");
  mkdirSync(left);
  for (const name of ["lodgebook.db", "lodgebook.db-wal", "keys.json", "desk-codes.json", "head.json"]) {
    writeFileSync(join(left, name), readFileSync(join(folder, name)), { mode: 0o600 });
  }
  const before = contents(left);
  expect(await problemOf(left)).toBe("newer-version");
  expect(contents(left)).toEqual(before);
});

test("C7 another program's database is refused and untouched", async () => {
  const folder = tempFolder();
  await backedUpBooks(folder, { before: 1, after: 0 });
  rmSync(databaseIn(folder));
  new Database(databaseIn(folder)).exec("CREATE TABLE t (x); INSERT INTO t VALUES (1)").close();
  const before = contents(folder);
  expect(await problemOf(folder)).toBe("foreign-file");
  expect(contents(folder)).toEqual(before);
});

test("C7 books that are gone are named, never replaced by empty ones", async () => {
  const folder = tempFolder();
  await backedUpBooks(folder, { before: 1, after: 0 });
  rmSync(databaseIn(folder));
  const before = contents(folder);
  expect(await problemOf(folder)).toBe("missing");
  expect(contents(folder)).toEqual(before);
});

test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
  "C7 books that may not be read are named and untouched",
  async () => {
    const folder = tempFolder();
    await backedUpBooks(folder, { before: 1, after: 0 });
    chmodSync(databaseIn(folder), 0o000);
    expect(await problemOf(folder)).toBe("unreadable");
    chmodSync(databaseIn(folder), 0o600);
  },
);

test("C7 a folder in the books' place is named", async () => {
  const folder = tempFolder();
  await backedUpBooks(folder, { before: 1, after: 0 });
  rmSync(databaseIn(folder));
  mkdirSync(databaseIn(folder));
  expect(await problemOf(folder)).toBe("unreadable");
  expect(readdirSync(databaseIn(folder))).toEqual([]);
});
