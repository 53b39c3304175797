import { afarOf } from "../../../shared/contract/access.ts";
import { commandNamed, type CommandRequest } from "../../../shared/contract/commands.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import { ok, refuse, type DomainError, type Result } from "../../../shared/kernel/result.ts";
import type { AnyRegister } from "../../../shared/kernel/register.ts";
import { roles } from "../../../shared/kernel/roles.ts";
import { approvalRegister, standingOf } from "../../../shared/modules/approvals/index.ts";
import type { Core } from "../core.ts";
import { wouldRefuse } from "../execute.ts";
import { shownOf } from "./shown.ts";

export interface Asked {
  readonly command: string;
  readonly id: string;
  /** The command's own, as its form has it. */
  readonly input: unknown;
}

/** The command as it would be given, under an id of its own. */
export function asRequest(core: Core, { command, id, input }: Asked): CommandRequest {
  return { cmd: core.newId(), name: command, id, input, approval: null };
}

/** The rank that the command asks its second person for; refused when it needs none, or fails for another reason. */
function rankAsked(core: Core, request: CommandRequest, actor: Actor): Result<number> {
  const alone = wouldRefuse(core, request, { actor, approver: null, pinHash: null });
  if (alone === null) return refuse("approval-not-needed");
  if (alone.code !== "approval-needed" && alone.code !== "approval-self") return { ok: false, error: alone };
  const rank = Number(alone.params?.["rank"] ?? 4);
  return ok(rank);
}

/** Null when there is somebody whose approval would let the command through; else what stands in its way. */
function refusedWhoever(core: Core, request: CommandRequest, actor: Actor, rank: number): DomainError | null {
  const able = core.lookups.staff(roles).filter((person) => person.id !== actor.id && person.rank >= rank);
  let last: DomainError = { code: "approval-needed", params: { rank } };
  for (const approver of able) {
    const error = wouldRefuse(core, request, { actor, approver, pinHash: null });
    if (error === null) return null;
    last = error;
  }
  return last;
}

/** True when this person waits for an answer to the same already: one window asks once. */
function isAsked(core: Core, { command, id }: Asked, actor: Actor): boolean {
  return core.queries.approvals.open(core.clock.nowMs()).some((known) => {
    const { state } = core.store.folded(approvalRegister, known);
    const { request } = state;
    return (
      request?.by === actor.id &&
      request.command === command &&
      request.record.id === id &&
      standingOf(state) !== "refused"
    );
  });
}

/**
 * What `approval.request` is written from: the command would go through but for the second person, its input is the
 * one that will be carried out, and what the approver reads is made here, not by a screen.
 */
export function requestInput(core: Core, asked: Asked, actor: Actor) {
  const command = commandNamed(asked.command);
  if (command === undefined) return refuse("unknown-command");
  if (afarOf(asked.command) === null) return refuse("approval-not-afar");
  const register: AnyRegister = command.register;
  const { rev } = core.store.folded(register, asked.id);
  if (rev === 0) return refuse("not-found");
  if (isAsked(core, asked, actor)) return refuse("approval-waits");
  const request = asRequest(core, asked);
  const rank = rankAsked(core, request, actor);
  if (!rank.ok) return rank;
  const refused = refusedWhoever(core, request, actor, rank.value);
  if (refused !== null) return { ok: false as const, error: refused };
  return ok({
    command: asked.command,
    record: { kind: register.kind, id: asked.id },
    rev,
    rank: rank.value,
    input: JSON.stringify(asked.input),
    shown: [...shownOf(core, asked.command, asked.id, asked.input)],
  });
}
