import Database from "better-sqlite3";
import type { VouchedHead } from "./finding.ts";

/** What of a database is, byte for byte, what an earlier backup has, which was proven when it was made. */
export interface ProvenPart {
  readonly events: number;
  /** The furthest event of each device there. */
  readonly heads: ReadonlyMap<string, VouchedHead>;
}

/** Name that the earlier backup is attached under. */
const EARLIER = "earlier";

const SAME_EVENTS = `
  SELECT count(*) FROM ${EARLIER}.events AS old CROSS JOIN main.events AS new ON new.pos = old.pos
  WHERE new.text = old.text AND new.hash = old.hash AND new.device = old.device AND new.seq = old.seq
    AND new.kind = old.kind AND new.id = old.id AND new.rev = old.rev AND new.at = old.at AND new.cmd IS old.cmd`;
/** Of the vault, erasing is the one change that is made. */
const SAME_VAULT = `
  SELECT count(*) FROM ${EARLIER}.vault AS old CROSS JOIN main.vault AS new ON new.id = old.id
  WHERE (new.cipher IS old.cipher AND new.erased = old.erased) OR (new.cipher IS NULL AND new.erased = 1)`;
/** The last event of each device, by a look into the index a device. */
const HEADS = `
  WITH RECURSIVE each (device) AS (
    SELECT min(device) FROM ${EARLIER}.events
    UNION ALL
    SELECT (SELECT min(device) FROM ${EARLIER}.events WHERE device > each.device) FROM each WHERE device IS NOT NULL
  )
  SELECT device, seq, lower(hex(hash)) AS hash, at AS atMs FROM each CROSS JOIN ${EARLIER}.events AS last USING (device)
  WHERE last.seq = (SELECT max(seq) FROM ${EARLIER}.events WHERE device = each.device)`;

function compare(db: Database.Database, earlier: string): ProvenPart | null {
  db.prepare(`ATTACH ? AS ${EARLIER}`).run(earlier);
  db.pragma(`${EARLIER}.cache_size = ${db.pragma("cache_size", { simple: true }) as number}`);
  const number = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const version = (schema: string) => db.pragma(`${schema}.user_version`, { simple: true });
  if (version(EARLIER) !== version("main")) return null;
  // A sealed part that came since would belong to an event that is not looked at again.
  if (number(`SELECT count(*) FROM ${EARLIER}.awaited`) > 0) return null;
  const events = number(`SELECT count(*) FROM ${EARLIER}.events`);
  if (number(SAME_EVENTS) !== events) return null;
  if (number(SAME_VAULT) !== number(`SELECT count(*) FROM ${EARLIER}.vault`)) return null;
  const heads = db.prepare<[], VouchedHead>(HEADS).all();
  return { events, heads: new Map(heads.map((head) => [head.device, head])) };
}

/**
 * Compares the log and the vault of a database with those of an earlier backup, row by row inside SQLite. Null when
 * anything differs that may not, or cannot be read: then nothing is taken for proven, and whose fault it is shows
 * when every event is followed.
 */
export function provenPart(db: Database.Database, earlier: string): ProvenPart | null {
  try {
    return compare(db, earlier);
  } catch (cause) {
    if (cause instanceof Database.SqliteError) return null;
    throw cause;
  }
}
