import { bytesToId } from "../store/id-bytes.ts";
import type { ActivitySource, Done } from "./activity-source.ts";

interface Stored {
  readonly id: Buffer;
  readonly number: string;
  readonly unit: string;
  readonly items: string;
  readonly issuedAt: number;
  readonly releasedAt: number | null;
}

/** A pass that goes out was hardly written longer ago. */
const LOOK_BACK_MS = 7 * 86_400_000;

/** 放行条: written, released. */
export const passActivity: ActivitySource = (db, fromMs, toMs) =>
  db
    .prepare<[number, number], Stored>(
      `SELECT id, number, unit, items, issued_at AS issuedAt, released_at AS releasedAt FROM passes
       WHERE issued_at >= ? AND issued_at < ? AND status <> 'void'`,
    )
    .all(fromMs - LOOK_BACK_MS, toMs)
    .flatMap((pass) => {
      const done = (kind: Done["kind"], atMs: number | null): readonly Done[] => {
        if (atMs === null || atMs < fromMs || atMs >= toMs) return [];
        const { number, unit, items: subject } = pass;
        return [{ kind, atMs, recordKind: "pass", recordId: bytesToId(pass.id), number, unit, subject }];
      };
      return done("pass-issued", pass.issuedAt).concat(done("pass-released", pass.releasedAt));
    });
