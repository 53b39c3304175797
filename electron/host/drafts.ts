import type { KeyObject } from "node:crypto";
import type { Database } from "better-sqlite3";
import type { JsonObject } from "../../shared/kernel/event.ts";
import type { Clock } from "./clock.ts";
import { seal, unseal } from "./vault/seal.ts";

/** Local to the desk: never in the log, never synced. */
export const draftsDdl =
  "CREATE TABLE IF NOT EXISTS drafts (key TEXT PRIMARY KEY, cipher BLOB NOT NULL, at INTEGER NOT NULL) STRICT";

const KEEP_MS = 24 * 60 * 60_000;

/** What a person has typed into a form and not saved, sealed: one draft a person and form. */
export interface Drafts {
  readonly save: (staffId: string, form: string, content: JsonObject) => void;
  /** Null when there is none, it is older than 24 h, or these keys do not open it; the row is then gone. */
  readonly load: (staffId: string, form: string) => JsonObject | null;
  readonly clear: (staffId: string, form: string) => void;
  /** Deletes the drafts that say something, whoever began them. */
  readonly forget: (says: (content: JsonObject) => boolean) => void;
  /** Deletes what is older than 24 h; answers how many. */
  readonly sweep: () => number;
}

interface Row {
  readonly cipher: Buffer;
  readonly at: number;
}

/** Drafts over a connection whose database has `draftsDdl`. */
export function createDrafts({
  db,
  draftKey,
  clock,
}: {
  readonly db: Database;
  readonly draftKey: KeyObject;
  readonly clock: Pick<Clock, "nowMs">;
}): Drafts {
  const upsert = db.prepare(
    `INSERT INTO drafts (key, cipher, at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET cipher = excluded.cipher, at = excluded.at`,
  );
  const select = db.prepare<[string], Row>("SELECT cipher, at FROM drafts WHERE key = ?");
  const all = db.prepare<[], Row & { key: string }>("SELECT key, cipher, at FROM drafts");
  const remove = db.prepare("DELETE FROM drafts WHERE key = ?");
  // A draft from beyond the future was written under a wrong clock: nobody knows its age.
  const removeOld = db.prepare("DELETE FROM drafts WHERE abs(? - at) >= ?");

  const keyOf = (staffId: string, form: string) => JSON.stringify([staffId, form]);
  const open = (key: string, row: Row) => {
    if (Math.abs(clock.nowMs() - row.at) >= KEEP_MS) return null;
    const opened = unseal(key, row.cipher, draftKey);
    return opened.ok ? opened.value : null;
  };

  return {
    save: (staffId, form, content) => {
      const key = keyOf(staffId, form);
      upsert.run(key, seal(key, content, draftKey).cipher, clock.nowMs());
    },
    load: (staffId, form) => {
      const key = keyOf(staffId, form);
      const row = select.get(key);
      if (row === undefined) return null;
      const content = open(key, row);
      if (content === null) remove.run(key);
      return content;
    },
    clear: (staffId, form) => {
      remove.run(keyOf(staffId, form));
    },
    forget: (says) => {
      for (const { key, ...row } of all.all()) {
        const content = open(key, row);
        if (content === null || says(content)) remove.run(key);
      }
    },
    sweep: () => removeOld.run(clock.nowMs(), KEEP_MS).changes,
  };
}
