/** The instants of one order that can ring; each is a column of its row, so that nothing is folded to ring. */
export interface RingFacts {
  readonly dispatchDueMs: number | null;
  readonly callDueMs: number | null;
  readonly quietUntilMs: number | null;
  readonly resumeDueMs: number | null;
  readonly followUpDueMs: number | null;
}

/** 待派 · 应致电住户 · 暂停到期 · 待回访 */
export type WorkOrderAlertKind = "dispatch" | "call" | "resume" | "follow-up";

export interface WorkOrderAlert {
  /** One deadline: another one after a missed promise or a new date, the same one after 无人接听. */
  readonly key: string;
  readonly kind: WorkOrderAlertKind;
  /** What is measured from: 超时 8 分钟. */
  readonly dueMs: number;
  /**
   * It rings once this and `dueMs` have passed: the end of the quiet after 无人接听, else `dueMs`. After a clock was
   * set back it may well lie before `dueMs`, which then passed by the monotonic time.
   */
  readonly ringAtMs: number;
  /** Loud ones sound every minute until handled, the others are only shown. */
  readonly loud: boolean;
}

/** REP-1, REP-2, REP-3: everything of this order that rings, now or later, by wall clock ms. */
export function scheduledAlerts(id: string, facts: RingFacts): readonly WorkOrderAlert[] {
  const one = (
    kind: WorkOrderAlertKind,
    dueMs: number | null,
    loud: boolean,
    quietUntilMs: number | null = null,
  ): readonly WorkOrderAlert[] => {
    if (dueMs === null) return [];
    return [{ key: `${kind} ${id} ${dueMs}`, kind, dueMs, ringAtMs: quietUntilMs ?? dueMs, loud }];
  };
  return [
    ...one("dispatch", facts.dispatchDueMs, true),
    ...one("call", facts.callDueMs, true, facts.quietUntilMs),
    ...one("resume", facts.resumeDueMs, false),
    ...one("follow-up", facts.followUpDueMs, false),
  ];
}
