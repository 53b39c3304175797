import { noLookups } from "../../../fixtures/lookups.ts";
import { createHash } from "node:crypto";
import type { Actor, DecideContext, Decision, Lookups } from "../../../../shared/kernel/command.ts";
import type { Envelope } from "../../../../shared/kernel/event.ts";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { naturalId, uuid7 } from "../../../../shared/kernel/ids.ts";
import type { AnyRegister } from "../../../../shared/kernel/register.ts";
import { defaultSettings } from "../../../../shared/kernel/settings.ts";
import { siteMs } from "../../../../shared/kernel/site-time.ts";
import { commandNamed, type CommandInput, type CommandName } from "../../../../shared/contract/commands.ts";
import {
  personRegister,
  unitRegister,
  vehicleRegister,
  type PersonState,
  type RosterEntry,
  type RosterPerson,
} from "../../../../shared/modules/directory/index.ts";
import { noDutyLog } from "../../../fixtures/no-duty-log.ts";

const clerk: Actor = { id: "clerk-1", name: "张敏", role: "clerk", rank: 1 };
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export const MONDAY = siteMs("2026-11-23", "09:00", "Asia/Shanghai");
export const unitId = (code: string): string => naturalId("unit", code, sha256);

export interface Directory {
  nowMs: number;
  readonly events: OpenEvent[];
  /** Decides, keeps the events, answers the decision. */
  readonly run: <Name extends CommandName>(name: Name, input: CommandInput<Name>, id?: string) => Decision;
  readonly importRow: (entry: RosterEntry, fillOnly?: boolean) => Decision;
  readonly people: () => readonly (PersonState & { readonly id: string })[];
}

function idsOf(events: readonly OpenEvent[], kind: string): readonly string[] {
  return [
    ...new Set(events.filter(({ envelope }) => envelope.kind === kind).map(({ envelope }) => envelope.id)),
  ];
}

function stateOf<State>(
  events: readonly OpenEvent[],
  register: AnyRegister<State>,
  id: string,
): State | null {
  const own = events.filter(({ envelope }) => envelope.id === id && envelope.kind === register.kind);
  return own.length === 0 ? null : foldAll(register, own).state;
}

/** Every unit, person and vehicle of these events, by id. */
export function everything(events: readonly OpenEvent[]): Readonly<Record<string, unknown>> {
  const registers: readonly AnyRegister[] = [unitRegister, personRegister, vehicleRegister];
  const all = registers.flatMap((register) =>
    idsOf(events, register.kind).map((id) => [id, stateOf(events, register, id)] as const),
  );
  return Object.fromEntries(all.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** A desk's directory in memory: events and the answers that decisions ask of the host. */
export function createDirectory(device = "AAAAAAAAAA", known: readonly OpenEvent[] = []): Directory {
  const events = [...known];
  let made = 0;
  const newId = (): string => {
    made += 1;
    return uuid7(MONDAY, createHash("sha256").update(`${device}${made}`).digest());
  };
  const people: Directory["people"] = () =>
    idsOf(events, "person").flatMap((id) => {
      const state = stateOf(events, personRegister, id);
      return state === null ? [] : [{ ...state, id }];
    });
  const lookups: Lookups = {
    ...noLookups,
    state: (register, id) => stateOf(events, register, id),
    unitId: (code) => (stateOf(events, unitRegister, unitId(code)) === null ? null : unitId(code)),
    naturalId: (kind, key) => naturalId(kind, key, sha256),
    keyedId: (kind, key) => naturalId(kind, `keyed ${key}`, sha256),
    peopleInUnit: (code) =>
      people()
        .filter(({ unit }) => unit === code)
        .map(({ id, name }) => ({ id, name: name ?? "" })),
    vehiclesInUnit: (code) =>
      idsOf(events, "vehicle").filter((id) => {
        const vehicle = stateOf(events, vehicleRegister, id);
        return vehicle?.unit === code && !vehicle.removed;
      }),
    badgeHolder: () => null,
    standingAuthorisation: () => false,
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
  };
  const directory: Directory = {
    nowMs: MONDAY,
    events,
    people,
    importRow: (entry, fillOnly = false) => {
      const { person, ...unit } = entry;
      const told =
        person === null
          ? null
          : {
              ...person,
              phones: [...person.phones],
              plates: [...person.plates],
              emergencyPhones: [...person.emergencyPhones],
            };
      return directory.run("directory.import-row", { entry: { ...unit, person: told }, fillOnly });
    },
    run: (name, input, id) => {
      const command = commandNamed(name);
      if (command === undefined) throw new Error(name);
      const parsed = command.input.parse(input);
      const own = id ?? newId();
      const context: DecideContext = {
        nowMs: directory.nowMs,
        id: own,
        actor: clerk,
        approver: null,
        desk: { device, code: "A", postId: "post" },
        settings: defaultSettings,
        pinHash: null,
        nextNumber: () => "",
        newId,
        lookups,
      };
      const register: AnyRegister = command.register;
      const decide = command.decide as (state: unknown, input: unknown, context: DecideContext) => Decision;
      const decision = decide(stateOf(events, register, own) ?? register.initial, parsed, context);
      if (!decision.ok) return decision;
      for (const event of decision.value) {
        const target = event.id ?? own;
        const revs = events
          .filter(({ envelope }) => envelope.id === target)
          .map(({ envelope }) => envelope.rev);
        const envelope: Envelope = {
          device,
          seq: events.length + 1,
          rev: Math.max(0, ...revs) + 1,
          at: directory.nowMs,
          actor: clerk.id,
          kind: event.kind ?? register.kind,
          id: target,
          type: event.type,
          v: event.v,
          data: event.data,
          prev: "",
        };
        events.push({ envelope, personal: event.personal });
      }
      return decision;
    },
  };
  return directory;
}

export const nobodyElse: RosterPerson = {
  name: "顾玲诗",
  relation: "owner",
  relationWord: null,
  phones: ["19900097280"],
  document: { type: "id-card", number: "996445197606167771" },
  plates: [],
  moveIn: "2024-08-26",
  moveOut: null,
  emergencyContact: null,
  emergencyPhones: [],
  note: null,
};

export function row(person: Partial<RosterPerson> | null, more: Partial<RosterEntry> = {}): RosterEntry {
  return {
    unit: "1-1-101",
    unitState: "occupied",
    person: person === null ? null : { ...nobodyElse, ...person },
    ...more,
  };
}

export function outcome(decision: Decision): string {
  return decision.ok ? "ok" : `${decision.error.code} ${decision.error.field ?? ""}`.trim();
}
