import type { Actor } from "../../../shared/kernel/command.ts";
import { emitter } from "../../../shared/kernel/register.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { staffEvents, staffRegister } from "../../../shared/modules/staff/index.ts";
import type { Core } from "../core.ts";
import { noteEvent } from "../note-event.ts";
import { actorOf } from "../tables/staff.ts";
import { attemptRefusal, type PinAttempts } from "./pin-attempts.ts";
import { verifyPin } from "./pin.ts";
import { findRecoveryCode } from "./recovery-codes.ts";

const emit = emitter(staffEvents);

/** Writes an event about a person that no command asked for: a lock-out, a used recovery code. */
function note(core: Core, staffId: string, event: ReturnType<typeof emit>): void {
  noteEvent(core, event, { kind: "staff", id: staffId, actor: staffId });
  core.committed(["staff"], [staffId]);
}

async function attempted(
  core: Core,
  attempts: PinAttempts,
  staffId: string,
  verify: () => Promise<boolean>,
): Promise<Result<null>> {
  const outcome = await attempts.attempt(staffId, verify);
  if (outcome.kind !== "right" && outcome.alarm) {
    note(core, staffId, emit("locked-out", { tries: 10, minutes: 15 }));
  }
  return outcome.kind === "right" ? ok(null) : attemptRefusal(outcome);
}

/** Checks a person's own PIN (A1): a wrong one is counted, delayed and after ten locks for 15 minutes. */
export async function checkPin(
  core: Core,
  attempts: PinAttempts,
  staffId: string,
  pin: string,
): Promise<Result<Actor>> {
  const person = core.queries.staff.byId(staffId);
  if (person === null || !person.active) return refuse("staff-disabled", "staffId");
  const checked = await attempted(core, attempts, staffId, async () => {
    const { pinHash } = core.store.folded(staffRegister, staffId).state;
    return pinHash !== null && verifyPin(pin, pinHash, core.keys.pinPepper);
  });
  return checked.ok ? ok(actorOf(person)) : checked;
}

/** True when somebody else set their PIN and knows it: they sign in with it once, to choose another. */
export function hasGivenPin(core: Core, staffId: string): boolean {
  return core.store.folded(staffRegister, staffId).state.pinIsGiven;
}

/** The own PIN that replaces a given one is another: the old one is known to whoever set it. */
export async function refuseGivenPin(core: Core, staffId: string, next: string): Promise<Result<null>> {
  const { pinHash, pinIsGiven } = core.store.folded(staffRegister, staffId).state;
  const same = pinIsGiven && pinHash !== null && (await verifyPin(next, pinHash, core.keys.pinPepper));
  return same ? refuse("pin-as-given", "next") : ok(null);
}

/** As `checkPin`, for what a PIN stands under: one that somebody else set is nobody's signature. */
export async function checkOwnPin(
  core: Core,
  attempts: PinAttempts,
  staffId: string,
  pin: string,
): Promise<Result<Actor>> {
  const checked = await checkPin(core, attempts, staffId, pin);
  return checked.ok && hasGivenPin(core, staffId) ? refuse("pin-is-given", "pin") : checked;
}

/** Checks a printed one-time code and uses it up. The person must then choose a new PIN. */
export async function checkRecoveryCode(
  core: Core,
  attempts: PinAttempts,
  staffId: string,
  code: string,
): Promise<Result<Actor>> {
  const person = core.queries.staff.byId(staffId);
  if (person === null || !person.active) return refuse("staff-disabled", "staffId");
  let index: number | null = null;
  const checked = await attempted(core, attempts, staffId, async () => {
    const { recoveryHashes } = core.store.folded(staffRegister, staffId).state;
    const sheet = recoveryHashes.map((hash) => hash ?? "");
    index = await findRecoveryCode(code, sheet, core.keys.pinPepper);
    return index !== null && recoveryHashes[index] !== null;
  });
  if (!checked.ok)
    return checked.error.code === "pin-wrong" ? refuse("recovery-code-wrong", "code") : checked;
  if (index !== null) note(core, staffId, emit("recovery-code-used", { index }));
  return ok(actorOf(person));
}
