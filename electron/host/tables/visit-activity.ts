import { bytesToId } from "../store/id-bytes.ts";
import type { ActivitySource, Done } from "./activity-source.ts";

const DAY_MS = 86_400_000;

interface Stored {
  readonly id: Buffer;
  readonly number: string;
  readonly name: string | null;
  readonly place: string;
  readonly status: string;
  readonly timeIn: number;
  readonly leftAt: number | null;
}

/** 来访: who came in, was refused, left. */
export const visitActivity: ActivitySource = (db, fromMs, toMs) => {
  const columns = `id, number, name, CASE unit WHEN '' THEN department ELSE unit END AS place, status,
    time_in AS timeIn, left_at AS leftAt`;
  const came = db.prepare<[number, number], Stored>(
    `SELECT ${columns} FROM visits WHERE time_in >= ? AND time_in < ? AND status <> 'void'`,
  );
  // Who left in the shift came a day before at most; an index on every departure would cost each sign-out.
  const left = db.prepare<[number, number, number, number], Stored>(
    `SELECT ${columns} FROM visits WHERE time_in >= ? AND time_in < ? AND left_at >= ? AND left_at < ?
     AND status = 'left'`,
  );
  const done = (row: Stored, kind: Done["kind"], atMs: number): Done => ({
    kind,
    atMs,
    recordKind: "visit",
    recordId: bytesToId(row.id),
    number: row.number,
    unit: row.place,
    subject: row.name ?? "",
  });
  const turnedAway = (status: string): boolean => status === "refused" || status === "not-reached";
  return [
    ...came
      .all(fromMs, toMs)
      .map((row) => done(row, turnedAway(row.status) ? "visit-refused" : "visit-in", row.timeIn)),
    ...left
      .all(fromMs - DAY_MS, toMs, fromMs, toMs)
      .map((row) => done(row, "visit-out", row.leftAt ?? row.timeIn)),
  ];
};
