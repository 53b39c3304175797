import { z } from "zod";
import { bytesToId } from "../store/id-bytes.ts";
import type { ActivitySource, Done } from "./activity-source.ts";

interface Stored {
  readonly id: Buffer;
  readonly code: string;
  readonly unit: string;
  readonly place: string;
  readonly loans: string;
}

const latestLoans = z.array(
  z.object({ number: z.string(), lentAt: z.number(), backAt: z.array(z.number()) }),
);

/** 钥匙: lent, back again. */
export const keyActivity: ActivitySource = (db, fromMs, toMs) =>
  db
    .prepare<[number], Stored>(
      `SELECT id, code, unit, place, latest_loans AS loans FROM keys
       WHERE moved_at IS NOT NULL AND moved_at >= ? AND status <> 'void'`,
    )
    .all(fromMs)
    .flatMap(({ id, code, unit, place, loans }) =>
      latestLoans.parse(JSON.parse(loans)).flatMap(({ number, lentAt, backAt }) => {
        const done = (kind: Done["kind"], atMs: number): readonly Done[] => {
          if (atMs < fromMs || atMs >= toMs) return [];
          const subject = [code, place].filter((part) => part !== "").join(" ");
          return [{ kind, atMs, recordKind: "key", recordId: bytesToId(id), number, unit, subject }];
        };
        return done("key-lent", lentAt).concat(backAt.flatMap((atMs) => done("key-returned", atMs)));
      }),
    );
