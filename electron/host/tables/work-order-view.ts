import type {
  ChargesView,
  WorkOrderReview,
  WorkOrderReviewRow,
  WorkOrderRow,
  WorkOrderView,
} from "../../../shared/contract/work-orders.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import {
  awaitsArrival,
  isUnfinished,
  meantForDate,
  reviewedDate,
  reviewPlace,
  signedText,
  totalFen,
  UNDO_ARRIVAL_MS,
  workOrderRegister,
  type Charges,
  type Signature,
} from "../../../shared/modules/work-orders/index.ts";
import type { Core } from "../core.ts";

function shown(signature: Signature | null): WorkOrderView["technicianSignature"] {
  return signature === null ? null : { ...signature, name: signature.name ?? "" };
}

function chargesView(charges: Charges): ChargesView {
  return { parts: [...charges.parts], labour: charges.labour, totalFen: totalFen(charges) };
}

/** When and by whom, named. */
function facts(
  entry: { readonly atMs: number; readonly by: string; readonly lateReason: string | null },
  nameOf: (staffId: string) => string,
): { readonly atMs: number; readonly by: string; readonly lateReason: string } {
  return { atMs: entry.atMs, by: nameOf(entry.by), lateReason: entry.lateReason ?? "" };
}

/** One order with everything that its record and its print show; the phone masked (PRV-1). */
export function workOrderView(core: Core, id: string): Result<WorkOrderView> {
  const row = core.queries.workOrders.row(id);
  if (row === null) return refuse("not-found");
  const { state, unknown } = core.store.folded(workOrderRegister, id);
  const nameOf = (staffId: string | null): string =>
    staffId === null ? "" : core.queries.staff.nameOf(staffId);
  const undo = state.status === "on-site" && state.arrivedAtMs !== null;
  return ok({
    ...row,
    channel: state.channel,
    clerk: nameOf(state.clerkId),
    lateReason: state.lateReason ?? "",
    rivalTechnician: nameOf(state.rivalTechnicianId),
    dispatchedBy: nameOf(state.dispatchedBy),
    acceptedAtMs: state.acceptedAtMs,
    arrivalDueMs: state.arrivalDueMs,
    awaitedKind: awaitsArrival(state) ? (state.awaited?.kind ?? null) : null,
    tries: state.tries,
    triesNeeded: state.triesNeeded,
    calls: state.calls.map((call) => ({
      ...call,
      answeredBy: call.answeredBy ?? "",
      by: nameOf(call.by),
      lateReason: call.lateReason ?? "",
    })),
    suspensions: state.suspensions.map((one) => ({ ...one, by: nameOf(one.by) })),
    carryOvers: state.carryOvers.map((one) => ({ ...one, by: nameOf(one.by) })),
    quote:
      state.quote === null
        ? null
        : {
            ...chargesView(state.quote),
            ...facts(state.quote, nameOf),
            method: state.quote.method,
            agreedBy: state.quote.agreedBy ?? "",
          },
    charges:
      state.charges === null
        ? null
        : {
            ...chargesView(state.charges),
            note: state.charges.note,
            atMs: state.charges.atMs,
            by: nameOf(state.charges.by),
          },
    payments: state.payments.map((payment) => ({ ...payment, ...facts(payment, nameOf) })),
    result: state.result,
    opinion: state.opinion,
    technicianSignature: shown(state.technicianSignature),
    residentSignature: shown(state.residentSignature),
    signedDigest: sha256Hex(signedText(state)),
    followUps: state.followUps.map((call) => ({
      ...call,
      by: nameOf(call.by),
      lateReason: call.lateReason ?? "",
    })),
    closing: state.closing,
    prints: state.prints,
    closingReason: state.closingReason,
    voidReason: state.voidReason ?? "",
    rework: state.reworkOf,
    reworks: core.queries.workOrders.reworksOf(id, state.receivedAtMs),
    arrivalUndoUntilMs: undo ? (state.arrivedAtMs ?? 0) + UNDO_ARRIVAL_MS : null,
    unknownEvents: unknown,
  });
}

/** REP-4: yesterday's orders and all unfinished ones, each with the day that it is meant for. */
export function workOrderReview(core: Core, nowMs: number): WorkOrderReview {
  const { timeZone } = core.desk.settings;
  const today = siteDate(nowMs, timeZone);
  const yesterday = reviewedDate(nowMs, timeZone);
  const toReview = (row: WorkOrderRow): WorkOrderReviewRow => {
    const dueDate = meantForDate(row, timeZone);
    return { ...row, dueDate, place: isUnfinished(row.status) ? reviewPlace(dueDate, today) : null };
  };
  return {
    today,
    yesterday,
    taken: core.queries.workOrders.takenOn(yesterday, timeZone).map(toReview),
    unfinished: core.queries.workOrders
      .open()
      .filter((row) => isUnfinished(row.status))
      .map(toReview)
      .toSorted((left, right) => (left.dueDate < right.dueDate ? -1 : left.dueDate > right.dueDate ? 1 : 0)),
  };
}

/** Who can be sent, with how many open orders each has. */
export function techniciansNow(core: Core): { id: string; name: string; open: number }[] {
  const open = core.queries.workOrders.open().filter((row) => isUnfinished(row.status));
  return core.queries.staff.withRoles(["technician", "foreman"]).map(({ id, name }) => ({
    id,
    name,
    open: open.filter((row) => row.technicianId === id).length,
  }));
}
