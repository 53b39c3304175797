import { afarOf } from "../../../shared/contract/access.ts";
import { commandNamed } from "../../../shared/contract/commands.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import type { ErrorCode } from "../../../shared/kernel/error-codes.ts";
import { emitter, type AnyRegister } from "../../../shared/kernel/register.ts";
import { ok, refuse, type DomainError, type Result } from "../../../shared/kernel/result.ts";
import {
  approvableOf,
  approvalEvents,
  approvalRegister,
  standingApproval,
  statusOf,
  type Approvable,
  type ApprovalState,
} from "../../../shared/modules/approvals/index.ts";
import type { Core } from "../core.ts";
import { wouldRefuse, type Given } from "../execute.ts";
import { noteEvent } from "../note-event.ts";
import { actorOf } from "../tables/staff.ts";
import { asRequest, type Asked } from "./ask.ts";
import { shownOf } from "./shown.ts";

const emit = emitter(approvalEvents);

/** The command of a request, as it was approved. */
export function askedOf({ command, record, input }: Approvable): Asked {
  return { command, id: record.id, input: JSON.parse(input) as unknown };
}

/** True when what the approval rests on is no longer what it was (A3): the record, or what was shown of it. */
export function hasChanged(core: Core, approvable: Approvable): boolean {
  const { command, record, rev } = approvable;
  const register: AnyRegister | undefined = commandNamed(command)?.register;
  if (register === undefined || register.kind !== record.kind) return true;
  if (afarOf(command) === "record") return core.store.folded(register, record.id).rev !== rev;
  const now = shownOf(core, command, record.id, askedOf(approvable).input);
  return JSON.stringify(now) !== JSON.stringify(approvable.shown);
}

/** Why this person cannot carry the request out here and now, or null. */
function doorProblem(state: ApprovalState, core: Core, actor: Actor): DomainError | null {
  const { request } = state;
  if (request === null) return { code: "not-found" };
  if (request.by !== actor.id) return { code: "approval-not-own" };
  if (request.device !== core.desk.device) return { code: "approval-other-desk" };
  const status = statusOf(state, core.clock.nowMs());
  if (status === "expired") return { code: "approval-expired" };
  if (status === "waiting") return { code: "approval-needed", params: { rank: request.rank } };
  return status === "approved" ? null : { code: "approval-over" };
}

/** Ends a request whose approval is void, so that both sides read why. */
function lapse(core: Core, id: string, actor: Actor, why: "changed" | "impossible", code: ErrorCode): void {
  const { kind } = approvalRegister;
  noteEvent(core, emit("lapsed", { at: core.clock.nowMs(), why, code }), { kind, id, actor: actor.id });
  core.committed([kind], [id]);
}

/**
 * The approved command with its approver, ready to be executed, or why not. An approval made on another desk is an
 * event of that desk's signed chain, by the approver, for the digest of this very request; its host checked the PIN.
 * What this desk knows of that person's rank now still counts, and the command is decided anew.
 */
export function approvedCommand(
  core: Core,
  id: string,
  actor: Actor,
): Result<{ readonly asked: Asked; readonly request: ReturnType<typeof asRequest>; readonly given: Given }> {
  const { state } = core.store.folded(approvalRegister, id);
  const problem = doorProblem(state, core, actor);
  if (problem !== null) return { ok: false, error: problem };
  const approvable = state.request === null ? null : approvableOf(state.request);
  const approval = standingApproval(state);
  if (approvable === null || approval === null || hasChanged(core, approvable)) {
    lapse(core, id, actor, "changed", "approval-changed");
    return refuse("approval-changed");
  }
  const person = core.queries.staff.byId(approval.by);
  if (person === null || !person.active) {
    lapse(core, id, actor, "impossible", "staff-disabled");
    return refuse("staff-disabled");
  }
  const asked = askedOf(approvable);
  const request = asRequest(core, asked);
  const given: Given = { actor, approver: actorOf(person), pinHash: null, carriesOut: id };
  const refused = wouldRefuse(core, request, given);
  if (refused !== null) {
    lapse(core, id, actor, "impossible", refused.code);
    return { ok: false, error: refused };
  }
  return ok({ asked, request, given });
}
