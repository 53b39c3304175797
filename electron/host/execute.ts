import Database from "better-sqlite3";
import type { Actor, DecideContext, NumberLetters } from "../../shared/kernel/command.ts";
import type { AnyRegister } from "../../shared/kernel/register.ts";
import { readEventText, type Envelope } from "../../shared/kernel/event.ts";
import { startFold } from "../../shared/kernel/fold.ts";
import { emitter } from "../../shared/kernel/register.ts";
import { ok, refuse, type DomainError, type Result } from "../../shared/kernel/result.ts";
import { siteDateCompact } from "../../shared/kernel/site-time.ts";
import { access, mayCommand } from "../../shared/contract/access.ts";
import {
  commandNamed,
  type Command,
  type CommandRequest,
  type Outcome,
} from "../../shared/contract/commands.ts";
import { approvalEvents, approvalRegister, standingOf } from "../../shared/modules/approvals/index.ts";
import type { Core } from "./core.ts";
import { EventTooLarge, type WriteFacts } from "./store/store.ts";

/** Somebody who gives a command, and their approver after the host checked that one's own PIN. */
export interface Given {
  readonly actor: Actor;
  readonly approver: Actor | null;
  /** The input's `pin` after scrypt; null when the command has none. */
  readonly pinHash: string | null;
  /** The request from another desk's approval that this carries out; it is ended in the same transaction (A3). */
  readonly carriesOut?: string;
}

/** The disk failed in the middle: the outcome is unknown until the database was opened again. */
export class OutcomeUnknown extends Error {}

/** What a refusal inside a batch's transaction rolls back to: its own command alone. */
class Refused extends Error {
  readonly error: DomainError;
  constructor(error: DomainError) {
    super(error.code);
    this.error = error;
  }
}

/** What a command that was executed before had made: found by its `cmd`, so that a repetition is the same record (C5). */
export function outcomeOf(core: Core, cmd: string): Outcome | null {
  const [first] = core.store.log.textsByCommand(cmd);
  const event = first === undefined ? null : readEventText(first);
  return event?.ok === true ? outcomeIn(event.value) : null;
}

function outcomeIn({ id, data }: Envelope): Outcome {
  const number = data["number"];
  return { id, number: typeof number === "string" ? number : null };
}

function zodProblem(command: Command, input: unknown): Result<unknown> {
  const parsed = command.input.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join(".") ?? "";
  if (issue?.code === "too_big") return refuse("too-long", field, { maximum: Number(issue.maximum) });
  if (issue?.code === "custom") return refuse("required", field);
  return refuse("bad-input", field);
}

function createNumbers(core: Core, nowMs: number): (letters: NumberLetters) => string {
  const taken = new Map<string, number>();
  const last = core.statements.lastNumber;
  return (letters) => {
    const prefix = `${letters}-${siteDateCompact(nowMs, core.desk.settings.timeZone)}-${core.desk.code}-`;
    const next = (taken.get(prefix) ?? last.get(prefix) ?? 0) + 1;
    taken.set(prefix, next);
    return `${prefix}${String(next).padStart(3, "0")}`;
  };
}

/** Decides one command on what is known here; throws Refused. Nothing is written. */
function decided(core: Core, request: CommandRequest, given: Given) {
  const command = commandNamed(request.name);
  if (command === undefined) throw new Refused({ code: "unknown-command" });
  const input = zodProblem(command, request.input);
  if (!input.ok) throw new Refused(input.error);
  if (command.target === "existing" && request.id === null) throw new Refused({ code: "not-found" });
  const nowMs = core.clock.nowMs();
  const id = command.target === "new" ? core.newId() : (request.id ?? core.newId());
  const register: AnyRegister = command.register;
  // Nothing can be known of an id that was made just now.
  const folded = command.target === "new" ? startFold(register) : core.store.folded(register, id);
  if (command.target === "existing" && folded.rev === 0) throw new Refused({ code: "not-found" });
  const context: DecideContext = {
    nowMs,
    id,
    actor: given.actor,
    approver: given.approver,
    desk: { device: core.desk.device, code: core.desk.code, postId: core.desk.postId },
    settings: core.desk.settings,
    pinHash: given.pinHash,
    nextNumber: createNumbers(core, nowMs),
    newId: core.newId,
    lookups: core.lookups,
  };
  // The command's own schema made this input, its own register this state.
  const decide = command.decide as (
    state: unknown,
    input: unknown,
    context: DecideContext,
  ) => ReturnType<Command["decide"]>;
  const decision = decide(folded.state, input.value, context);
  if (!decision.ok) throw new Refused(decision.error);
  return { kind: register.kind, id, folded, nowMs, events: decision.value };
}

/** Decides and writes one command. Runs inside a transaction; throws Refused so that nothing of it stays. */
function decideAndWrite(core: Core, request: CommandRequest, given: Given, touched: Set<string>): Outcome {
  const repeated = outcomeOf(core, request.cmd);
  if (repeated !== null) return repeated;
  const { kind, id, folded, nowMs, events } = decided(core, request, given);
  const facts = {
    device: core.desk.device,
    at: nowMs,
    off: null,
    actor: given.actor.id,
    approver: given.approver?.id ?? null,
    cmd: request.cmd,
  };
  const written = core.store.write(events, { ...facts, kind, id, folded });
  if (given.carriesOut !== undefined) {
    noteCarriedOut(core, given.carriesOut, facts);
    touched.add(approvalRegister.kind);
  }
  for (const event of written) touched.add(event.kind);
  const [first] = written;
  return first === undefined ? { id, number: null } : outcomeIn(first);
}

const emitApproval = emitter(approvalEvents);

/** An approval is good once: what it allowed is written together with its end (A3). */
function noteCarriedOut(core: Core, id: string, facts: Omit<WriteFacts, "kind" | "id">): void {
  const { kind } = approvalRegister;
  const folded = core.store.folded(approvalRegister, id);
  if (standingOf(folded.state) !== "approved") throw new Refused({ code: "approval-over" });
  core.store.write([emitApproval("carried-out", { at: facts.at })], {
    ...facts,
    approver: null,
    kind,
    id,
    folded,
  });
}

function failureOf(cause: unknown): DomainError {
  if (cause instanceof Refused) return cause.error;
  if (cause instanceof EventTooLarge) return { code: "too-long" };
  if (cause instanceof Database.SqliteError) {
    if (cause.code.startsWith("SQLITE_FULL")) return { code: "disk-full" };
    if (cause.code.startsWith("SQLITE_READONLY")) return { code: "storage-read-only" };
    if (cause.code.startsWith("SQLITE_BUSY")) return { code: "busy" };
    if (cause.code.startsWith("SQLITE_IOERR"))
      throw new OutcomeUnknown("the disk failed during a save", { cause });
  }
  throw cause;
}

function allowed(request: CommandRequest, given: Given): DomainError | null {
  const command = commandNamed(request.name);
  if (command === undefined) return { code: "unknown-command" };
  if (!mayCommand(given.actor.role, command.name)) return { code: "not-allowed" };
  const { judgesOthers = false } = access[command.name];
  if (given.approver?.id === given.actor.id && !judgesOthers) return { code: "approval-self" };
  const rank = access[command.name].second?.(request.input) ?? null;
  if (rank === null) return null;
  if (given.approver === null) return { code: "approval-needed", params: { rank } };
  return given.approver.rank < rank ? { code: "approval-rank", params: { rank } } : null;
}

/**
 * One durable command: authorise → decide → append, seal, fold, project and index in one transaction. Answers
 * after the commit is on disk. Throws OutcomeUnknown when the disk failed and only a reopened file can tell.
 */
export function execute(core: Core, request: CommandRequest, given: Given): Result<Outcome> {
  const forbidden = allowed(request, given);
  if (forbidden !== null) return { ok: false, error: forbidden };
  const touched = new Set<string>();
  try {
    const outcome = core.store.transaction(() => decideAndWrite(core, request, given, touched));
    core.committed([...touched], [outcome.id]);
    return ok(outcome);
  } catch (cause) {
    return { ok: false, error: failureOf(cause) };
  }
}

/** What a command would be refused with if it were given now; null when it would go through. Nothing is written. */
export function wouldRefuse(core: Core, request: CommandRequest, given: Given): DomainError | null {
  const forbidden = allowed(request, given);
  if (forbidden !== null) return forbidden;
  try {
    decided(core, request, given);
    return null;
  } catch (cause) {
    return failureOf(cause);
  }
}

/**
 * Many commands in one durable transaction (imports, sample data): each is decided on its own, and a refused
 * one leaves nothing behind while the others stay. Answers in the order asked.
 */
export function executeBatch(
  core: Core,
  requests: readonly CommandRequest[],
  given: Given,
): readonly Result<Outcome>[] {
  const touched = new Set<string>();
  const results = core.store.transaction(() =>
    requests.map((request): Result<Outcome> => {
      const forbidden = allowed(request, given);
      if (forbidden !== null) return { ok: false, error: forbidden };
      try {
        return ok(core.store.transaction(() => decideAndWrite(core, request, given, touched)));
      } catch (cause) {
        if (cause instanceof Refused) return { ok: false, error: cause.error };
        throw cause;
      }
    }),
  );
  const ids = results.flatMap((result) => (result.ok ? [result.value.id] : []));
  core.committed([...touched], ids);
  return results;
}
