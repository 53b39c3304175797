import type { Waiting } from "./waiting.ts";
import type { Core } from "../core.ts";

const SOON_MS = 10 * 60_000;

/** VIS-2, VIS-3: visitors at the door without an answer, and those who should have left. */
export function visitBoard(core: Core, nowMs: number): readonly Waiting[] {
  return core.queries.visits.waiting(nowMs).flatMap((visit): Waiting[] => {
    const item = {
      recordKind: "visit",
      recordId: visit.id,
      number: visit.number,
      unit: visit.unit === "" ? visit.department : visit.unit,
      subject: visit.name,
      who: visit.consentBy,
      sinceMs: visit.timeInMs,
      phoneMasked: "",
    };
    if (visit.status === "awaiting") {
      const dueMs = visit.timeInMs + SOON_MS;
      return [
        {
          ...item,
          key: `awaiting-answer ${visit.id}`,
          kind: "awaiting-answer",
          dueMs,
          soonMs: 0,
          loud: false,
        },
      ];
    }
    if (visit.leaveByMs === null || visit.leaveByMs > nowMs) return [];
    const { leaveByMs } = visit;
    return [
      {
        ...item,
        key: `overstay ${visit.id} ${leaveByMs}`,
        kind: "overstay",
        dueMs: leaveByMs,
        soonMs: leaveByMs,
        loud: false,
      },
    ];
  });
}
