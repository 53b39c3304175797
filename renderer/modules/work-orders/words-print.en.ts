import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { printZhCN } from "./words-print.zh-CN.ts";

/** The work order on paper. */
export const printEn: SameKeys<typeof printZhCN> = {
  title: "Service / Repair Work Order",
  number: "Number",
  received: "Reported",
  channel: "Via",
  place: "Unit / place",
  reporter: "Reported by",
  phone: "Phone",
  grade: "Priority",
  charge: "Charge",
  appointment: "Booked for",
  fault: "Fault",
  dispatched: "Dispatched",
  technician: "Technician",
  arrived: "Arrived",
  finished: "Finished",
  result: "Result",
  materials: "Charges",
  labour: "Labour",
  quoted: "Quote {{total}} yuan",
  total: "Total {{total}} yuan",
  paid: "Paid: {{method}} {{receipt}}",
  opinion: "Opinion",
  technicianSign: "Technician's signature",
  residentSign: "Resident's signature",
  clerk: "Clerk",
};
