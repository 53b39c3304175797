import { bytesToId } from "../store/id-bytes.ts";
import type { ActivitySource } from "./activity-source.ts";

interface Stored {
  readonly id: Buffer;
  readonly number: string;
  readonly fault: string;
  readonly place: string;
  readonly receivedAt: number;
  readonly arrivedAt: number | null;
  readonly finishedAt: number | null;
}

/** An order that was finished in the shift was hardly taken longer ago. */
const LOOK_BACK_MS = 14 * 86_400_000;

/** 工单: taken, on site, finished. */
export const orderActivity: ActivitySource = (db, fromMs, toMs) => {
  const orders = db
    .prepare<[number, number], Stored>(
      `SELECT id, number, fault, CASE unit WHEN '' THEN public_area ELSE unit END AS place,
         received_at AS receivedAt, arrived_at AS arrivedAt, finished_at AS finishedAt
       FROM work_orders WHERE received_at >= ? AND received_at < ? AND status <> 'void'`,
    )
    .all(fromMs - LOOK_BACK_MS, toMs);
  const steps = [
    ["order-taken", "receivedAt"],
    ["order-arrived", "arrivedAt"],
    ["order-finished", "finishedAt"],
  ] as const;
  return orders.flatMap((order) =>
    steps.flatMap(([kind, column]) => {
      const atMs = order[column];
      if (atMs === null || atMs < fromMs || atMs >= toMs) return [];
      const { number, place: unit, fault: subject } = order;
      return [{ kind, atMs, recordKind: "work-order", recordId: bytesToId(order.id), number, unit, subject }];
    }),
  );
};
