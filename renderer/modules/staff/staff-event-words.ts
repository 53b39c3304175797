import type { TFunction } from "i18next";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { roles } from "../../../shared/kernel/roles.ts";

/** An event of a member of staff in words. */
export function staffEventWords({ type, data }: HistoryEntry, t: TFunction): string {
  const role = (key: string): string => {
    const known = roles.find((each) => each === data[key]);
    return known === undefined ? "" : t(`ui.roles.${known}`);
  };
  const reason = typeof data["reason"] === "string" && data["reason"] !== "" ? ` · ${data["reason"]}` : "";
  switch (type) {
    case "added":
      return t("staff.events.added", { role: role("role") });
    case "role-changed":
      return t("staff.events.role-changed", { from: role("from"), to: role("to") }) + reason;
    case "corrected": {
      const field = (["name", "number", "department"] as const).find((each) => each === data["field"]);
      return t("staff.events.corrected", { field: field === undefined ? "" : t(`staff.${field}`) }) + reason;
    }
    case "pin-set": {
      const by = (["self", "reset", "first", "recovery"] as const).find((each) => each === data["by"]);
      return t(`staff.events.pin-set.${by ?? "self"}`);
    }
    case "recovery-codes-made":
    case "recovery-code-used":
    case "locked-out":
    case "disabled":
    case "enabled":
      return t(`staff.events.${type}`) + reason;
    default:
      return type;
  }
}
