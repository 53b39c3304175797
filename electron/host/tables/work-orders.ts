import { lastFour, maskPhone } from "../../../shared/kernel/masks.ts";
import type { SearchFields } from "../../../shared/kernel/search-tokens.ts";
import {
  callDueMs,
  dispatchDueMs,
  followUpDueMs,
  openSuspension,
  quietUntilMs,
  resumeDueMs,
  workOrderRegister,
  type WorkOrderState,
} from "../../../shared/modules/work-orders/index.ts";
import { defineTable, flag, integer, text } from "../store/table.ts";

/** What a row's search tokens are made of. */
export interface SoughtOrder {
  readonly number: string;
  readonly reporter: string | null;
  readonly unit: string;
  readonly public_area: string;
  readonly location: string;
  readonly fault: string;
  readonly phone_tail: string;
}

export function workOrderFields(order: SoughtOrder): SearchFields {
  return {
    names: [order.reporter ?? ""],
    unit: order.unit,
    phoneTails: [order.phone_tail],
    number: order.number,
    texts: [order.public_area, order.location, order.fault],
  };
}

/**
 * 维修工单: one row an order. What an order owes stands in columns of its own (`dispatch_due`, `call_due` …), null
 * when nothing is owed, so that lists, counts and alerts ask the table alone.
 */
export const workOrdersTable = defineTable<WorkOrderState>({
  name: "work_orders",
  version: 5,
  register: workOrderRegister,
  columns: {
    number: text((order) => order.number),
    status: text((order) => order.status),
    received_at: integer((order) => order.receivedAtMs),
    unit: text((order) => order.unit ?? ""),
    public_area: text((order) => order.publicArea),
    location: text((order) => order.location),
    fault: text((order) => order.fault),
    grade: text((order) => order.grade),
    area: text((order) => order.area),
    charge: text((order) => order.charge),
    reporter: text((order) => order.reporter),
    phone_masked: text((order) => (order.phone === null ? "" : maskPhone(order.phone))),
    phone_tail: text((order) => (order.phone === null ? "" : lastFour(order.phone))),
    technician: text((order) => order.technicianId),
    appointment: integer((order) => order.appointmentMs),
    dispatched_at: integer((order) => order.dispatchedAtMs),
    arrived_at: integer((order) => order.arrivedAtMs),
    finished_at: integer((order) => order.finishedAtMs),
    arrival_due: integer((order) => order.arrivalDueMs),
    dispatch_due: integer(dispatchDueMs),
    call_due: integer(callDueMs),
    quiet_until: integer(quietUntilMs),
    resume_due: integer(resumeDueMs),
    follow_up_due: integer(followUpDueMs),
    first_breach: integer((order) => order.firstBreachMs),
    suspended: flag((order) => openSuspension(order) !== null),
    carried_to: text((order) => order.carryOvers.at(-1)?.newDate ?? null),
    carry_reason: text((order) => order.carryOvers.at(-1)?.reason ?? ""),
    rework_of: text((order) => order.reworkOf?.id ?? null),
    rework_number: text((order) => order.reworkOf?.number ?? null),
    late: flag((order) => order.lateReason !== null),
  },
  indexes: [
    "work_orders_by_time ON work_orders (received_at)",
    "work_orders_open ON work_orders (received_at) WHERE status IN ('undispatched', 'dispatched', 'accepted', 'on-site', 'finished')",
    "work_orders_to_close ON work_orders (received_at) WHERE status = 'followed-up'",
  ],
  number: (order) => order.number,
  search: (order) =>
    workOrderFields({
      ...order,
      unit: order.unit ?? "",
      public_area: order.publicArea,
      phone_tail: order.phone === null ? "" : lastFour(order.phone),
    }),
  conflicts: (order) => (order.rivalTechnicianId === null ? 0 : 1),
});
