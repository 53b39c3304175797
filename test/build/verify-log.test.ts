import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { holds, reportLines, verifyLog } from "../../build/verify-log.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";

/** The tables as the protocol's readers know them: written out here, so that nothing is shared with the store. */
const TABLES = `
  CREATE TABLE events (pos INTEGER PRIMARY KEY, device TEXT, seq INTEGER, hash BLOB, kind TEXT, id BLOB,
    rev INTEGER, at INTEGER, cmd BLOB, text TEXT);
  CREATE TABLE vault (id BLOB PRIMARY KEY, cipher BLOB, erased INTEGER) WITHOUT ROWID;`;

const DEVICE = "7GQK2M9XWA";
const OTHER = "0123456789";
const ID = "0199a1b2-c3d4-7e5f-8607-18293a4b5c6d";
const CMD = "0199a1b2-c3d4-7e5f-9607-18293a4b5c6d";
const LENGTH = 6;

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");
const uuidBytes = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");
const vaultId = (device: string, seq: number) => sha256(`${device} ${seq}`).slice(0, 32);
const cipherOf = (device: string, seq: number) => Buffer.from(`sealed ${device} ${seq}`);

interface Event {
  readonly device: string;
  readonly seq: number;
  readonly [member: string]: unknown;
}

function eventAt(device: string, seq: number, prev: string): Event {
  const sealed = { vault: vaultId(device, seq), hash: sha256(cipherOf(device, seq)) };
  const data = seq % 2 === 0 ? { note: "到访 é 𠮷", sealed } : { note: "x" };
  const cmd = seq === 1 ? {} : { cmd: CMD };
  const rest = { kind: "visit", id: ID, type: "arrived", v: 1, data, prev };
  return { device, seq, rev: seq, at: 1_763_882_400_000 + seq, actor: "staff", ...cmd, ...rest };
}

function insertText(db: Database.Database, event: Event, text: string) {
  const cmd = typeof event["cmd"] === "string" ? uuidBytes(event["cmd"]) : null;
  const hash = Buffer.from(sha256(text), "hex");
  const columns = [
    event.device,
    event.seq,
    hash,
    event["kind"],
    uuidBytes(ID),
    event["rev"],
    event["at"],
    cmd,
    text,
  ];
  db.prepare(
    "INSERT INTO events (device, seq, hash, kind, id, rev, at, cmd, text) VALUES (?,?,?,?,?,?,?,?,?)",
  ).run(...columns);
}

/** A database of two devices' chains, changed by `change`, and its path. */
function database(change: (db: Database.Database) => void = () => {}): string {
  const path = join(tempFolder(), "desk.db");
  const db = new Database(path);
  db.exec(TABLES);
  for (const device of [DEVICE, OTHER]) {
    let prev = "0".repeat(64);
    for (let seq = 1; seq <= LENGTH; seq++) {
      const event = eventAt(device, seq, prev);
      const text = JSON.stringify(event);
      insertText(db, event, text);
      if (seq % 2 === 0) {
        const row = [Buffer.from(vaultId(device, seq), "hex"), cipherOf(device, seq)];
        db.prepare("INSERT INTO vault VALUES (?, ?, 0)").run(...row);
      }
      prev = sha256(text);
    }
  }
  change(db);
  db.close();
  return path;
}

function textAt(db: Database.Database, seq: number): string {
  const text = db.prepare("SELECT text FROM events WHERE device = ? AND seq = ?").pluck().get(DEVICE, seq);
  return String(text);
}

/** Rewrites the device's event with a text of one's own, its hash and columns made to fit, the chain not. */
function rewrite(seq: number, to: (text: string) => string | Buffer) {
  return (db: Database.Database) => {
    const text = to(textAt(db, seq));
    db.prepare("UPDATE events SET text = CAST(? AS TEXT), hash = ? WHERE device = ? AND seq = ?").run(
      text,
      Buffer.from(sha256(text), "hex"),
      DEVICE,
      seq,
    );
  };
}

const sql = (statement: string) => (db: Database.Database) => void db.exec(statement);
const here = `device = '${DEVICE}'`;

function headOf(path: string) {
  const head = verifyLog(path).devices.find(({ device }) => device === DEVICE);
  return { device: DEVICE, seq: head?.events ?? 0, hash: head?.head ?? "" };
}

test("H1 a log that nobody touched holds", () => {
  const report = verifyLog(database());
  expect(holds(report)).toBe(true);
  expect(
    report.devices.map(({ device, events, sealed, erased }) => [device, events, sealed, erased]),
  ).toEqual([
    [OTHER, LENGTH, 3, 0],
    [DEVICE, LENGTH, 3, 0],
  ]);
});

test("P2 an erased vault row leaves the log whole", () => {
  const report = verifyLog(database(sql("UPDATE vault SET cipher = NULL, erased = 1")));
  expect(holds(report)).toBe(true);
  expect(report.devices.map(({ erased }) => erased)).toEqual([3, 3]);
});

const member = (name: string, value: unknown) => (text: string) => {
  const event = JSON.parse(text) as Record<string, unknown>;
  event[name] = value;
  return JSON.stringify(event);
};
const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
const oneVault = `x'${vaultId(DEVICE, 4)}'`;

const damages: readonly (readonly [string, number, RegExp, (db: Database.Database) => void])[] = [
  [
    "an edited text",
    3,
    /column hash/,
    sql(`UPDATE events SET text = replace(text, 'note', 'tone') WHERE ${here} AND seq = 3`),
  ],
  ["an edited text with its hash", 4, /prev/, rewrite(3, member("actor", "someone"))],
  [
    "a changed hash",
    2,
    /column hash/,
    sql(`UPDATE events SET hash = zeroblob(32) WHERE ${here} AND seq = 2`),
  ],
  ["a deleted event", 3, /missing, 4 follows/, sql(`DELETE FROM events WHERE ${here} AND seq = 3`)],
  ["a deleted first event", 1, /missing, 2 follows/, sql(`DELETE FROM events WHERE ${here} AND seq = 1`)],
  [
    "two events swapped",
    3,
    /column seq/,
    sql(`UPDATE events SET seq = -seq WHERE ${here} AND seq IN (3, 4);
         UPDATE events SET seq = 7 + seq WHERE ${here} AND seq < 0`),
  ],
  [
    "a fork",
    4,
    /second event with seq 3/,
    (db) => {
      const event = { ...eventAt(DEVICE, 3, sha256(textAt(db, 2))), actor: "fork" };
      insertText(db, event, JSON.stringify(event));
    },
  ],
  [
    "an inserted event",
    7,
    /prev/,
    (db) => {
      const event = eventAt(DEVICE, 7, "0".repeat(64));
      insertText(db, event, JSON.stringify(event));
    },
  ],
  ["another device's event", 3, /column device/, rewrite(3, member("device", OTHER))],
  ["column kind", 2, /column kind/, sql(`UPDATE events SET kind = 'pass' WHERE ${here} AND seq = 2`)],
  ["column id", 2, /column id/, sql(`UPDATE events SET id = zeroblob(16) WHERE ${here} AND seq = 2`)],
  ["column rev", 2, /column rev/, sql(`UPDATE events SET rev = 9 WHERE ${here} AND seq = 2`)],
  ["column at", 2, /column at/, sql(`UPDATE events SET at = at + 1 WHERE ${here} AND seq = 2`)],
  ["column cmd gone", 2, /column cmd/, sql(`UPDATE events SET cmd = NULL WHERE ${here} AND seq = 2`)],
  [
    "column cmd made up",
    1,
    /column cmd/,
    sql(`UPDATE events SET cmd = zeroblob(16) WHERE ${here} AND seq = 1`),
  ],
  [
    "text kept as a blob",
    2,
    /stored as text/,
    sql(`UPDATE events SET text = CAST(text AS BLOB) WHERE ${here} AND seq = 2`),
  ],
  ["no JSON", 2, /not JSON/, rewrite(2, () => "{")],
  ["a byte order mark", 2, /not JSON/, rewrite(2, (text) => `\uFEFF${text}`)],
  [
    "bytes that are not UTF-8",
    2,
    /not JSON in UTF-8/,
    rewrite(2, (text) => Buffer.from(text.replace("到", "\u00E9"), "latin1")),
  ],
  ["an array", 2, /not an object/, rewrite(2, () => "[]")],
  ["white space", 2, /canonical/, rewrite(2, (text) => text.replace(":", ": "))],
  ["a duplicate key", 2, /canonical/, rewrite(2, (text) => text.replace("{", '{"v":1,'))],
  [
    "a number too long for a double",
    2,
    /canonical/,
    rewrite(2, (text) => text.replace('"v":1', '"v":1,"n":990000199001010011')),
  ],
  ["a lone surrogate", 2, /lone surrogate/, rewrite(2, member("note", "\uD800"))],
  ["a lone surrogate in a key", 2, /lone surrogate/, rewrite(2, member("\uDC00", 1))],
  ["17 levels", 2, /16 deep/, rewrite(2, member("data", nested(16)))],
  [
    "30,000 levels",
    2,
    /16 deep/,
    rewrite(2, (text) => text.replace('"v":1', `"v":1,"n":${"[".repeat(30_000)}${"]".repeat(30_000)}`)),
  ],
  ["more than 64 KiB", 2, /64 KiB/, rewrite(2, member("note", "é".repeat(33_000)))],
  ["a missing member", 2, /member actor/, rewrite(2, member("actor", undefined))],
  ["rev 0", 2, /member rev/, rewrite(2, member("rev", 0))],
  ["at a fraction", 2, /member at/, rewrite(2, member("at", 1.5))],
  ["off a text", 2, /member off/, rewrite(2, member("off", "1"))],
  ["an id of another version", 2, /member id/, rewrite(2, member("id", ID.replace("-7", "-4")))],
  ["a kind in capitals", 2, /member kind/, rewrite(2, member("kind", "Visit"))],
  ["data an array", 2, /member data/, rewrite(2, member("data", []))],
  [
    "a seal without a hash",
    2,
    /names no vault row/,
    rewrite(2, member("data", { sealed: { vault: vaultId(DEVICE, 2) } })),
  ],
  ["a changed cipher", 4, /another hash/, sql(`UPDATE vault SET cipher = x'00' WHERE id = ${oneVault}`)],
  [
    "a vault row gone without erasure",
    4,
    /vault row is missing/,
    sql(`DELETE FROM vault WHERE id = ${oneVault}`),
  ],
  [
    "a vault row emptied without erasure",
    4,
    /empty/,
    sql(`UPDATE vault SET cipher = NULL WHERE id = ${oneVault}`),
  ],
  [
    "a vault row erased in name only",
    4,
    /still there/,
    sql(`UPDATE vault SET erased = 1 WHERE id = ${oneVault}`),
  ],
];

test.each(damages)(
  "H1 %s is found at seq %d, and the other device still holds",
  (_what, seq, words, change) => {
    const report = verifyLog(database(change));
    const [other, damaged] = report.devices;
    expect(holds(report)).toBe(false);
    expect(other?.damage).toBeNull();
    expect(damaged?.damage?.seq).toBe(seq);
    expect(damaged?.damage?.what).toMatch(words);
    expect(damaged?.damage?.pos).toBeGreaterThan(0);
    expect(damaged?.events).toBe(seq - 1);
  },
);

test("H1 what the protocol allows is no damage: 16 levels, unknown members, any clock", () => {
  const event = {
    ...eventAt(DEVICE, 1, "0".repeat(64)),
    at: -Number.MAX_SAFE_INTEGER,
    off: -5,
    approver: "second",
    data: nested(15),
    later: ["更新", null, 0.1],
  };
  const path = join(tempFolder(), "desk.db");
  const db = new Database(path);
  db.exec(TABLES);
  insertText(db, event, JSON.stringify(event));
  db.close();
  expect(reportLines(verifyLog(path)).at(-1)).toBe("the log holds");
});

test("H1 a cut tail shows against a head that was vouched for, and so does a rewritten one", () => {
  const vouched = headOf(database());
  expect(holds(verifyLog(database(), [vouched]))).toBe(true);
  const cut = verifyLog(database(sql(`DELETE FROM events WHERE ${here} AND seq > 4`)), [vouched]);
  expect(cut.devices.at(-1)?.damage).toMatchObject({
    seq: 5,
    pos: null,
    what: "the log ends here, 6 was vouched for",
  });
  const rewritten = verifyLog(database(rewrite(LENGTH, member("actor", "someone"))), [vouched]);
  expect(rewritten.devices.at(-1)?.damage).toMatchObject({ seq: 6, what: "another event was vouched for" });
  const gone = verifyLog(database(sql(`DELETE FROM events WHERE ${here}`)), [vouched]);
  expect(gone.devices.at(-1)).toMatchObject({ device: DEVICE, events: 0, damage: { seq: 1 } });
});

test("B1 a file that is cut, empty, foreign or not there does not hold", () => {
  const folder = tempFolder();
  const cut = database();
  truncateSync(cut, 8192);
  const empty = join(folder, "empty.db");
  writeFileSync(empty, "");
  const foreign = join(folder, "foreign.db");
  writeFileSync(foreign, "no database ".repeat(1000));
  for (const path of [cut, empty, foreign, join(folder, "gone.db")]) {
    expect(holds(verifyLog(path))).toBe(false);
    expect(verifyLog(path).file).not.toBeNull();
  }
});

test("H1 on the command line it prints a line a device and exits 0, 1 or 2", () => {
  const script = fileURLToPath(new URL("../../build/verify-log.ts", import.meta.url));
  const run = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
    return { status, lines: stdout.trimEnd().split("\n") };
  };
  const whole = database();
  const { seq, hash } = headOf(whole);
  const { status, lines } = run(whole, `${DEVICE}=${seq}:${hash}`);
  expect(status).toBe(0);
  expect(lines.map((line) => line.slice(0, 19))).toEqual([
    `ok       ${OTHER}`,
    `ok       ${DEVICE}`,
    "the log holds",
  ]);
  const damaged = run(database(sql(`DELETE FROM events WHERE ${here} AND seq = 3`)));
  expect(damaged.status).toBe(1);
  expect(damaged.lines).toContainEqual(
    expect.stringMatching(/^DAMAGED {2}7GQK2M9XWA at seq 3, pos \d+: the event is missing, 4 follows/),
  );
  expect(run().status).toBe(2);
  expect(run(whole, "no head").status).toBe(2);
});
