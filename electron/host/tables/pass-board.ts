import type { Waiting } from "./waiting.ts";
import type { Core } from "../core.ts";

const HOUR_MS = 60 * 60_000;

/** 待签 until it expires; from then on, as with 已签, somebody must look into what became of the goods (GDS-3). */
export function passBoard(core: Core, nowMs: number): readonly Waiting[] {
  return core.queries.passes
    .waiting({ nowMs, postId: core.desk.postId })
    .filter((pass) => pass.status !== "signed")
    .map((pass): Waiting => {
      const dueMs = pass.validUntilMs ?? nowMs;
      return {
        key: `pass ${pass.id} ${dueMs}`,
        kind: "pass-signature",
        kindWhenDue: "pass-expired",
        recordKind: "pass",
        recordId: pass.id,
        number: pass.number,
        unit: pass.unit,
        subject: pass.items,
        who: pass.requester === "" ? pass.owner : pass.requester,
        dueMs,
        soonMs: dueMs - 2 * HOUR_MS,
        sinceMs: pass.submittedAtMs ?? pass.issuedAtMs,
        loud: false,
        phoneMasked: "",
      };
    });
}
