import type { Waiting } from "./waiting.ts";
import type { Core } from "../core.ts";

const MINUTE_MS = 60_000;
/** How long before somebody should come, or before it is due, a thing is shown and turns amber. */
const SHOWN_MS = 30 * MINUTE_MS;
const COUNTERSIGN_SOON_MS = 4 * 60 * MINUTE_MS;

/** DUTY-2, DUTY-4, DUTY-7: the handover that is due at this post, a stand-in past the limit, a countersign owed. */
export function shiftBoard(core: Core, nowMs: number): readonly Waiting[] {
  const { shifts, staff } = core.queries;
  const current = shifts.current(core.desk.postId);
  const waiting: Waiting[] = [];
  const about = { recordKind: "shift", unit: "", phoneMasked: "", loud: false };
  const plan = current?.plan ?? null;
  if (current !== null && plan !== null) {
    const { id, number, post, incoming, openedAtMs, arriveByMs, standInUntilMs } = current;
    const soonMs = arriveByMs ?? plan.toMs;
    const record = { ...about, recordId: id, number, sinceMs: openedAtMs };
    if (nowMs >= soonMs - SHOWN_MS || current.status === "handing-over") {
      waiting.push({
        ...record,
        key: `handover ${id} ${plan.toMs}`,
        kind: "handover",
        subject: `${post} ${plan.name}`,
        who: incoming,
        dueMs: plan.toMs,
        soonMs,
      });
    }
    if (standInUntilMs !== null) {
      waiting.push({
        ...record,
        key: `stand-in ${id} ${standInUntilMs}`,
        kind: "stand-in",
        subject: `${post} ${plan.name}`,
        who: "",
        dueMs: standInUntilMs,
        soonMs: standInUntilMs - SHOWN_MS,
      });
    }
  }
  for (const owed of shifts.countersignsOwed()) {
    const dueMs = owed.countersignByMs ?? nowMs;
    waiting.push({
      ...about,
      key: `countersign ${owed.id} ${dueMs}`,
      kind: "countersign",
      recordId: owed.id,
      number: owed.number,
      subject: `${owed.post} ${owed.plan?.name ?? ""}`.trim(),
      who: owed.countersignerId === null ? "" : staff.nameOf(owed.countersignerId),
      sinceMs: owed.signedAtMs ?? owed.openedAtMs,
      dueMs,
      soonMs: dueMs - COUNTERSIGN_SOON_MS,
    });
  }
  return waiting;
}
