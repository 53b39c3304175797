import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";
import { EMPTY_HEAD } from "../../../shared/kernel/chain.ts";
import { parseEventText } from "../../../shared/kernel/event.ts";
import { naturalId, uuid7 } from "../../../shared/kernel/ids.ts";
import { emitter } from "../../../shared/kernel/register.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { deskEvents } from "../../../shared/modules/site/index.ts";
import type { RestoreReport } from "../../../shared/contract/backup.ts";
import { openStore } from "../core.ts";
import { recordUsedCode } from "../device-codes.ts";
import { PROGRAM } from "../erasure/carry-out.ts";
import { sha256 } from "../sha256.ts";
import { createEventLog } from "../store/event-log.ts";
import { openDatabase } from "../store/open-database.ts";
import { readLink, writeLink } from "../sync/link.ts";
import { openKeys } from "../vault/keys.ts";
import { forgetTables } from "./check-tables.ts";
import { stagedDatabase, stagingFolder } from "./stage-restore.ts";

export interface ForkOptions {
  readonly folder: string;
  /** The books in use; closed. */
  readonly path: string;
  /** This desk's keys from now on (createSuccessorKeys). */
  readonly newKeys: Uint8Array;
  /** The desk's new code, which the server knows already. */
  readonly deskCode: string;
  /** The first event of the old id that the server has otherwise, or not at all and never will. */
  readonly fromSeq: number;
  readonly nowMs: number;
  readonly keptIn: string;
}

export type ForkProblem = { readonly code: "damaged" } | { readonly code: "desk-codes-damaged" };

/** Problem under which a superseded tail stands among what was kept aside. */
export const SUPERSEDED = "superseded";

const emit = emitter(deskEvents);

/** Moves the tail of the old id aside and writes it again, word for word, under the new one. Answers how many. */
function reissue(db: Database, oldDevice: string, newDevice: string, fromSeq: number, nowMs: number): number {
  const log = createEventLog(db);
  const texts = db
    .prepare<[string, number], string>("SELECT text FROM events WHERE device = ? AND seq >= ? ORDER BY seq")
    .pluck()
    .all(oldDevice, fromSeq);
  db.prepare(
    `INSERT INTO kept_aside (device, seq, problem, text, at)
     SELECT device, seq, '${SUPERSEDED}', text, ? FROM events WHERE device = ? AND seq >= ?`,
  ).run(nowMs, oldDevice, fromSeq);
  const trigger = db
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'events_are_not_deleted'")
    .pluck()
    .get();
  // Only here, in a copy that nobody works with: what leaves the log stands in kept_aside and, reissued, in the log.
  db.exec("DROP TRIGGER events_are_not_deleted");
  db.prepare("DELETE FROM events WHERE device = ? AND seq >= ?").run(oldDevice, fromSeq);
  db.exec(trigger ?? "");
  let head = EMPTY_HEAD;
  for (const text of texts) {
    const seq = head.seq + 1;
    // Members keep their places, also those that this version does not know.
    const again = { ...(JSON.parse(text) as object), device: newDevice, seq, prev: head.hash };
    const line = JSON.stringify(again);
    const event = parseEventText(line);
    if (!event.ok) throw new Error(`an event of the log cannot be written again: ${event.error}`);
    const hash = sha256(line);
    log.append(event.value, line, hash);
    head = { seq, hash };
  }
  return texts.length;
}

/**
 * Prepares the books of a desk whose disk was copied: the part of its log that the copy's own supersedes is kept
 * aside and written again under a new device id; everything else stays. Like a restore it happens in the staging
 * folder and counts only when the marker is written.
 */
export async function stageFork(options: ForkOptions): Promise<Result<RestoreReport, ForkProblem>> {
  const { folder, path, deskCode, fromSeq, nowMs, keptIn } = options;
  const keys = openKeys(options.newKeys);
  if (!keys.ok) throw new Error(`keys handed to a fork: ${keys.error.code}`);
  const [old] = keys.value.previous;
  if (old === undefined) throw new Error("the new keys know no former id");
  const { deviceId: device } = keys.value;
  rmSync(stagingFolder(folder), { recursive: true, force: true });
  mkdirSync(stagingFolder(folder), { recursive: true, mode: 0o700 });
  copyFileSync(path, stagedDatabase(folder));
  const opened = openDatabase(stagedDatabase(folder), { create: false });
  if (!opened.ok) return err({ code: "damaged" });
  const db = opened.value;
  try {
    const post =
      db.prepare<[string], string>("SELECT post FROM desks WHERE device = ?").pluck().get(old.deviceId) ?? "";
    const again = db.transaction(() => {
      const link = readLink(db);
      // What the copy wrote under the old id may lie before the cursor: all is read once more.
      if (link !== null) writeLink(db, { ...link, device, cursor: 0, acknowledged: 0 });
      return reissue(db, old.deviceId, device, fromSeq, nowMs);
    })();
    forgetTables(db);
    const clock = { nowMs: () => nowMs, monoMs: () => 0 };
    const store = await openStore({ db, keys: keys.value, clock, onProgress: () => undefined });
    if (!recordUsedCode(folder, { code: deskCode, device }).ok) return err({ code: "desk-codes-damaged" });
    store.transaction(() =>
      store.write([emit("installed", { code: deskCode, device, post, successorOf: old.deviceId })], {
        device,
        at: nowMs,
        off: null,
        actor: PROGRAM,
        approver: null,
        cmd: uuid7(nowMs, randomBytes(16)),
        kind: "desk",
        id: naturalId("desk", device, sha256),
      }),
    );
    db.pragma("wal_checkpoint(TRUNCATE)");
    return ok({
      atMs: nowMs,
      backup: "",
      backupAtMs: nowMs,
      events: createEventLog(db).count(),
      salvaged: again,
      sealedLost: 0,
      missing: [],
      deskCode,
      keptIn,
    });
  } finally {
    db.close();
  }
}
