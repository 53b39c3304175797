import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyDatabase } from "../../electron/host/recovery/verify-database.ts";
import { writeMeta } from "../../electron/host/store/meta.ts";
import { backupFiles, backupFolder, newestNote } from "../../electron/host/transfer/backup-files.ts";
import { makeBackup } from "../../electron/host/transfer/backup-make.ts";
import { MONDAY_AFTERNOON } from "../fixtures/clock.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { backedUpBooks, databaseIn } from "./books.ts";
import { askBytes, change, cipherOf, placeOf, textOf } from "./one-byte.ts";

/** 3 visitors are in the backup and in the live file, 3 more only in the live file. */
const BOOKS = { before: 3, after: 3 };
const FIRST_AT = MONDAY_AFTERNOON + BOOKS.before * 60_000;
const DAY = 86_400_000;
let prepared = "";

beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), "lodgebook-since-"));
  await backedUpBooks(prepared, BOOKS);
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));

/** The prepared books and their backup in a folder of their own. */
function books(): { readonly folder: string; readonly path: string; readonly backup: string } {
  const folder = tempFolder();
  cpSync(prepared, folder, { recursive: true });
  const first = newestNote(folder);
  if (first === null) throw new Error("no backup");
  return { folder, path: databaseIn(folder), backup: first.path };
}

const backUp = (folder: string, daysLater = 1) =>
  makeBackup({
    folder,
    path: databaseIn(folder),
    nowMs: MONDAY_AFTERNOON + daysLater * DAY,
    reason: "daily",
  });

function write(path: string, sql: string, ...values: unknown[]): void {
  const db = new Database(path);
  db.exec("DROP TRIGGER IF EXISTS events_are_not_changed");
  db.prepare(sql).run(values);
  db.close();
}

test("a backup follows only what came since the one before it; a week later everything again", async () => {
  const { folder } = books();
  expect(newestNote(folder)).toMatchObject({ followedAtMs: FIRST_AT });
  for (const [day, followedAtMs] of [
    [1, FIRST_AT],
    [7, FIRST_AT],
    [8, MONDAY_AFTERNOON + 8 * DAY],
    [9, MONDAY_AFTERNOON + 8 * DAY],
  ] as const) {
    expect(await backUp(folder, day)).toMatchObject({ ok: true, value: { state: "verified", events: 15 } });
    expect(newestNote(folder), `day ${day}`).toMatchObject({ followedAtMs, events: 15 });
  }
  const [newest] = backupFiles(folder);
  const report = verifyDatabase(join(backupFolder(folder), newest?.name ?? ""), { structure: "all" });
  expect(report).toMatchObject({ findings: [], events: 15 });
});

test("P2 erasing somebody since is no damage: the rest is still taken as proven", async () => {
  const { folder, path } = books();
  write(path, "UPDATE vault SET cipher = NULL, erased = 1 WHERE cipher = ?", cipherOf(path, 2));
  expect(await backUp(folder)).toMatchObject({ ok: true });
  expect(newestNote(folder)).toMatchObject({ followedAtMs: FIRST_AT });
});

test("an event whose sealed part is still to come is no damage; the part is looked at once it came", async () => {
  const { folder, path } = books();
  const cipher = cipherOf(path, 5);
  const id = askBytes(path, "SELECT id FROM vault WHERE cipher = ?", cipher);
  const aggregate = askBytes(path, "SELECT id FROM events WHERE text = ?", textOf(path, 5));
  write(path, "DELETE FROM vault WHERE id = ?", id);
  write(path, "INSERT INTO awaited (vault, kind, id) VALUES (?, 'visit', ?)", id, aggregate);
  expect(await backUp(folder)).toMatchObject({ ok: true });
  write(path, "DELETE FROM awaited");
  write(path, "INSERT INTO vault (id, cipher) VALUES (?, ?)", id, Buffer.from("something else"));
  expect(await backUp(folder, 2)).toMatchObject({
    error: { code: "damaged", findings: [{ code: "sealed", problem: "hash" }] },
  });
  write(path, "UPDATE vault SET cipher = ? WHERE id = ?", cipher, id);
  expect(await backUp(folder, 2)).toMatchObject({ ok: true });
});

const changes: readonly (readonly [what: string, harm: (path: string) => void])[] = [
  [
    "a byte of an event that the backup before has",
    (path) => change(path, placeOf(path, textOf(path, 2)) + 60),
  ],
  ["a byte of an event that came since", (path) => change(path, placeOf(path, textOf(path, 5)) + 60)],
  [
    "a byte of an old event's stored hash",
    (path) => {
      const hash = askBytes(path, "SELECT hash FROM events WHERE text = ?", textOf(path, 2));
      change(path, placeOf(path, hash) + 5);
    },
  ],
  [
    "the stored time of an old event",
    (path) => write(path, "UPDATE events SET at = at + 1 WHERE text = ?", textOf(path, 1)),
  ],
  ["a byte of an old sealed part", (path) => change(path, placeOf(path, cipherOf(path, 1)) + 20)],
  ["an old sealed part gone", (path) => write(path, "DELETE FROM vault WHERE cipher = ?", cipherOf(path, 1))],
  ["a byte of a sealed part that came since", (path) => change(path, placeOf(path, cipherOf(path, 6)) + 20)],
  [
    "a byte of meta",
    (path) => {
      const db = new Database(path);
      writeMeta(db, "position", "place-0000042");
      db.close();
      change(path, placeOf(path, "place-0000042") + 8);
    },
  ],
];

test.each(changes)("B1 B2 %s: found in the copy, and the good backup stays the only one", async (_, harm) => {
  const { folder, path, backup } = books();
  harm(path);
  for (const day of [1, 2]) {
    const made = await backUp(folder, day);
    expect(made).toMatchObject({ ok: false, error: { code: "damaged", findings: [expect.anything()] } });
  }
  expect(newestNote(folder)).toMatchObject({ path: backup });
  expect(readdirSync(backupFolder(folder))).toHaveLength(1);
});

test("B2 beside an earlier backup that was damaged since, every event is followed, and the new one counts", async () => {
  const { folder, backup } = books();
  change(backup, placeOf(backup, textOf(backup, 2)) + 60);
  expect(await backUp(folder)).toMatchObject({ ok: true });
  expect(newestNote(folder)).toMatchObject({ followedAtMs: MONDAY_AFTERNOON + DAY, events: 15 });
});
