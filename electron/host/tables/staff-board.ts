import { mayCommand } from "../../../shared/contract/access.ts";
import type { BoardItem } from "../../../shared/contract/board.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import { outranks, staffRegister } from "../../../shared/modules/staff/index.ts";
import { LOCK_MS } from "../access/pin-attempts.ts";
import type { Core } from "../core.ts";
import type { Waiting } from "./waiting.ts";

/** A1: who is locked out now. Whose business it is, `mayHelpIn` says. */
export function staffBoard(core: Core, nowMs: number): readonly Waiting[] {
  return core.queries.staff.all().flatMap(({ id, name, number, active, lockedOutAtMs }): Waiting[] => {
    if (!active || lockedOutAtMs === null || nowMs >= lockedOutAtMs + LOCK_MS) return [];
    return [
      {
        key: `locked-out ${id} ${lockedOutAtMs}`,
        kind: "locked-out",
        recordKind: staffRegister.kind,
        recordId: id,
        number,
        unit: "",
        subject: name,
        who: "",
        dueMs: lockedOutAtMs + LOCK_MS,
        soonMs: lockedOutAtMs,
        sinceMs: lockedOutAtMs,
        loud: false,
        phoneMasked: "",
      },
    ];
  });
}

/** Somebody who is locked out waits for those who may reset their PIN. */
export function mayHelpIn(core: Core, { recordId }: BoardItem, actor: Actor): boolean {
  const person = core.queries.staff.byId(recordId);
  return person !== null && mayCommand(actor.role, "staff.reset-pin") && outranks(actor.role, person.role);
}
