import type { Database } from "better-sqlite3";
import type { RestorePreview } from "../../../shared/contract/backup.ts";
import type { VouchedHead } from "./finding.ts";

/** What the books in use have beyond these heads: how many events, from when to when. */
export function missingFrom(db: Database, heads: readonly VouchedHead[]): RestorePreview["missing"] {
  const seqs = new Map(heads.map(({ device, seq }) => [device, seq]));
  const beyond = db.prepare<[string, number], { events: number; fromMs: number | null; toMs: number | null }>(
    `SELECT count(*) AS events, min(at) AS fromMs, max(at) AS toMs FROM events WHERE device = ? AND seq > ?`,
  );
  const devices = db.prepare<[], string>("SELECT DISTINCT device FROM events").pluck().all();
  const parts = devices.flatMap((device) => {
    const part = beyond.get(device, seqs.get(device) ?? 0);
    return part === undefined || part.events === 0 ? [] : [part];
  });
  const times = parts.flatMap(({ fromMs, toMs }) => [fromMs ?? 0, toMs ?? 0]);
  return {
    events: parts.reduce((sum, part) => sum + part.events, 0),
    fromMs: times.length === 0 ? null : Math.min(...times),
    toMs: times.length === 0 ? null : Math.max(...times),
  };
}
