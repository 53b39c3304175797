import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { printZhCN } from "./words-print.zh-CN.ts";

/** 《物品放行条》 on paper. */
export const printEn: SameKeys<typeof printZhCN> = {
  title: "Goods Pass",
  unit: "Unit",
  owner: "Owner",
  requester: "Requester",
  basis: "Basis",
  reason: "Reason",
  number: "No.",
  item: "Item",
  spec: "Spec",
  itemUnit: "Unit",
  qty: "Qty",
  actual: "Out",
  mover: "Mover",
  gate: "Gate",
  issued: "Issued",
  validUntil: "Valid until",
  clerk: "Clerk",
  ownerSign: "Owner",
  officer: "Officer",
  gateSign: "Gate",
  more: "· continued overleaf; signed and stamped on the last page",
  total_one: "{{count}} item",
  total_other: "{{count}} items",
  copy: { stub: "Stub", gate: "Gate slip", owner: "Owner's slip" },
  keeper: {
    stub: "stays at the desk",
    gate: "back to the desk after the check",
    owner: "the owner keeps it",
  },
  once: "Released once; what is left needs a new pass.",
};
