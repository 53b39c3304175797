import { implement, type Router } from "@orpc/server";
import { z } from "zod";
import { needsOwnPin } from "../../shared/contract/access.ts";
import { contract, type Contract } from "../../shared/contract/contract.ts";
import type { ApprovalRequest } from "../../shared/contract/commands.ts";
import type { Actor } from "../../shared/kernel/command.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import {
  checkOwnPin,
  checkPin,
  checkRecoveryCode,
  hasGivenPin,
  refuseGivenPin,
} from "./access/authenticate.ts";
import { hashPin, pinProblem } from "./access/pin.ts";
import { boardFor } from "./approvals/board.ts";
import { toMasked } from "./board.ts";
import { changeFeed } from "./change-feed.ts";
import type { Core } from "./core.ts";
import { openFirstShift } from "./first-shift.ts";
import { historyOf } from "./history.ts";
import type { Host } from "./host.ts";
import { must, refused } from "./refusal.ts";
import { sealedValue } from "./reveal.ts";
import { createApprovalsRouter } from "./routers/approvals.ts";
import { createBackupRouter } from "./routers/backup.ts";
import { createConflictsRouter } from "./routers/conflicts.ts";
import { createDirectoryRouter } from "./routers/directory.ts";
import { createErasureRouter } from "./routers/erasure.ts";
import type { Door } from "./routers/door.ts";
import { createShiftsRouter } from "./routers/shifts.ts";
import { createHazardsRouter } from "./routers/hazards.ts";
import { createPassesRouter } from "./routers/passes.ts";
import { createDutyLogRouter } from "./routers/duty-log.ts";
import { createKeysRouter } from "./routers/keys.ts";
import { createSyncRouter } from "./routers/sync.ts";
import { createTariffRouter } from "./routers/tariff.ts";
import { createVisitsRouter } from "./routers/visits.ts";
import { createWorkOrdersRouter } from "./routers/work-orders.ts";
import { searchRecords } from "./search-records.ts";
import type { Session } from "./sessions.ts";

const jsonRecord = z.record(z.string(), z.json());

/** Commands with a door of their own, which asks for more than being signed in. */
const ownDoor: ReadonlySet<string> = new Set([
  "staff.change-own-pin",
  "erasure.order",
  "approval.request",
  "approval.approve",
]);

/** One window's connection; it carries who is signed in there. */
export interface Connection {
  resume: string | null;
}

/** Everything the contract promises, over one host. Errors that nobody expected become one without details. */
export function createRouter(host: Host): Router<Contract, Connection> {
  const os = implement(contract).$context<Connection>();
  const core = (): Core => host.core() ?? must<Core>({ ok: false, error: { code: "not-set-up" } });
  const signed = (connection: Connection): Session => must(host.sessions.of(connection.resume));
  const read = (connection: Connection): Core => {
    signed(connection);
    return core();
  };
  const acting: Door<Connection>["acting"] = (connection) => {
    const { actor, mustChangePin, resume } = signed(connection);
    if (mustChangePin) throw refused({ code: "not-allowed" });
    host.sessions.touch(resume);
    return actor;
  };
  const begin = (connection: Connection, actor: Actor, mustChangePin: boolean): Session => {
    host.sessions.lock(connection.resume);
    const session = host.sessions.open(actor, mustChangePin);
    connection.resume = session.resume;
    return session;
  };
  /** The second person's own PIN, checked for this very command and no other (A3). */
  const approverFor = async (approval: ApprovalRequest | null): Promise<Actor | null> =>
    approval === null ? null : must(await checkOwnPin(core(), host.attempts, approval.staffId, approval.pin));
  const ownPin = async (approval: ApprovalRequest | null): Promise<Result<Actor>> =>
    approval === null
      ? refuse("own-pin-needed", "pin")
      : checkOwnPin(core(), host.attempts, approval.staffId, approval.pin);
  const hashed = async (pin: unknown): Promise<string | null> => {
    if (typeof pin !== "string") return null;
    const problem = pinProblem(pin);
    if (problem !== null) throw refused({ code: problem, field: "pin" });
    return hashPin(pin, core().keys.pinPepper, host.cost === undefined ? {} : { cost: host.cost });
  };
  const door: Door<Connection> = { host, read, signed, acting };

  return os.router({
    app: {
      state: os.app.state.handler(() => host.state()),
      openAgain: os.app.openAgain.handler(async () => {
        if (host.state().phase === "problem") await host.reopen();
        return {};
      }),
      changes: os.app.changes.handler(({ signal }) => changeFeed(host.changes, signal)),
    },
    setup: {
      found: os.setup.found.handler(async ({ input }) => ({
        recoveryCodes: [...must(await host.found(input))],
      })),
      join: os.setup.join.handler(async ({ input }) => ({ next: must(await host.join(input)).next })),
      giveUpJoin: os.setup.giveUpJoin.handler(async () => {
        must(await host.giveUpJoining());
        return {};
      }),
      resumeJoin: os.setup.resumeJoin.handler(async ({ input }) => ({
        next: must(await host.resumeJoining(input.siteKey)).next,
      })),
      cancelJoin: os.setup.cancelJoin.handler(() => {
        host.cancelJoining();
        return {};
      }),
    },
    session: {
      people: os.session.people.handler(() =>
        core()
          .queries.staff.all()
          .filter((row) => row.active)
          .map(({ id, name, role, department }) => ({ id, name, role, department })),
      ),
      signIn: os.session.signIn.handler(async ({ input, context }) => {
        const actor = must(await checkPin(core(), host.attempts, input.staffId, input.pin));
        await openFirstShift(host, actor);
        return begin(context, actor, hasGivenPin(core(), actor.id));
      }),
      signInWithRecoveryCode: os.session.signInWithRecoveryCode.handler(async ({ input, context }) =>
        begin(context, must(await checkRecoveryCode(core(), host.attempts, input.staffId, input.code)), true),
      ),
      resume: os.session.resume.handler(({ input, context }) => {
        const session = must(host.sessions.of(input.resume));
        context.resume = session.resume;
        host.sessions.touch(session.resume);
        return session;
      }),
      lock: os.session.lock.handler(({ context }) => {
        host.sessions.lock(context.resume);
        context.resume = null;
        return {};
      }),
      touch: os.session.touch.handler(({ context }) => {
        host.sessions.touch(context.resume);
        return {};
      }),
      changePin: os.session.changePin.handler(async ({ input, context }) => {
        const session = signed(context);
        const { actor } = session;
        if (!session.mustChangePin) must(await checkPin(core(), host.attempts, actor.id, input.current));
        must(await refuseGivenPin(core(), actor.id, input.next));
        const pinHash = await hashed(input.next);
        const request = {
          cmd: core().newId(),
          name: "staff.change-own-pin",
          id: actor.id,
          input: { pin: input.next },
          approval: null,
        };
        must(await host.execute(request, { actor, approver: null, pinHash }));
        host.sessions.pinChanged(session.resume);
        return {};
      }),
    },
    command: os.command.handler(async ({ input, context }) => {
      const actor = acting(context);
      if (ownDoor.has(input.name)) throw refused({ code: "not-allowed" });
      if (needsOwnPin(input.name)) {
        // A signature is its signer's own, whoever is signed in at this window (DUTY-5).
        const signer = must(await ownPin(input.approval));
        return must(await host.execute(input, { actor: signer, approver: null, pinHash: null }));
      }
      const approver = await approverFor(input.approval);
      const body = input.input;
      const pin = typeof body === "object" && body !== null && "pin" in body ? body.pin : null;
      const outcome = must(await host.execute(input, { actor, approver, pinHash: await hashed(pin) }));
      // The new PIN opens the door that too many wrong ones closed (A1).
      if (input.name === "staff.reset-pin" && input.id !== null) host.attempts.reset(input.id);
      return outcome;
    }),
    record: {
      history: os.record.history.handler(({ input, context }) =>
        historyOf(read(context), input.kind, input.id),
      ),
      reveal: os.record.reveal.handler(async ({ input, context }) => {
        const actor = acting(context);
        const { cmd, name, id, field, purpose, note, approval } = input;
        const request = { cmd, name, id, input: { field, purpose, note }, approval };
        const approver = await approverFor(approval);
        if (!name.endsWith(".reveal")) throw refused({ code: "unknown-command" });
        must(await host.execute(request, { actor, approver, pinHash: null }));
        return { value: must(sealedValue(core(), name, id, field)) };
      }),
      search: os.record.search.handler(({ input, context }) => [
        ...searchRecords(read(context), input.search),
      ]),
    },
    drafts: {
      save: os.drafts.save.handler(({ input, context }) => {
        core().drafts.save(signed(context).actor.id, input.form, input.content);
        return {};
      }),
      load: os.drafts.load.handler(({ input, context }) => {
        const draft = core().drafts.load(signed(context).actor.id, input.form);
        return draft === null ? null : jsonRecord.parse(draft);
      }),
      clear: os.drafts.clear.handler(({ input, context }) => {
        core().drafts.clear(signed(context).actor.id, input.form);
        return {};
      }),
    },
    board: {
      now: os.board.now.handler(({ context }) => {
        const items = boardFor(read(context), host.alerts.board(), signed(context).actor);
        return { items, nowMs: host.clock.nowMs() };
      }),
      ringing: os.board.ringing.handler(() => ({
        items: host.alerts.ringing().map(toMasked),
        nowMs: host.clock.nowMs(),
      })),
    },
    approvals: createApprovalsRouter<Connection>(door),
    directory: createDirectoryRouter<Connection>({
      host,
      read,
      given: (connection) => ({ actor: acting(connection), approver: null, pinHash: null }),
    }),
    backup: createBackupRouter<Connection>({
      host,
      actor: (connection) => {
        const { actor, resume } = signed(connection);
        host.sessions.touch(resume);
        return actor;
      },
    }),
    conflicts: createConflictsRouter<Connection>(door),
    erasure: createErasureRouter<Connection>(door),
    staff: {
      list: os.staff.list.handler(({ context }) =>
        read(context)
          .queries.staff.all()
          .map(({ id, name, number, role, department, active }) => ({
            id,
            name,
            number,
            role,
            department,
            active,
            lockedOut: host.attempts.isLockedOut(id),
          })),
      ),
    },
    shifts: createShiftsRouter<Connection>(door),
    passes: createPassesRouter<Connection>(door),
    keys: createKeysRouter<Connection>(door),
    sync: createSyncRouter<Connection>(door),
    tariff: createTariffRouter<Connection>(door),
    visits: createVisitsRouter<Connection>(door),
    hazards: createHazardsRouter<Connection>(door),
    workOrders: createWorkOrdersRouter<Connection>(door),
    dutyLog: createDutyLogRouter<Connection>(door),
  });
}
