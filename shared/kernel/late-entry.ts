import type { LateEntry } from "./fields.ts";
import type { DomainError } from "./result.ts";

/** When it happened: now, or the earlier time of a 补录. */
export function happenedAt(
  late: LateEntry | null,
  nowMs: number,
): { readonly at: number; readonly late: { readonly reason: string } | null } {
  return { at: late?.occurredAt ?? nowMs, late: late === null ? null : { reason: late.reason } };
}

/** A 补录 lies before now and not before what it follows. Nothing is asked of the clock itself (T1). */
export function lateProblem(
  late: LateEntry | null,
  notBeforeMs: number | null,
  nowMs: number,
): DomainError | null {
  if (late === null) return null;
  if (late.occurredAt > nowMs) return { code: "time-in-future", field: "late" };
  if (notBeforeMs !== null && late.occurredAt < notBeforeMs) return { code: "time-order", field: "late" };
  return null;
}
