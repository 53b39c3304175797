import { noLookups } from "../../../fixtures/lookups.ts";
import type { Actor, DecideContext, Decision } from "../../../../shared/kernel/command.ts";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { uuid7 } from "../../../../shared/kernel/ids.ts";
import { defaultSettings, type SiteSettings } from "../../../../shared/kernel/settings.ts";
import { siteDateCompact, siteMs } from "../../../../shared/kernel/site-time.ts";
import { commandNamed, type CommandInput, type CommandName } from "../../../../shared/contract/commands.ts";
import {
  callOwed,
  workOrderRegister,
  type TakeInput,
  type WorkOrderState,
} from "../../../../shared/modules/work-orders/index.ts";
import { noDutyLog } from "../../../fixtures/no-duty-log.ts";

/** 2026-11-23 is a Monday. */
export function at(clock: string, date = "2026-11-23"): number {
  return siteMs(date, clock, "Asia/Shanghai");
}

export const MINUTE = 60_000;
export const clerk: Actor = { id: "clerk-1", name: "张敏", role: "clerk", rank: 1 };
export const wang: Actor = { id: "tech-wang", name: "王强", role: "technician", rank: 1 };
export const li: Actor = { id: "tech-li", name: "李军", role: "technician", rank: 1 };

/** 14:00, a leak in a kitchen, sent to engineering with the same key press. */
export const leak: TakeInput = {
  channel: "phone",
  reporter: "陈立",
  phone: "19900002046",
  resident: null,
  unit: "3-2-1201",
  publicArea: "",
  location: "厨房",
  fault: "水槽下水管漏水",
  grade: "urgent",
  area: "indoor",
  charge: "free",
  appointment: null,
  dispatch: true,
  technician: wang.id,
  reworkOf: null,
  late: null,
};

export const answered = (promisedAt: number) =>
  ({ outcome: "answered", reason: "上一单未完", promisedAt, answeredBy: "陈立", late: null }) as const;
export const noAnswer = {
  outcome: "no-answer",
  reason: "",
  promisedAt: null,
  answeredBy: "",
  late: null,
} as const;
export const message = (promisedAt: number) =>
  ({ outcome: "message-left", reason: "上一单未完", promisedAt, answeredBy: "", late: null }) as const;

export interface TestDesk {
  nowMs: number;
  actor: Actor;
  settings: SiteSettings;
  readonly run: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Decision;
  /** Runs, and fails the test when it is refused. */
  readonly must: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => void;
  readonly events: OpenEvent[];
  readonly state: () => WorkOrderState;
  readonly owed: (clock: string) => string;
  /** Others that this desk knows of, by `kind id`. */
  readonly known: Map<string, unknown>;
}

export const orderId = uuid7(at("08:00"), new Uint8Array(16).fill(7));

/** One desk with one order, decided and folded without a store. */
export function createTestDesk(device = "AAAAAAAAAA", shared: readonly OpenEvent[] = []): TestDesk {
  const events: OpenEvent[] = [...shared];
  let seq = 0;
  const state = (): WorkOrderState => foldAll(workOrderRegister, events).state;
  const context = (): DecideContext => ({
    nowMs: desk.nowMs,
    id: orderId,
    actor: desk.actor,
    approver: null,
    desk: { device, code: "A", postId: "post" },
    settings: desk.settings,
    pinHash: null,
    nextNumber: (letters) => `${letters}-${siteDateCompact(desk.nowMs)}-A-001`,
    newId: () => uuid7(desk.nowMs, new Uint8Array(16).fill(9)),
    lookups: {
      ...noLookups,
      // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Lookups' own signature
      state: <State>(register: { readonly kind: string }, id: string) =>
        (desk.known.get(`${register.kind} ${id}`) ?? null) as State | null,
      unitId: () => null,
      naturalId: () => orderId,
      keyedId: () => orderId,
      peopleInUnit: () => [],
      vehiclesInUnit: () => [],
      badgeHolder: () => null,
      standingAuthorisation: () => false,
      staff: (roles) => [wang, li].filter((person) => roles.includes(person.role)),
      openItems: () => [],
      postNamed: () => null,
      deskKeys: () => [],
      rosterOn: () => [],
      logHeads: () => [],
      gatePost: () => null,
      hasAttachment: () => false,
      passesToReconcile: () => ({ passes: 0, missing: [] }),
      staffNumberTaken: () => false,
      dutyLog: noDutyLog,
    },
  });
  const run: TestDesk["run"] = (name, input) => {
    const command = commandNamed(name);
    if (command === undefined) throw new Error(`no command ${name}`);
    const folded = foldAll(workOrderRegister, events);
    // The command's own schema makes this input.
    const decide = command.decide as (state: unknown, input: unknown, context: DecideContext) => Decision;
    const decision = decide(folded.state, command.input.parse(input), context());
    if (!decision.ok) return decision;
    for (const [index, event] of decision.value.entries()) {
      seq += 1;
      const envelope = {
        device,
        seq,
        rev: folded.rev + 1 + index,
        at: desk.nowMs,
        actor: desk.actor.id,
        kind: "work-order",
        id: orderId,
        type: event.type,
        v: event.v,
        data: event.data,
        prev: "0".repeat(64),
      };
      events.push({ envelope, personal: event.personal });
    }
    return decision;
  };
  const desk: TestDesk = {
    nowMs: at("14:00"),
    actor: clerk,
    settings: defaultSettings,
    events,
    known: new Map(),
    state,
    run,
    must: (name, input) => {
      const decision = run(name, input);
      if (!decision.ok) throw new Error(`${name} refused: ${outcome(decision)}`);
    },
    owed: (clock) => {
      const call = callOwed(state(), at(clock));
      return call === null ? "none" : `${call.kind}${call.quiet ? " quiet" : ""}`;
    },
  };
  return desk;
}

/** An order taken and sent at 14:00 with these differences. */
export function sent(changes: Partial<TakeInput> = {}): TestDesk {
  const desk = createTestDesk();
  desk.must("work-order.take", { ...leak, ...changes });
  return desk;
}

/** The refusal as "code field", or "ok". */
export function outcome(decision: Decision): string {
  return decision.ok ? "ok" : `${decision.error.code} ${decision.error.field ?? ""}`.trim();
}
