import { noLookups } from "../../../fixtures/lookups.ts";
import type { Actor, DecideContext, Decision } from "../../../../shared/kernel/command.ts";
import type { DutyLogLookups } from "../../../../shared/kernel/duty-log-lookups.ts";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { naturalId, uuid7 } from "../../../../shared/kernel/ids.ts";
import type { AnyRegister } from "../../../../shared/kernel/register.ts";
import { defaultSettings, type SiteSettings } from "../../../../shared/kernel/settings.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { siteMs } from "../../../../shared/kernel/site-time.ts";
import { commandNamed, type CommandInput, type CommandName } from "../../../../shared/contract/commands.ts";
import {
  dutyLineRegister,
  logReviewRegister,
  reviewKey,
  type DutyLineState,
  type LogReviewState,
  type WriteInput,
} from "../../../../shared/modules/duty-log/index.ts";
import { noDutyLog } from "../../../fixtures/no-duty-log.ts";

/** 2026-11-23 is a Monday. */
export function at(clock: string, date = "2026-11-23"): number {
  return siteMs(date, clock, "Asia/Shanghai");
}

export const POST = uuid7(at("08:00"), new Uint8Array(16).fill(3));
export const clerk: Actor = { id: "clerk-zhang", name: "张敏", role: "clerk", rank: 1 };
export const foreman: Actor = { id: "foreman-sun", name: "孙丽华", role: "foreman", rank: 2 };
export const head: Actor = { id: "head-chen", name: "陈静怡", role: "supervisor", rank: 4 };
export const manager: Actor = { id: "manager-huang", name: "黄志远", role: "manager", rank: 5 };
const everybody = [clerk, foreman, head, manager];

export const line: WriteInput = {
  category: "patrol",
  text: "巡查大堂，正常",
  unit: "",
  handled: true,
  result: "",
  important: false,
  gravity: null,
  followedBy: null,
  link: null,
  report: null,
  instructedBy: null,
  late: null,
};

export interface LogDesk {
  nowMs: number;
  actor: Actor;
  settings: SiteSettings;
  /** Gives a command; a new line answers its id. */
  readonly run: <Name extends CommandName>(name: Name, input: CommandInput<Name>, id?: string) => Decision;
  readonly must: <Name extends CommandName>(name: Name, input: CommandInput<Name>, id?: string) => string;
  readonly write: (changes?: Partial<WriteInput>) => string;
  readonly line: (id: string) => DutyLineState;
  readonly lines: () => readonly DutyLineState[];
  readonly review: (period: string) => LogReviewState;
  readonly events: OpenEvent[];
}

const withId = <T extends object>(id: string, folded: T): T & { readonly id: string } => ({ ...folded, id });

export interface DeskOptions {
  readonly code?: string;
  readonly device?: string;
  /** Events that another desk made: both then know them. */
  readonly shared?: readonly OpenEvent[];
}

/** The refusal as "code field", or "ok". */
export function outcome(decision: Decision): string {
  return decision.ok ? "ok" : `${decision.error.code} ${decision.error.field ?? ""}`.trim();
}

/** One desk of the post, decided and folded without a store. */
export function createLogDesk({ code = "A", device = "AAAAAAAAAA", shared = [] }: DeskOptions = {}): LogDesk {
  const events: OpenEvent[] = [...shared];
  let [seq, made] = [0, 0];
  const of = <State>(register: AnyRegister<State>, id: string) =>
    foldAll(
      register,
      events.filter(({ envelope }) => envelope.kind === register.kind && envelope.id === id),
    );
  const newId = (): string => {
    made += 1;
    const random = new Uint8Array(16).map((_, index) => code.charCodeAt(0) + index);
    random.set([made >> 8, made & 255], 5);
    return uuid7(desk.nowMs, random);
  };
  const known = () => {
    const ids = new Set(events.flatMap(({ envelope: { kind, id } }) => (kind === "duty-line" ? [id] : [])));
    return [...ids]
      .map((id) => withId(id, of(dutyLineRegister, id)))
      .toSorted(
        (left, right) => left.state.atMs - right.state.atMs || left.state.ordinal - right.state.ordinal,
      );
  };
  const dutyLog: DutyLogLookups = {
    ...noDutyLog,
    lastLine: (post, volume) =>
      known()
        .map(({ state }) => state)
        .filter((state) => state.post === post && state.volume === volume)
        .toSorted((left, right) => right.ordinal - left.ordinal)[0] ?? null,
    linesOfDay: (post, day) => known().filter(({ state }) => state.post === post && state.day === day),
    linesOfMonth: (post, month) =>
      known()
        .filter(({ state }) => state.post === post && state.day.startsWith(month))
        .map(({ id, rev, state: { volume, ordinal, day, writtenCategory: category } }) => ({
          id,
          rev,
          volume,
          ordinal,
          day,
          category,
        })),
    repairReviewWritten: (_post, date) =>
      known().some(({ state: { note } }) => note?.type === "repair-review" && note.date === date),
  };
  const context = (id: string): DecideContext => ({
    nowMs: desk.nowMs,
    id,
    actor: desk.actor,
    approver: null,
    desk: { device, code, postId: POST },
    settings: desk.settings,
    pinHash: null,
    nextNumber: () => "",
    newId,
    lookups: {
      ...noLookups,
      state: (register, asked) => {
        const folded = of(register, asked);
        return folded.rev === 0 ? null : folded.state;
      },
      unitId: () => null,
      naturalId: (kind, key) => naturalId(kind, key, sha256Hex),
      keyedId: (kind, key) => naturalId(kind, key, sha256Hex),
      peopleInUnit: () => [],
      vehiclesInUnit: () => [],
      badgeHolder: () => null,
      standingAuthorisation: () => false,
      openItems: () => [],
      staff: (roles) => everybody.filter((person) => roles.includes(person.role)),
      staffNumberTaken: () => false,
      postNamed: () => null,
      deskKeys: () => [],
      rosterOn: () => [],
      logHeads: () => [],
      gatePost: () => null,
      hasAttachment: () => false,
      passesToReconcile: () => ({ passes: 0, missing: [] }),
      dutyLog,
    },
  });
  const run = (name: CommandName, input: unknown, id: string): Decision => {
    const command = commandNamed(name);
    if (command === undefined) throw new Error(`no command ${name}`);
    // The command's own schema makes this input, its own register this state.
    const decide = command.decide as (state: unknown, input: unknown, context: DecideContext) => Decision;
    const register: AnyRegister = command.register;
    const decision = decide(of(register, id).state, command.input.parse(input), context(id));
    if (!decision.ok) return decision;
    for (const event of decision.value) {
      seq += 1;
      const kind = event.kind ?? register.kind;
      const target = event.id ?? id;
      const rev = Math.max(
        0,
        ...events.flatMap(({ envelope }) => (envelope.id === target ? [envelope.rev] : [])),
      );
      const envelope = {
        device,
        seq,
        rev: rev + 1,
        at: desk.nowMs,
        actor: desk.actor.id,
        kind,
        id: target,
        type: event.type,
        v: event.v,
        data: event.data,
        prev: "0".repeat(64),
      };
      events.push({ envelope, personal: event.personal });
    }
    return decision;
  };
  const must: LogDesk["must"] = (name, input, id = newId()) => {
    const decision = run(name, input, id);
    if (!decision.ok) throw new Error(`${name} refused: ${outcome(decision)}`);
    return id;
  };
  const desk: LogDesk = {
    nowMs: at("14:00"),
    actor: clerk,
    settings: defaultSettings,
    events,
    run: (name, input, id = newId()) => run(name, input, id),
    must,
    write: (changes = {}) => must("duty-line.write", { ...line, ...changes }),
    line: (id) => of(dutyLineRegister, id).state,
    lines: () => known().map(({ state }) => state),
    review: (period) =>
      of(logReviewRegister, naturalId("log-review", reviewKey(POST, period), sha256Hex)).state,
  };
  return desk;
}
