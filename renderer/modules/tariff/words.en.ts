import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { tariffZhCN } from "./words.zh-CN.ts";

export const tariffEn: SameKeys<typeof tariffZhCN> = {
  title: "Tariff of paid services",
  help: "Quotes are chosen from here. A new price counts for later quotes; what was quoted keeps its price. Every change is on record.",
  none: "No items yet",
  noneWho: "A manager or an administrator adds them.",
  noneHelp: "For example: angle valve, each, material 35, labour 30.",
  item: "Item",
  unit: "Unit",
  price: "Material (yuan)",
  labour: "Labour (yuan)",
  since: "Since",
  retired: "Out of use",
  add: "Add item",
  save: "Save",
  change: "New price",
  retire: "Retire",
  restore: "Restore",
  reason: "Reason",
  retireTitle: "Retire {{name}}: no longer offered for quotes",
  restoreTitle: "Restore {{name}}",
  priceTitle: "New price of {{name}}",
  wrongAmount: "Write an amount like 35 or 35.50.",
};
