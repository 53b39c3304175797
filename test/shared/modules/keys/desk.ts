import type { Actor, DecideContext, Decision } from "../../../../shared/kernel/command.ts";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { uuid7 } from "../../../../shared/kernel/ids.ts";
import { rankOf, roles, type Role } from "../../../../shared/kernel/roles.ts";
import { defaultSettings } from "../../../../shared/kernel/settings.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { siteDateCompact, siteMs } from "../../../../shared/kernel/site-time.ts";
import { noLookups } from "../../../fixtures/lookups.ts";
import { commandNamed, type CommandInput, type CommandName } from "../../../../shared/contract/commands.ts";
import {
  depositText,
  keyRegister,
  type AddKeyInput,
  type DepositPart,
  type KeyKind,
  type KeyState,
  type LendInput,
} from "../../../../shared/modules/keys/index.ts";

/** 2026-11-23 is a Monday. */
export function at(clock: string, date = "2026-11-23"): number {
  return siteMs(date, clock, "Asia/Shanghai");
}

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** One member of staff of every role, and a second clerk. */
export const staff: Readonly<Record<Role | "night", Actor>> = {
  ...(Object.fromEntries(
    roles.map((role) => [role, { id: `id-${role}`, name: `某${role}`, role, rank: rankOf(role) }]),
  ) as Record<Role, Actor>),
  night: { id: "id-night", name: "吴俊杰", role: "clerk", rank: 1 },
};

export const strokes = { width: 300, height: 120, lines: "10,20 30,40 60,20" } as const;

/** Of a key that opens no home. */
export const plantRoom: AddKeyInput = {
  code: "YS-018",
  kind: "public",
  unit: "",
  place: "地下室配电房",
  quantity: 1,
  hook: "B-03",
  sealNo: "",
  tag: "",
  keeper: "工程部",
  deposit: null,
};

/** Left by a resident, as signed for on the pad. */
export const leftBy = (changes: Partial<DepositPart> = {}, left = {}): DepositPart => {
  const part = {
    by: "陈立",
    purpose: "出差，每周浇花",
    collectors: "陈立、王芳",
    until: at("18:00", "2026-12-23"),
    signed: null,
    late: null,
    ...changes,
  };
  const facts = { code: "YS-051", unit: "3-2-1201", quantity: 1, sealNo: "F-0091", ...left };
  const { by, purpose, collectors, until } = part;
  const text = depositText({ ...facts, by, purpose, collectors, untilMs: until });
  return "signed" in changes ? part : { ...part, signed: { strokes, digest: sha256Hex(text) } };
};

export const homeKey: AddKeyInput = {
  ...plantRoom,
  code: "YS-051",
  kind: "deposited",
  unit: "3栋2单元1201",
  place: "",
  hook: "D-01",
  sealNo: "F-0091",
  keeper: "前台",
  deposit: leftBy(),
};

/** A key of this kind, ready to be lent. */
export function keyOf(kind: KeyKind, changes: Partial<AddKeyInput> = {}): AddKeyInput {
  if (kind === "deposited") return { ...homeKey, ...changes };
  return { ...plantRoom, kind, unit: kind === "vacant" ? "1-1-301" : "", ...changes };
}

/** An electrician from outside, for two hours from 14:00. */
export const electrician: LendInput = {
  copies: 1,
  borrowerStaff: null,
  borrower: "赵磊",
  department: "电梯维保单位",
  phone: "19900002046",
  reason: "检修照明",
  dueAt: at("16:00"),
  escort: null,
  consent: null,
  late: null,
};

/** The owner said yes to this very use. */
export const agreed = { method: "phone", by: "陈立", at: at("13:50") } as const;

export interface TestDesk {
  nowMs: number;
  actor: Actor;
  approver: Actor | null;
  readonly run: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Decision;
  /** Runs, and fails the test when it is refused. */
  readonly must: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => void;
  readonly events: OpenEvent[];
  readonly state: () => KeyState;
  /** Number of the newest loan. */
  readonly loan: () => string;
}

export const keyId = uuid7(at("08:00"), new Uint8Array(16).fill(7));

/** One desk with one key, decided and folded without a store. */
export function createTestDesk(code = "A", shared: readonly OpenEvent[] = []): TestDesk {
  const device = code.repeat(10);
  const events: OpenEvent[] = [...shared];
  let seq = 0;
  let numbers = 0;
  const state = (): KeyState => foldAll(keyRegister, events).state;
  const context = (): DecideContext => ({
    nowMs: desk.nowMs,
    id: keyId,
    actor: desk.actor,
    approver: desk.approver,
    desk: { device, code, postId: "post" },
    settings: defaultSettings,
    pinHash: null,
    nextNumber: (letters) => {
      numbers += 1;
      return `${letters}-${siteDateCompact(desk.nowMs)}-${code}-${String(numbers).padStart(3, "0")}`;
    },
    newId: () => uuid7(desk.nowMs, new Uint8Array(16).fill(9)),
    lookups: {
      ...noLookups,
      // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Lookups' own signature
      state: <State>() => state() as State | null,
      staff: (wanted) => Object.values(staff).filter((person) => wanted.includes(person.role)),
      keyCodeTaken: (taken) => taken === "YS-001",
      keyTagTaken: (taken) => taken === "K7F3",
      countedKeys: () => [keyId],
    },
  });
  const run: TestDesk["run"] = (name, input) => {
    const command = commandNamed(name);
    if (command === undefined) throw new Error(`no command ${name}`);
    const folded = foldAll(keyRegister, events);
    // The command's own schema makes this input.
    const decide = command.decide as (state: unknown, input: unknown, context: DecideContext) => Decision;
    const parsed = command.input.safeParse(input);
    if (!parsed.success) return { ok: false, error: { code: "bad-input" } };
    const decision = decide(folded.state, parsed.data, context());
    if (!decision.ok) return decision;
    let rev = folded.rev;
    for (const event of decision.value) {
      // A count is a record of its own; what it corrects is the key.
      if (command.register.kind !== "key" && event.kind !== "key") continue;
      seq += 1;
      rev += 1;
      const envelope = {
        device,
        seq,
        rev,
        at: desk.nowMs,
        actor: desk.actor.id,
        ...(desk.approver === null ? {} : { approver: desk.approver.id }),
        kind: "key",
        id: keyId,
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
    actor: staff.foreman,
    approver: null,
    events,
    state,
    run,
    must: (name, input) => {
      const decision = run(name, input);
      if (!decision.ok) throw new Error(`${name} refused: ${outcome(decision)}`);
    },
    loan: () => state().loans.at(-1)?.number ?? "",
  };
  return desk;
}

/** A key that hangs on its hook at 14:00. */
export function hung(input: AddKeyInput = plantRoom): TestDesk {
  const desk = createTestDesk();
  desk.must("key.add", input);
  return desk;
}

/** The refusal as "code field", or "ok". */
export function outcome(decision: Decision): string {
  return decision.ok ? "ok" : `${decision.error.code} ${decision.error.field ?? ""}`.trim();
}

/** What this desk wrote itself. */
export function ownEvents(desk: TestDesk, code: string): readonly OpenEvent[] {
  return desk.events.filter(({ envelope }) => envelope.device === code.repeat(10));
}

/** Two desks that knew the same and were apart: what each then wrote, together. */
export function met(first: TestDesk, second: TestDesk): KeyState {
  return foldAll(keyRegister, [...first.events, ...ownEvents(second, "B")]).state;
}
