import Database from "better-sqlite3";
import type { RestorePreview } from "../../../shared/contract/backup.ts";
import type { VouchedHead } from "./finding.ts";
import type { MissingPart } from "./salvage.ts";

/** What the books in use have beyond these heads, device by device: restored books would not have it. */
export function missingParts(db: Database.Database, heads: readonly VouchedHead[]): readonly MissingPart[] {
  const seqs = new Map(heads.map(({ device, seq }) => [device, seq]));
  const beyond = db.prepare<[string, number], { events: number; fromMs: number; toMs: number }>(
    "SELECT count(*) AS events, min(at) AS fromMs, max(at) AS toMs FROM events WHERE device = ? AND seq > ?",
  );
  const devices = db.prepare<[], string>("SELECT DISTINCT device FROM events").pluck().all();
  return devices.flatMap((device) => {
    const part = beyond.get(device, seqs.get(device) ?? 0);
    return part === undefined || part.events === 0 ? [] : [{ device, ...part }];
  });
}

/** The same of a database file, beside a running program. */
export function missingPartsOf(path: string, heads: readonly VouchedHead[]): readonly MissingPart[] {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return missingParts(db, heads);
  } finally {
    db.close();
  }
}

/** All parts as one: how many events, from when to when. */
export function missingTotal(parts: readonly MissingPart[]): RestorePreview["missing"] {
  const times = parts.flatMap(({ fromMs, toMs }) => [fromMs, toMs]).filter((time) => time !== null);
  return {
    events: parts.reduce((sum, { events }) => sum + (events ?? 0), 0),
    fromMs: times.length === 0 ? null : Math.min(...times),
    toMs: times.length === 0 ? null : Math.max(...times),
  };
}
