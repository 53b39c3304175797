import { deskCodeOf } from "../../../shared/kernel/running-number.ts";
import type { OpenAtDesk } from "./open-at-desk.ts";
import type { Queries } from "../queries.ts";

/** DUTY-4: keys that are out when the shift ends; none of them blocks the signatures. */
export function keysOpen(queries: Queries): readonly OpenAtDesk[] {
  return queries.keys.out().map((key) => ({
    kind: "key-out",
    recordKind: "key",
    recordId: key.id,
    number: key.loanNumber,
    subject: [key.code, key.unit, key.place, key.department, key.borrower]
      .filter((part) => part !== "")
      .join(" "),
    important: false,
    followedBy: key.lentBy,
    sinceMs: key.lentAtMs ?? 0,
    dueMs: key.dueMs,
    why: key.loanReason,
    deskCode: deskCodeOf(key.loanNumber),
  }));
}
