import { deskCodeOf } from "../../../shared/kernel/running-number.ts";
import type { OpenAtDesk } from "./open-at-desk.ts";
import type { Queries } from "../queries.ts";

/** REP-2: whom the call is owed to, the resident, or for a public area whoever reported it. */
export function callKind({ unit }: { readonly unit: string }): "late-call" | "reporter-call" {
  return unit === "" ? "reporter-call" : "late-call";
}

/** DUTY-4: repairs that are not finished; 急修 and a late call owed are important. */
export function workOrdersOpen(queries: Queries, nowMs: number): readonly OpenAtDesk[] {
  return queries.workOrders
    .open()
    .filter(({ status }) => status !== "finished")
    .map((order): OpenAtDesk => {
      const callOwed = order.callDueMs !== null && order.callDueMs <= nowMs;
      const urgent = order.grade === "urgent";
      const place = order.unit === "" ? order.publicArea : order.unit;
      return {
        kind: callOwed ? callKind(order) : urgent ? "urgent-repair" : "repair",
        recordKind: "work-order",
        recordId: order.id,
        number: order.number,
        subject: [place, order.fault].filter((part) => part !== "").join(" "),
        important: callOwed || urgent,
        followedBy: order.technician,
        sinceMs: order.receivedAtMs,
        dueMs: order.callDueMs ?? order.dispatchDueMs ?? order.resumeDueMs,
        why: order.carryReason,
        deskCode: deskCodeOf(order.number),
      };
    });
}
