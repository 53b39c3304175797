import { noLookups } from "../../../fixtures/lookups.ts";
import type { Actor, DecideContext, Decision } from "../../../../shared/kernel/command.ts";
import { foldAll, type Folded, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { naturalId, uuid7 } from "../../../../shared/kernel/ids.ts";
import type { AnyRegister } from "../../../../shared/kernel/register.ts";
import { defaultSettings } from "../../../../shared/kernel/settings.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { siteDateCompact, siteMs } from "../../../../shared/kernel/site-time.ts";
import { commandNamed, type CommandInput, type CommandName } from "../../../../shared/contract/commands.ts";
import {
  hazardBatchRegister,
  hazardIssueRegister,
  signedText,
  type BatchState,
  type HazardIssueState,
} from "../../../../shared/modules/hazards/index.ts";
import { noDutyLog } from "../../../fixtures/no-duty-log.ts";

/** 2026-11-23 is a Monday; the day shift ends at 17:30. */
export function at(clock: string, date = "2026-11-23"): number {
  return siteMs(date, clock, "Asia/Shanghai");
}

export const MINUTE = 60_000;
const staffId = (place: number): string => uuid7(1, new Uint8Array(16).fill(place));
export const clerk: Actor = { id: staffId(1), name: "张敏", role: "clerk", rank: 1 };
export const technician: Actor = { id: staffId(2), name: "王建国", role: "technician", rank: 1 };
export const foreman: Actor = { id: staffId(3), name: "孙丽华", role: "foreman", rank: 2 };
export const officer: Actor = { id: staffId(4), name: "周国平", role: "duty-officer", rank: 3 };
export const supervisor: Actor = { id: staffId(5), name: "陈静怡", role: "supervisor", rank: 4 };
export const staff = [clerk, technician, foreman, officer, supervisor] as const;

/** The five of HAZ-1. */
export const names = ["鼠药", "敌敌畏", "灭螂药", "酒精", "稀料"];
export const strokes = { width: 300, height: 120, lines: "10,10 60,40;80,20 90,90" };
/** The id that every desk gives 酒精, and its batch 20261001. */
export const alcohol = naturalId("substance", "酒精", sha256Hex);
export const batchOf = (batch: string, expiry: string | null = null): string =>
  naturalId("hazard-batch", JSON.stringify([alcohol, batch, batch === "" ? expiry : null]), sha256Hex);
export const batch = batchOf("20261001");

type IssueInput = CommandInput<"hazard-issue.issue">;

/** 300 ml of that batch to a cleaner without an account, signed for. */
export function issueForm(changes: Partial<IssueInput> = {}): IssueInput {
  const form = {
    batch,
    qty: 300,
    use: "电梯轿厢消毒",
    place: "3 栋电梯",
    user: { staffId: null, name: "何秀英" },
    witness: "",
    ppeChecked: true,
    lentTo: "",
    lentReason: "",
    userSignature: strokes,
    issuerSignature: null,
    late: null,
    ...changes,
  };
  const userName = staff.find(({ id }) => id === form.user.staffId)?.name ?? form.user.name;
  const lent = form.lentTo === "" ? null : { to: form.lentTo, reason: form.lentReason };
  const facts = { substanceName: "酒精", batch: "20261001", unit: "ml", userName, lent };
  return { ...form, digest: sha256Hex(signedText({ ...form, ...facts })), ...changes };
}

export const backForm = (used: number, returned: number, spilt: number, receiver: Actor = clerk) => ({
  used,
  returned,
  spilt,
  receiver: receiver.id,
  anomaly: "",
  late: null,
});

export interface TestDesk {
  nowMs: number;
  actor: Actor;
  /** Whose PIN was given, or null. */
  approver: Actor | null;
  readonly run: <Name extends CommandName>(name: Name, input: CommandInput<Name>, id?: string) => Decision;
  /** Runs, fails the test when it is refused, and answers the first record that it wrote. */
  readonly must: <Name extends CommandName>(name: Name, input: CommandInput<Name>, id?: string) => string;
  readonly events: OpenEvent[];
  /** Learns what another desk wrote, and the other way round. */
  readonly meet: (other: TestDesk) => void;
  readonly folded: <State>(register: AnyRegister<State>, id: string) => Folded<State>;
  readonly batch: (id?: string) => BatchState;
  readonly issue: (id: string) => HazardIssueState;
}

function foldOf<State>(
  events: readonly OpenEvent[],
  register: AnyRegister<State>,
  id: string,
): Folded<State> {
  return foldAll(
    register,
    events.filter(({ envelope }) => envelope.kind === register.kind && envelope.id === id),
  );
}

/** One desk of several, decided and folded without a store; ids are its own, so that histories repeat. */
export function createTestDesk(device = "AAAAAAAAAA"): TestDesk {
  const events: OpenEvent[] = [];
  let [seq, ids] = [0, 0];
  const newId = (): string => {
    ids += 1;
    const bytes = new Uint8Array(16);
    bytes.set([device.charCodeAt(0), ids >> 8, ids & 255]);
    return uuid7(at("08:00"), bytes);
  };
  const folded: TestDesk["folded"] = (register, id) => foldOf(events, register, id);
  const context = (id: string): DecideContext => ({
    nowMs: desk.nowMs,
    id,
    actor: desk.actor,
    approver: desk.approver,
    desk: { device, code: device.slice(0, 1), postId: "post" },
    settings: defaultSettings,
    pinHash: null,
    nextNumber: (letters) => `${letters}-${siteDateCompact(desk.nowMs)}-${device.slice(0, 1)}-${ids}`,
    newId,
    lookups: {
      ...noLookups,
      state: (register, known) => {
        const { state, rev } = folded(register, known);
        return rev === 0 ? null : state;
      },
      unitId: () => null,
      naturalId: (kind, key) => naturalId(kind, key, sha256Hex),
      keyedId: (kind, key) => naturalId(kind, key, sha256Hex),
      peopleInUnit: () => [],
      vehiclesInUnit: () => [],
      badgeHolder: () => null,
      standingAuthorisation: () => false,
      openItems: () => [],
      postNamed: () => null,
      deskKeys: () => [],
      rosterOn: () => [],
      logHeads: () => [],
      gatePost: () => null,
      hasAttachment: () => false,
      passesToReconcile: () => ({ passes: 0, missing: [] }),
      staff: (roles) => staff.filter((person) => roles.includes(person.role)),
      staffNumberTaken: () => false,
      dutyLog: noDutyLog,
    },
  });
  const write = (decision: Decision, kind: string, own: string): void => {
    if (!decision.ok) return;
    for (const event of decision.value) {
      seq += 1;
      const id = event.id ?? own;
      const eventKind = event.kind ?? kind;
      const rev = events.reduce(
        (highest, { envelope }) =>
          envelope.kind === eventKind && envelope.id === id ? Math.max(highest, envelope.rev) : highest,
        0,
      );
      const { type, v, data } = event;
      const facts = { device, seq, rev: rev + 1, at: desk.nowMs, actor: desk.actor.id, prev: "0".repeat(64) };
      events.push({ envelope: { ...facts, kind: eventKind, id, type, v, data }, personal: event.personal });
    }
  };
  const run: TestDesk["run"] = (name, input, id = newId()) => {
    const command = commandNamed(name);
    if (command === undefined) throw new Error(`no command ${name}`);
    // The command's own schema makes this input.
    const decide = command.decide as (state: unknown, input: unknown, context: DecideContext) => Decision;
    const register: AnyRegister = command.register;
    const decision = decide(folded(register, id).state, command.input.parse(input), context(id));
    write(decision, register.kind, id);
    return decision;
  };
  const desk: TestDesk = {
    nowMs: at("09:00"),
    actor: clerk,
    approver: foreman,
    events,
    run,
    must: (name, input, id = newId()) => {
      const decision = run(name, input, id);
      if (!decision.ok) throw new Error(`${name} refused: ${outcome(decision)}`);
      return decision.value[0]?.id ?? id;
    },
    meet: (other) => {
      const key = ({ envelope }: OpenEvent): string => `${envelope.device} ${envelope.seq}`;
      const [mine, theirs] = [new Set(events.map(key)), new Set(other.events.map(key))];
      const missing = other.events.filter((event) => !mine.has(key(event)));
      other.events.push(...events.filter((event) => !theirs.has(key(event))));
      events.push(...missing);
    },
    folded,
    batch: (id = batch) => folded(hazardBatchRegister, id).state,
    issue: (id) => folded(hazardIssueRegister, id).state,
  };
  return desk;
}

/** A desk with the five goods and 1000 ml of alcohol in the store. */
export function stocked(device = "AAAAAAAAAA", expiry: string | null = "2027-09-30"): TestDesk {
  const desk = createTestDesk(device);
  desk.actor = foreman;
  desk.must("substance.add-standard", { names });
  desk.must("hazard-batch.draw", {
    substance: alcohol,
    batch: "20261001",
    expiry,
    qty: 1000,
    from: "总仓",
    late: null,
  });
  desk.actor = clerk;
  return desk;
}

/** Two desks that know the same and are then apart. */
export function apart(): readonly [TestDesk, TestDesk] {
  const first = stocked();
  const second = createTestDesk("BBBBBBBBBB");
  second.meet(first);
  return [first, second];
}

/** The refusal as "code field", or "ok". */
export function outcome(decision: Decision): string {
  return decision.ok ? "ok" : `${decision.error.code} ${decision.error.field ?? ""}`.trim();
}
