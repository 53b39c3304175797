import Database from "better-sqlite3";
import { readEventText } from "../../../shared/kernel/event.ts";
import { mentions, type Subject } from "../../../shared/modules/erasure/index.ts";
import { bytesToId } from "../store/id-bytes.ts";
import { createEventLog } from "../store/event-log.ts";
import { personalOf } from "../store/open-event.ts";
import { openKeys } from "../vault/keys.ts";
import type { JobContext } from "../worker-job.ts";

export interface FindInput {
  readonly path: string;
  readonly keys: Uint8Array;
  readonly subject: Subject;
}

export interface FoundRecord {
  readonly kind: string;
  readonly id: string;
}

/** Enough for anybody's life in one complex; more says that the search is too wide. */
export const MOST_FOUND = 5000;
const TOLD_EVERY = 2000;

interface Row {
  readonly pos: number;
  readonly id: Buffer;
  readonly text: string;
}

/**
 * Reads every sealed part in the books and answers the records in which one names the person, newest first. The
 * tables hold names and hashes of some fields only; a signer, a host or a note is found nowhere else.
 */
export function findJob(
  { path, keys: bytes, subject }: FindInput,
  { progress, cancelled }: JobContext<{ readonly done: number; readonly total: number }>,
): readonly FoundRecord[] {
  const keys = openKeys(bytes);
  if (!keys.ok) throw new Error(`keys handed to a search: ${keys.error.code}`);
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const log = createEventLog(db);
    const unsealer = { cipherOf: log.cipherOf, vaultKey: keys.value.vault };
    const total = log.count();
    const chunk = db.prepare<[number, number], Row>(
      "SELECT pos, id, text FROM events WHERE pos < ? ORDER BY pos DESC LIMIT ?",
    );
    const found = new Map<string, FoundRecord>();
    let before = total + 1;
    let done = 0;
    while (!cancelled() && found.size <= MOST_FOUND) {
      // A chunk at a time, so that a checkpoint never waits for this reader.
      const rows = chunk.all(before, TOLD_EVERY);
      for (const { id: idBytes, text } of rows) {
        const event = readEventText(text);
        if (!event.ok) continue;
        const personal = personalOf(event.value, unsealer);
        if (personal === null || !mentions(personal, subject)) continue;
        const id = bytesToId(idBytes);
        found.set(`${event.value.kind} ${id}`, { kind: event.value.kind, id });
      }
      done += rows.length;
      progress({ done, total });
      const last = rows.at(-1);
      if (last === undefined) break;
      before = last.pos;
    }
    return [...found.values()];
  } finally {
    db.close();
  }
}
