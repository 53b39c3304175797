import { bytesToId } from "../store/id-bytes.ts";
import type { ActivitySource, Done } from "./activity-source.ts";

interface Stored {
  readonly id: Buffer;
  readonly number: string;
  readonly name: string;
  readonly at: number;
  readonly returnedAt: number | null;
}

/** What comes back was hardly handed out longer ago. */
const LOOK_BACK_MS = 30 * 86_400_000;

/** 危险品: handed out, back again. */
export const hazardActivity: ActivitySource = (db, fromMs, toMs) =>
  db
    .prepare<[number, number], Stored>(
      `SELECT id, number, substance_name AS name, at, returned_at AS returnedAt FROM hazard_issues
       WHERE at >= ? AND at < ? AND status <> 'void'`,
    )
    .all(fromMs - LOOK_BACK_MS, toMs)
    .flatMap((slip) => {
      const done = (kind: Done["kind"], atMs: number | null): readonly Done[] => {
        if (atMs === null || atMs < fromMs || atMs >= toMs) return [];
        const { number, name: subject } = slip;
        return [
          { kind, atMs, recordKind: "hazard-issue", recordId: bytesToId(slip.id), number, unit: "", subject },
        ];
      };
      return done("hazard-issued", slip.at).concat(done("hazard-returned", slip.returnedAt));
    });
