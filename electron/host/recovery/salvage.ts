import { closeSync, existsSync, openSync, readSync, writeSync } from "node:fs";
import { hash } from "node:crypto";
import Database from "better-sqlite3";
import { walkChain, type ChainHead } from "../../../shared/kernel/chain.ts";
import { parseEventText, type Envelope } from "../../../shared/kernel/event.ts";
import { createEventLog } from "../store/event-log.ts";
import { sealedReference } from "../store/open-event.ts";
import type { VouchedHead } from "./finding.ts";

/** What of one device's log could not be brought over. */
export interface MissingPart {
  readonly device: string;
  /** How many events, or null when nobody can say. */
  readonly events: number | null;
  /** After the last event that is here, ms; null when there is none. */
  readonly fromMs: number | null;
  /** Up to the newest that is known to have existed, ms; null when nobody can say. */
  readonly toMs: number | null;
}

export interface SalvageReport {
  /** Events of the damaged file that the backup did not have and whose chain holds. */
  readonly events: number;
  /** Of those, how many had a sealed part that could not be read. */
  readonly sealedLost: number;
  readonly missing: readonly MissingPart[];
}

/** `vault.erased` of a part that was lost to damage: blank like an erased one, but nobody asked for it. */
export const VAULT_LOST = 2;

const HEADER_BYTES = 24;
const CHUNK = 500;
/** Rows in a row that cannot be read before the rest is given up. */
const MOST_FAILURES = 20_000;

const sha256 = (text: string): string => hash("sha256", text);

/** Gives a copy whose first bytes were lost those of a sound file with the same page size. */
function mendHeader(copy: string, sound: string): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const from = openSync(sound, "r");
  readSync(from, header, 0, HEADER_BYTES, 0);
  closeSync(from);
  // Bytes 18 and 19: our live files use a WAL, backups do not.
  header.fill(2, 18, 20);
  const to = openSync(copy, "r+");
  writeSync(to, header, 0, HEADER_BYTES, 0);
  closeSync(to);
}

function openDamaged(copy: string, sound: string): Database.Database | null {
  const open = (): Database.Database | null => {
    let db: Database.Database | null = null;
    try {
      db = new Database(copy, { fileMustExist: true });
      db.prepare("SELECT pos FROM events LIMIT 1").get();
      return db;
    } catch {
      db?.close();
      return null;
    }
  };
  const asItIs = open();
  if (asItIs !== null) return asItIs;
  mendHeader(copy, sound);
  return open();
}

/** Every text that can still be read, in order of pos, stepping over the rows that cannot. */
function* readableTexts(db: Database.Database): Generator<string> {
  const chunk = db.prepare<[number, number], { pos: number; text: string }>(
    "SELECT pos, text FROM events WHERE pos > ? ORDER BY pos LIMIT ?",
  );
  const one = db.prepare<[number], string>("SELECT text FROM events WHERE pos = ?").pluck();
  let pos = 0;
  let failures = 0;
  while (failures < MOST_FAILURES) {
    let rows: readonly { readonly pos: number; readonly text: string }[];
    try {
      rows = chunk.all(pos, failures > 0 ? 1 : CHUNK);
      failures = 0;
    } catch {
      failures += 1;
      pos += 1;
      try {
        const text = one.get(pos);
        if (text !== undefined) yield text;
      } catch {
        continue;
      }
      continue;
    }
    if (rows.length === 0) return;
    for (const row of rows) yield row.text;
    pos = rows.at(-1)?.pos ?? pos;
  }
}

interface DeviceTexts {
  readonly bySeq: Map<number, { readonly text: string; readonly event: Envelope }>;
  newest: Envelope;
}

function readDevices(db: Database.Database): ReadonlyMap<string, DeviceTexts> {
  const devices = new Map<string, DeviceTexts>();
  for (const text of readableTexts(db)) {
    const event = parseEventText(text);
    if (!event.ok) continue;
    const { device, seq } = event.value;
    const known = devices.get(device) ?? { bySeq: new Map(), newest: event.value };
    known.bySeq.set(seq, { text, event: event.value });
    if (seq > known.newest.seq) known.newest = event.value;
    devices.set(device, known);
  }
  return devices;
}

/** A device's texts that follow the backup's head without a gap. */
function following(device: string, from: ChainHead, { bySeq }: DeviceTexts): readonly string[] {
  const texts: string[] = [];
  for (let seq = from.seq + 1; ; seq += 1) {
    const next = bySeq.get(seq);
    if (next === undefined) break;
    texts.push(next.text);
  }
  const { head } = walkChain(device, from, texts, sha256);
  return texts.slice(0, head.seq - from.seq);
}

/** Brings the sealed part that an event names: as it was, erased as it was, or marked as lost. */
function sealedBringer(
  damaged: Database.Database,
  target: Database.Database,
): (event: Envelope) => "none" | "kept" | "lost" {
  const select = "SELECT cipher, erased FROM vault WHERE id = ?";
  const theirs = damaged.prepare<[Buffer], { cipher: Buffer | null; erased: number }>(select);
  const ours = target.prepare(select);
  const insert = target.prepare("INSERT INTO vault (id, cipher, erased) VALUES (?, ?, ?)");
  const read = (id: Buffer) => {
    try {
      return theirs.get(id);
    } catch (cause) {
      if (cause instanceof Database.SqliteError) return undefined;
      throw cause;
    }
  };
  return (event) => {
    const reference = sealedReference.safeParse(event.data["sealed"]);
    if (!reference.success) return "none";
    const id = Buffer.from(reference.data.vault, "hex");
    if (ours.get(id) !== undefined) return "kept";
    const row = read(id);
    if (row?.cipher === null && row.erased !== 0) {
      insert.run(id, null, row.erased);
      return "kept";
    }
    const whole =
      row !== undefined && row.cipher !== null && hash("sha256", row.cipher) === reference.data.hash;
    insert.run(id, whole ? row.cipher : null, whole ? 0 : VAULT_LOST);
    return whole ? "kept" : "lost";
  };
}

function missingOf(
  device: string,
  kept: { readonly seq: number; readonly atMs: number | null },
  known: readonly { readonly seq: number; readonly atMs: number }[],
): MissingPart | null {
  const furthest = known.reduce((best, each) => (each.seq > best.seq ? each : best), { seq: 0, atMs: 0 });
  if (furthest.seq <= kept.seq) return null;
  return { device, events: furthest.seq - kept.seq, fromMs: kept.atMs, toMs: furthest.atMs };
}

export interface SalvageOptions {
  /** A copy of the damaged file, with its WAL; may be written to. */
  readonly damaged: string;
  /** A sound file of ours, for its header. */
  readonly sound: string;
  /** The restored database; its log is added to. */
  readonly target: Database.Database;
  /** The damaged file's own device, of which `head.json` may know more. */
  readonly device: string;
  readonly vouched: VouchedHead | null;
}

/** When the device's newest event here was written, ms. */
function newestAt(db: Database.Database, device: string): number | null {
  return (
    db
      .prepare<[string], number>("SELECT at FROM events WHERE device = ? ORDER BY seq DESC LIMIT 1")
      .pluck()
      .get(device) ?? null
  );
}

/**
 * Brings over what the damaged file still has beyond the backup: texts whose chain goes on from the backup's
 * head, verbatim and under their own device id, since the chain itself is their evidence. Answers what is
 * missing in the end (B1).
 */
export function salvage(options: SalvageOptions): SalvageReport {
  const { target, vouched } = options;
  const log = createEventLog(target);
  const damaged = existsSync(options.damaged) ? openDamaged(options.damaged, options.sound) : null;
  const devices = damaged === null ? new Map<string, DeviceTexts>() : readDevices(damaged);
  const own = options.device;
  const missing: MissingPart[] = [];
  let [events, sealedLost] = [0, 0];
  const bring = damaged === null ? null : sealedBringer(damaged, target);
  try {
    target.transaction(() => {
      for (const device of new Set([...devices.keys(), own])) {
        const found = devices.get(device);
        if (bring !== null && found !== undefined) {
          for (const text of following(device, log.head(device), found)) {
            const event = parseEventText(text);
            if (!event.ok) break;
            if (bring(event.value) === "lost") sealedLost += 1;
            log.append(event.value, text, sha256(text));
            events += 1;
          }
        }
        const known = [
          ...(found === undefined ? [] : [{ seq: found.newest.seq, atMs: found.newest.at }]),
          ...(vouched?.device === device ? [vouched] : []),
        ];
        const kept = { seq: log.head(device).seq, atMs: newestAt(target, device) };
        const part = missingOf(device, kept, known);
        if (part !== null) missing.push(part);
        else if (device === own && damaged === null && vouched === null) {
          missing.push({ device, events: null, fromMs: kept.atMs, toMs: null });
        }
      }
    })();
  } finally {
    damaged?.close();
  }
  return { events, sealedLost, missing };
}
