import { noLookups } from "../../../fixtures/lookups.ts";
import type { Actor, DecideContext, Decision } from "../../../../shared/kernel/command.ts";
import type { Envelope } from "../../../../shared/kernel/event.ts";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { uuid7 } from "../../../../shared/kernel/ids.ts";
import { defaultSettings, type SiteSettings } from "../../../../shared/kernel/settings.ts";
import { siteDateCompact, siteMs } from "../../../../shared/kernel/site-time.ts";
import { commandNamed, type CommandInput, type CommandName } from "../../../../shared/contract/commands.ts";
import { personRegister } from "../../../../shared/modules/directory/index.ts";
import {
  visitRegister,
  type RegisterInput,
  type VisitState,
} from "../../../../shared/modules/visits/index.ts";
import { noDutyLog } from "../../../fixtures/no-duty-log.ts";

/** 2026-11-23 is a Monday. */
export function at(clock: string, date = "2026-11-23"): number {
  return siteMs(date, clock, "Asia/Shanghai");
}

const clerk: Actor = { id: "clerk-1", name: "张敏", role: "clerk", rank: 1 };

export const complete: RegisterInput = {
  name: "陈立",
  sex: null,
  partySize: 1,
  company: "",
  category: "guest",
  documentType: "id-card",
  document: "990000199003070013",
  documentOverridden: true,
  phone: "",
  plate: "",
  purpose: "",
  goods: "",
  unit: "3-2-1201",
  department: "",
  host: "张女士",
  consent: { method: "intercom", answer: "agreed", by: "", authorisation: null },
  emergency: null,
  badge: "",
  seconds: 23,
  carry: null,
  late: null,
};

export interface TestDesk {
  nowMs: number;
  settings: SiteSettings;
  /** Decides, keeps the events, answers the decision. */
  readonly run: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Decision;
  readonly events: OpenEvent[];
  readonly state: () => VisitState;
  /** Others that this desk knows of. */
  readonly known: Map<string, unknown>;
  readonly badges: Map<string, string>;
  readonly authorised: Set<string>;
}

export const visitId = uuid7(at("08:00"), new Uint8Array(16).fill(7));

/** One desk with one visit at a time, decided and folded without a store. */
export function createTestDesk(device = "AAAAAAAAAA", shared: readonly OpenEvent[] = []): TestDesk {
  const events: OpenEvent[] = [...shared];
  let numbers = 0;
  const desk: TestDesk = {
    nowMs: at("14:02"),
    settings: defaultSettings,
    events,
    known: new Map(),
    badges: new Map(),
    authorised: new Set(),
    state: () => foldAll(visitRegister, events).state,
    run: (name, input) => {
      const command = commandNamed(name);
      if (command === undefined) throw new Error(`no command ${name}`);
      const parsed = command.input.parse(input);
      const folded = foldAll(visitRegister, events);
      // The command's own schema made this input.
      const decide = command.decide as (state: unknown, input: unknown, context: DecideContext) => Decision;
      const decision = decide(folded.state, parsed, context());
      if (!decision.ok) return decision;
      for (const [index, event] of decision.value.entries()) {
        const envelope: Envelope = {
          device,
          seq: events.length + 1,
          rev: folded.rev + 1 + index,
          at: desk.nowMs,
          actor: clerk.id,
          kind: "visit",
          id: visitId,
          type: event.type,
          v: event.v,
          data: event.data,
          prev: "0".repeat(64),
        };
        events.push({ envelope, personal: event.personal });
      }
      return decision;
    },
  };
  const context = (): DecideContext => ({
    nowMs: desk.nowMs,
    id: visitId,
    actor: clerk,
    approver: null,
    desk: { device, code: "A", postId: "post" },
    settings: desk.settings,
    pinHash: null,
    nextNumber: (letters) => {
      numbers += 1;
      return `${letters}-${siteDateCompact(desk.nowMs)}-A-${String(numbers).padStart(3, "0")}`;
    },
    newId: () => uuid7(desk.nowMs, new Uint8Array(16).fill(9)),
    lookups: {
      ...noLookups,
      // A test puts a register's own state there under its own kind.
      state: (register: { readonly kind: string }, id: string) =>
        (desk.known.get(`${register.kind} ${id}`) ?? null) as never,
      unitId: () => null,
      naturalId: () => visitId,
      keyedId: () => visitId,
      peopleInUnit: () => [],
      vehiclesInUnit: () => [],
      badgeHolder: (badge) => desk.badges.get(badge) ?? null,
      standingAuthorisation: (person, unit, nowMs) => desk.authorised.has(`${person} ${unit}`) && nowMs > 0,
      staff: () => [],
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
  return desk;
}

/** A visit entered at 14:02 with these differences from a complete form. */
export function entered(changes: Partial<RegisterInput> = {}): TestDesk {
  const desk = createTestDesk();
  const decision = desk.run("visit.register", { ...complete, ...changes });
  if (!decision.ok) throw new Error(`refused: ${decision.error.code}`);
  return desk;
}

export const personKey = (id: string): string => `${personRegister.kind} ${id}`;
export const visitKey = (id: string): string => `${visitRegister.kind} ${id}`;

/** The refusal as "code field", or "ok". */
export function outcome(decision: Decision): string {
  return decision.ok ? "ok" : `${decision.error.code} ${decision.error.field ?? ""}`.trim();
}
