import { hash } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holds, verifyLog } from "../../build/verify-log.ts";
import type { Finding } from "../../electron/host/recovery/finding.ts";
import { readHeadFile } from "../../electron/host/recovery/head-file.ts";
import { verifyDatabase } from "../../electron/host/recovery/verify-database.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { backedUpBooks, databaseIn } from "./books.ts";

interface Books {
  readonly folder: string;
  readonly head: {
    readonly device: string;
    readonly seq: number;
    readonly hash: string;
    readonly atMs: number;
  };
}

let books: Books;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "lodgebook-h1-"));
  await backedUpBooks(folder, { before: 1, after: 6 });
  const head = readHeadFile(folder);
  if (head === null) throw new Error("no head was noted");
  books = { folder, head };
});
afterAll(() => rmSync(books.folder, { recursive: true, force: true }));

type Tamper = (db: Database.Database, last: number) => void;

const TEXT = "SELECT text FROM events WHERE seq = ?";
const textAt = (db: Database.Database, seq: number): string =>
  db.prepare<[number], string>(TEXT).pluck().get(seq) ?? "";
const put = (db: Database.Database, seq: number, text: string): void => {
  db.prepare("UPDATE events SET text = ?, hash = ? WHERE seq = ?").run(
    text,
    Buffer.from(hash("sha256", text), "hex"),
    seq,
  );
};

/** What somebody with the file and time does to it, and the seq at which both must notice. */
const tamperings: readonly (readonly [what: string, tamper: Tamper, seq: (last: number) => number])[] = [
  [
    "an edited text",
    (db, last) =>
      db
        .prepare("UPDATE events SET text = replace(text, '\"at\":1', '\"at\":2') WHERE seq = ?")
        .run(last - 3),
    (last) => last - 3,
  ],
  [
    "an edited text with its hash made to fit",
    (db, last) => put(db, last - 3, textAt(db, last - 3).replace('"purpose":"探访"', '"purpose":"送货"')),
    (last) => last - 2,
  ],
  [
    "an edited column",
    (db, last) => db.prepare("UPDATE events SET at = at + 1 WHERE seq = ?").run(last - 4),
    (last) => last - 4,
  ],
  [
    "a deleted event",
    (db, last) => db.prepare("DELETE FROM events WHERE seq = ?").run(last - 2),
    (last) => last - 2,
  ],
  [
    "a deleted event with the ones behind it moved up",
    (db, last) => {
      db.prepare("DELETE FROM events WHERE seq = ?").run(last - 2);
      for (const seq of [last - 1, last]) {
        put(db, seq, textAt(db, seq).replace(`"seq":${seq}`, `"seq":${seq - 1}`));
        db.prepare("UPDATE events SET seq = seq - 1 WHERE seq = ?").run(seq);
      }
    },
    (last) => last - 2,
  ],
  [
    "an inserted event",
    (db, last) => {
      db.prepare("UPDATE events SET seq = seq + 1 WHERE seq = ?").run(last);
      db.prepare(
        `INSERT INTO events (device, seq, hash, kind, id, rev, at, cmd, text)
         SELECT device, ?, hash, kind, id, rev, at, cmd, text FROM events WHERE seq = ?`,
      ).run(last, last - 1);
    },
    (last) => last,
  ],
  [
    "two events exchanged",
    (db, last) => {
      const [first, second] = [textAt(db, last - 3), textAt(db, last - 2)];
      put(db, last - 3, second);
      put(db, last - 2, first);
    },
    (last) => last - 3,
  ],
  [
    "a cut tail",
    (db, last) => db.prepare("DELETE FROM events WHERE seq > ?").run(last - 2),
    (last) => last - 1,
  ],
  [
    "a tail rewritten whole",
    (db, last) => put(db, last, textAt(db, last).replace('"purpose":"探访"', '"purpose":"送货"')),
    (last) => last,
  ],
];

/** Where a finding says the log stops to hold. */
function placeOf(finding: Finding | undefined): number | null {
  switch (finding?.code) {
    case "chain":
    case "column":
    case "sealed":
      return finding.seq;
    case "tail":
      return finding.found < finding.seq ? finding.found + 1 : finding.seq;
    default:
      return null;
  }
}

test("H1 the untouched log holds, for the program and for the script", () => {
  expect(verifyDatabase(databaseIn(books.folder), { vouched: [books.head] }).findings).toEqual([]);
  expect(holds(verifyLog(databaseIn(books.folder), [books.head]))).toBe(true);
});

test.each(tamperings)(
  "H1 %s is reported with the place, by the program and by the script",
  (_, tamper, seqOf) => {
    const path = join(tempFolder(), "copy.db");
    copyFileSync(databaseIn(books.folder), path);
    const db = new Database(path);
    db.exec("DROP TRIGGER events_are_not_changed; DROP TRIGGER events_are_not_deleted");
    db.transaction(() => tamper(db, books.head.seq))();
    db.close();
    const seq = seqOf(books.head.seq);
    const { findings } = verifyDatabase(path, { vouched: [books.head] });
    expect(findings.map(placeOf)).toEqual([seq]);
    const script = verifyLog(path, [books.head]);
    expect(script.file).toBeNull();
    expect(script.devices.map(({ damage }) => damage?.seq ?? null)).toEqual([seq]);
  },
);
