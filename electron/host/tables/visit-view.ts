import { maskIdentityNumber, maskPhone } from "../../../shared/kernel/masks.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { visitRegister } from "../../../shared/modules/visits/index.ts";
import type { VisitView } from "../../../shared/contract/visits.ts";
import type { Core } from "../core.ts";

/** One visit with everything that its record shows; phone and document masked (PRV-1). */
export function visitView(core: Core, id: string): Result<VisitView> {
  const { state, rev, unknown } = core.store.folded(visitRegister, id);
  if (rev === 0) return refuse("not-found");
  return ok({
    id,
    number: state.number,
    status: state.status,
    timeInMs: state.timeInMs,
    leftAtMs: state.leftAtMs,
    leaveEnteredAtMs: state.leaveEnteredAtMs,
    leaveByMs: state.leaveByMs,
    name: state.name ?? "",
    erased: state.name === null,
    partySize: state.partySize,
    category: state.category,
    unit: state.unit ?? "",
    department: state.department,
    purpose: state.purpose,
    plate: state.plate ?? "",
    badge: state.badge,
    badgeReturned: state.badgeReturned,
    consentMethod: state.consent?.method ?? null,
    consentAnswer: state.consent?.answer ?? null,
    consentBy: state.consentBy ?? "",
    emergency: state.emergency !== null,
    late: state.lateReason !== null,
    answersDisagree: state.answersDisagree,
    sex: state.sex,
    company: state.company,
    goods: state.goods,
    host: state.host ?? "",
    documentType: state.documentType,
    documentMasked: state.document === null ? "" : maskIdentityNumber(state.document),
    documentOverridden: state.documentOverridden,
    phoneMasked: state.phone === null ? "" : maskPhone(state.phone),
    emergencyService: state.emergency?.service ?? null,
    emergencyReason: state.emergency?.reason ?? "",
    lateReason: state.lateReason ?? "",
    lateLeaveReason: state.lateLeaveReason ?? "",
    prints: state.prints,
    voidReason: state.voidReason ?? "",
    seconds: state.seconds,
    clerk: core.queries.staff.nameOf(state.clerkId),
    unknownEvents: unknown,
  });
}
