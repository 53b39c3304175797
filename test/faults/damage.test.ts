import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { writeMeta } from "../../electron/host/store/meta.ts";
import { verifyDatabase } from "../../electron/host/recovery/verify-database.ts";
import { holds, verifyLog } from "../../build/verify-log.ts";
import { MONDAY_AFTERNOON } from "../fixtures/clock.ts";
import { ADMIN_PIN, foundTestSite, PIN } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { backedUpBooks, databaseIn, names, receive, reopenBooks, visitors } from "./books.ts";
import { askBytes, change, cipherOf, placeOf, textOf } from "./one-byte.ts";

/** 5 visitors are in the backup, 5 more only in the live file. */
const BOOKS = { before: 5, after: 5 };
const PAGE = 4096;
/** A minute for each visitor before it. */
const BACKUP_AT = MONDAY_AFTERNOON + BOOKS.before * 60_000;

interface Damage {
  readonly what: string;
  readonly damage: (path: string) => void;
  /** Found when the books are opened, or by the daily check. */
  readonly found: "at start" | "by the check";
  /** null: depends on where SQLite put its pages, but never less than the backup has. */
  readonly visitors: readonly string[] | null;
  readonly missing: number | null;
  readonly sealedLost?: number;
}

const all = names(10);
const damages: readonly Damage[] = [
  {
    what: "a byte of an event that the backup has",
    damage: (path) => change(path, placeOf(path, textOf(path, 3)) + 60),
    found: "by the check",
    visitors: all,
    missing: null,
  },
  {
    what: "a byte of an event that the backup has not",
    damage: (path) => change(path, placeOf(path, textOf(path, 7)) + 60),
    found: "by the check",
    visitors: names(6),
    missing: 4,
  },
  {
    what: "a byte of an event's stored hash",
    damage: (path) => {
      const hash = askBytes(path, "SELECT hash FROM events WHERE text = ?", textOf(path, 2));
      change(path, placeOf(path, hash) + 5);
    },
    found: "by the check",
    visitors: all,
    missing: null,
  },
  {
    what: "a byte of a sealed part that the backup has",
    damage: (path) => change(path, placeOf(path, cipherOf(path, 4)) + 20),
    found: "by the check",
    visitors: all,
    missing: null,
  },
  {
    what: "a byte of a sealed part that the backup has not",
    damage: (path) => change(path, placeOf(path, cipherOf(path, 8)) + 20),
    found: "by the check",
    visitors: all.map((name) => (name === "来客8" ? "" : name)),
    missing: null,
    sealedLost: 1,
  },
  {
    what: "a byte of meta",
    damage: (path) => {
      const db = new Database(path);
      writeMeta(db, "position", "place-0000042");
      db.close();
      change(path, placeOf(path, "place-0000042") + 8);
    },
    found: "by the check",
    visitors: all,
    missing: null,
  },
  {
    what: "the events' last page lost",
    damage: (path) => {
      const bytes = readFileSync(path);
      const at = Math.floor(placeOf(path, textOf(path, 10)) / PAGE) * PAGE;
      bytes.fill(0, at, at + PAGE);
      writeFileSync(path, bytes);
    },
    found: "at start",
    visitors: null,
    missing: null,
  },
  {
    what: "the header lost",
    damage: (path) => {
      const bytes = readFileSync(path);
      bytes.fill(0, 0, 24);
      writeFileSync(path, bytes);
    },
    found: "at start",
    visitors: all,
    missing: null,
  },
  {
    what: "a file of 0 bytes",
    damage: (path) => truncateSync(path, 0),
    found: "at start",
    visitors: names(5),
    missing: 5,
  },
  {
    what: "a file cut in half",
    damage: (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2 / PAGE) * PAGE),
    found: "at start",
    visitors: null,
    missing: null,
  },
  {
    what: "the file gone",
    damage: (path) => rmSync(path),
    found: "at start",
    visitors: names(5),
    missing: 5,
  },
  {
    what: "the newest two events gone",
    damage: (path) => {
      const db = new Database(path);
      db.exec("DROP TRIGGER events_are_not_deleted");
      db.exec("DELETE FROM events WHERE pos > (SELECT max(pos) - 2 FROM events)");
      db.close();
    },
    found: "at start",
    visitors: names(8),
    missing: 2,
  },
];

test.each(damages)(
  "B1 $what: found $found, named, kept aside, recovered, what is missing is listed",
  async ({ what, damage, found, visitors: expected, missing, sealedLost = 0 }) => {
    const folder = tempFolder();
    const { clock, adminId } = await backedUpBooks(folder, BOOKS);
    const path = databaseIn(folder);
    damage(path);
    const damaged = existsSync(path) ? readFileSync(path) : null;
    const host = await reopenBooks(folder, clock);
    onTestFinished(() => host.close());
    if (found === "by the check") {
      expect(host.state().phase).toBe("ready");
      await host.backups.tick();
    }
    const state = host.state();
    expect(state).toMatchObject({
      phase: "problem",
      problem: { code: what === "the file gone" ? "missing" : "damaged", backupAt: BACKUP_AT },
    });
    const recovery = await host.restores.recovery();
    expect(recovery?.people.map(({ id, name }) => [id, name])).toEqual([[adminId, "陈静"]]);
    expect(await host.restores.recover(adminId, PIN)).toMatchObject({ error: { code: "pin-wrong" } });
    const recovered = await host.restores.recover(adminId, ADMIN_PIN);
    if (!recovered.ok) throw new Error(recovered.error.code);
    expect(host.state()).toMatchObject({ phase: "ready", deskCode: "A2" });
    const here = visitors(host);
    const lost = recovered.value.missing.map(({ events }) => events);
    if (expected === null) {
      expect(here).toEqual(names(here.length));
      expect(here.length).toBeGreaterThanOrEqual(5);
      expect(lost).toEqual(here.length === 10 ? [] : [10 - here.length]);
    } else {
      expect(here.toSorted()).toEqual(expected.toSorted());
      expect(lost).toEqual(missing === null ? [] : [missing]);
    }
    expect(recovered.value.sealedLost).toBe(sealedLost);
    for (const part of recovered.value.missing) {
      expect(part.fromMs).toBeLessThan(part.toMs ?? 0);
    }
    const kept = join(folder, recovered.value.keptIn);
    expect(readdirSync(kept)).toContain("report.json");
    if (damaged !== null) {
      const aside = readFileSync(join(kept, "lodgebook.db"));
      // Found while open: SQLite may have checkpointed into it, but the damage is there to be looked at.
      if (found === "at start") expect(aside.equals(damaged)).toBe(true);
      else expect(verifyDatabase(join(kept, "lodgebook.db")).findings).not.toEqual([]);
    }
    host.close();
    expect(verifyDatabase(path, { structure: "all" }).findings).toEqual([]);
    expect(holds(verifyLog(path))).toBe(true);
    expect(host.restores.lastReport()).toEqual(recovered.value);
  },
);

test("B1 a damaged WAL, which SQLite itself takes for a shorter one: noticed, recovered, what is missing is listed", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  onTestFinished(() => bench.host.close());
  await receive(bench, 1, 3);
  expect((await bench.host.backups.make("daily")).ok).toBe(true);
  bench.core().store.db.pragma("wal_checkpoint(TRUNCATE)");
  await receive(bench, 4, 6);
  // What a power cut leaves: everything as it is on the disk while the program runs.
  const after = join(tempFolder(), "data");
  cpSync(folder, after, { recursive: true });
  const wal = `${databaseIn(after)}-wal`;
  rmSync(`${databaseIn(after)}-shm`, { force: true });
  change(wal, Math.floor(readFileSync(wal).length / 2));
  const host = await reopenBooks(after, bench.clock);
  onTestFinished(() => host.close());
  expect(host.state()).toMatchObject({ phase: "problem", problem: { code: "damaged" } });
  const recovered = await host.restores.recover(bench.admin.id, ADMIN_PIN);
  if (!recovered.ok) throw new Error(recovered.error.code);
  const here = visitors(host);
  expect(here).toEqual(names(here.length));
  expect(here.length).toBeGreaterThanOrEqual(3);
  expect(here.length).toBeLessThan(6);
  expect(recovered.value.missing.map(({ events }) => events)).toEqual([6 - here.length]);
});

test("a backup that was damaged since it was made is passed over for the one before it", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  await receive(bench, 1, 2);
  const older = await bench.host.backups.make("daily");
  bench.clock.pass(86_400_000);
  await receive(bench, 3, 4);
  const newer = await bench.host.backups.make("daily");
  bench.host.close();
  if (!older.ok || !newer.ok) throw new Error("no backups");
  truncateSync(databaseIn(folder), 0);
  const backup = join(folder, "backups", newer.value.name);
  change(backup, placeOf(backup, textOf(backup, 1)) + 60);
  const host = await reopenBooks(folder, bench.clock);
  onTestFinished(() => host.close());
  const recovered = await host.restores.recover(bench.admin.id, ADMIN_PIN);
  if (!recovered.ok) throw new Error(recovered.error.code);
  expect(recovered).toMatchObject({ ok: true, value: { backup: older.value.name } });
  expect(visitors(host)).toEqual(names(2));
});

test("A1 wrong PINs while the books are closed are counted and delayed, also after a restart", async () => {
  const folder = tempFolder();
  const { clock, adminId } = await backedUpBooks(folder, { before: 1, after: 0 });
  truncateSync(databaseIn(folder), 0);
  const host = await reopenBooks(folder, clock);
  for (const left of [9, 8, 7]) {
    expect(await host.restores.recover(adminId, PIN)).toMatchObject({
      error: { code: "pin-wrong", params: { left } },
    });
  }
  expect(await host.restores.recover(adminId, ADMIN_PIN)).toMatchObject({ error: { code: "pin-wait" } });
  host.close();
  const again = await reopenBooks(folder, clock);
  onTestFinished(() => again.close());
  expect(await again.restores.recover(adminId, ADMIN_PIN)).toMatchObject({ error: { code: "pin-wait" } });
  clock.pass(60_000);
  expect((await again.restores.recover(adminId, ADMIN_PIN)).ok).toBe(true);
});
