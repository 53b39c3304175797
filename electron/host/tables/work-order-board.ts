import type { WorkOrderRow } from "../../../shared/contract/work-orders.ts";
import {
  scheduledAlerts,
  type WorkOrderAlert,
  type WorkOrderAlertKind,
} from "../../../shared/modules/work-orders/index.ts";
import type { Waiting } from "./waiting.ts";
import { callKind } from "./work-order-open.ts";
import type { Core } from "../core.ts";

const MINUTE_MS = 60_000;
/** How long before it is due a thing turns amber. */
const soonMsByKind: Readonly<Record<WorkOrderAlertKind, number>> = {
  dispatch: 2 * MINUTE_MS,
  call: 8 * MINUTE_MS,
  resume: 30 * MINUTE_MS,
  "follow-up": 4 * 60 * MINUTE_MS,
};

function sinceMs(order: WorkOrderRow, kind: WorkOrderAlertKind): number {
  if (kind === "call") return order.dispatchedAtMs ?? order.receivedAtMs;
  return kind === "follow-up" ? (order.finishedAtMs ?? order.receivedAtMs) : order.receivedAtMs;
}

function toWaiting(order: WorkOrderRow, alert: WorkOrderAlert): Waiting {
  const { key, kind, dueMs, ringAtMs, loud } = alert;
  return {
    key,
    // Until it is due the technician is waited for; from then on the desk owes a call (REP-2).
    ...(kind === "call" ? { kind: "arrival", kindWhenDue: callKind(order) } : { kind }),
    recordKind: "work-order",
    recordId: order.id,
    number: order.number,
    unit: order.unit === "" ? order.publicArea : order.unit,
    subject: order.fault,
    who: order.technician,
    dueMs,
    ringAtMs,
    soonMs: dueMs - soonMsByKind[kind],
    sinceMs: sinceMs(order, kind),
    loud,
    phoneMasked: order.phoneMasked,
  };
}

/** REP-1, REP-2, REP-3: what every open order waits for; the 20-minute card among them. */
export function workOrderBoard(core: Core): readonly Waiting[] {
  return core.queries.workOrders
    .open()
    .flatMap((order) => scheduledAlerts(order.id, order).map((alert) => toWaiting(order, alert)));
}
