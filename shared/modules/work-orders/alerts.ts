import { callDueMs, dispatchDueMs, followUpDueMs, quietUntilMs, resumeDueMs } from "./rules.ts";
import type { WorkOrderState } from "./state.ts";

/** The instants of one order that can ring; each is a column of the table, so that nothing is folded to ring. */
export interface RingFacts {
  readonly dispatchDueMs: number | null;
  readonly callDueMs: number | null;
  readonly quietUntilMs: number | null;
  readonly resumeDueMs: number | null;
  readonly followUpDueMs: number | null;
}

export function ringFacts(state: WorkOrderState): RingFacts {
  return {
    dispatchDueMs: dispatchDueMs(state),
    callDueMs: callDueMs(state),
    quietUntilMs: quietUntilMs(state),
    resumeDueMs: resumeDueMs(state),
    followUpDueMs: followUpDueMs(state),
  };
}

/** 待派 · 应致电住户 · 暂停到期 · 待回访 */
export type WorkOrderAlertKind = "dispatch" | "call" | "resume" | "follow-up";

export interface WorkOrderAlert {
  /** One ring: another one after 无人接听, after a missed promise, after a new date. */
  readonly key: string;
  readonly kind: WorkOrderAlertKind;
  /** What is measured from: 超时 8 分钟. */
  readonly dueMs: number;
  /** When it rings first; later than `dueMs` only in the quiet after 无人接听. */
  readonly ringAtMs: number;
  /** Loud ones sound every minute until handled, the others are only shown. */
  readonly loud: boolean;
}

function alert(id: string, kind: WorkOrderAlertKind, dueMs: number | null, ringAtMs: number, loud: boolean) {
  return dueMs === null ? [] : [{ key: `${id}:${kind}:${ringAtMs}`, kind, dueMs, ringAtMs, loud }];
}

/** REP-1, REP-2, REP-3: everything of this order that rings, now or later, by wall clock ms. */
export function scheduledAlerts(id: string, facts: RingFacts): readonly WorkOrderAlert[] {
  const callAtMs = Math.max(facts.callDueMs ?? 0, facts.quietUntilMs ?? Number.NEGATIVE_INFINITY);
  return [
    ...alert(id, "dispatch", facts.dispatchDueMs, facts.dispatchDueMs ?? 0, true),
    ...alert(id, "call", facts.callDueMs, callAtMs, true),
    ...alert(id, "resume", facts.resumeDueMs, facts.resumeDueMs ?? 0, false),
    ...alert(id, "follow-up", facts.followUpDueMs, facts.followUpDueMs ?? 0, false),
  ];
}

/** What of this order rings at `nowMs`. */
export function workOrderAlerts(id: string, facts: RingFacts, nowMs: number): readonly WorkOrderAlert[] {
  return scheduledAlerts(id, facts).filter((one) => one.ringAtMs <= nowMs);
}

/** The next instant after `nowMs` at which something of this order begins to ring, or null. */
export function nextRingMs(facts: RingFacts, nowMs: number): number | null {
  const later = scheduledAlerts("", facts)
    .map((one) => one.ringAtMs)
    .filter((ringAtMs) => ringAtMs > nowMs);
  return later.length === 0 ? null : Math.min(...later);
}
