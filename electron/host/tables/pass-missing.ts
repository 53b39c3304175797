import type { PassRow, ReconcileRow } from "../../../shared/contract/passes.ts";
import { expiryOpen } from "../../../shared/modules/passes/index.ts";

/** GDS-3: what is missing of a pass: slips, and what became of the goods of one that expired. */
export function missingOf(row: PassRow): ReconcileRow["missing"] {
  return [...row.slipsMissing, ...(expiryOpen(row) ? (["expiry"] as const) : [])];
}
