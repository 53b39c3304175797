import { noLookups } from "../../../fixtures/lookups.ts";
import type { Actor, DecideContext, Decision } from "../../../../shared/kernel/command.ts";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { uuid7 } from "../../../../shared/kernel/ids.ts";
import { defaultSettings, type SiteSettings } from "../../../../shared/kernel/settings.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { siteDateCompact, siteMs } from "../../../../shared/kernel/site-time.ts";
import { commandNamed, type CommandInput, type CommandName } from "../../../../shared/contract/commands.ts";
import {
  itemsDigest,
  passRegister,
  signedText,
  type DraftInput,
  type PassState,
} from "../../../../shared/modules/passes/index.ts";
import { noDutyLog } from "../../../fixtures/no-duty-log.ts";

/** 2026-11-23 is a Monday. */
export function at(clock: string, date = "2026-11-23"): number {
  return siteMs(date, clock, "Asia/Shanghai");
}

export const MINUTE = 60_000;
export const clerk: Actor = { id: "clerk-1", name: "张敏", role: "clerk", rank: 1 };
export const guard: Actor = { id: "guard-1", name: "刘大勇", role: "guard", rank: 1 };
export const officer: Actor = { id: "officer-1", name: "周国平", role: "duty-officer", rank: 3 };
export const supervisor: Actor = { id: "supervisor-1", name: "陈静怡", role: "supervisor", rank: 4 };
export const strokes = { width: 300, height: 120, lines: "10,10 20,20 30,15" };

export const proxy = {
  hash: "ab".repeat(32),
  type: "image/jpeg",
  bytes: 1234,
  name: "委托书.jpg",
} as const;

/** A sofa and four chairs of 3-2-1201, moved out by its owner through the south gate. */
export const sofa: DraftInput = {
  kind: "moving-out",
  unit: "3-2-1201",
  owner: "陈立",
  ownerPhone: "19900002046",
  resident: null,
  requester: "",
  requesterDocument: "994300190001011234",
  requesterPhone: "",
  relation: "",
  basis: "owner",
  confirmedBy: "",
  confirmedAt: null,
  proxy: null,
  items: [
    { name: "沙发", spec: "三人位", unit: "件", qty: 1 },
    { name: "餐椅", spec: "", unit: "把", qty: 4 },
  ],
  reason: "搬家",
  mover: "周涛",
  moverDocument: "",
  carrier: "顺达搬运",
  plate: "粤B12345",
  gate: "南门岗",
  validOn: null,
  submit: true,
  late: null,
};

export interface TestDesk {
  nowMs: number;
  actor: Actor;
  postId: string;
  settings: SiteSettings;
  readonly run: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    approver?: Actor | null,
  ) => Decision;
  /** Runs, and fails the test when it is refused. */
  readonly must: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    approver?: Actor | null,
  ) => void;
  readonly events: OpenEvent[];
  readonly state: () => PassState;
  /** Signs what is shown now. */
  readonly sign: (by?: Actor) => Decision;
  /** Lets everything out that is listed now, or these quantities. */
  readonly release: (actual?: readonly number[]) => Decision;
  /** Others that this desk knows of, by `kind id`, and people in units. */
  readonly known: Map<string, unknown>;
  readonly people: Map<string, { readonly id: string; readonly name: string }[]>;
}

export const passId = uuid7(at("08:00"), new Uint8Array(16).fill(7));
/** Posts with a desk, by name. */
const posts: ReadonlyMap<string, string> = new Map([
  ["大堂前台", "post-lobby"],
  ["南门岗", "post-south"],
]);

/** One desk with one pass, decided and folded without a store. */
export function createTestDesk(device = "AAAAAAAAAA", shared: readonly OpenEvent[] = []): TestDesk {
  const events: OpenEvent[] = [...shared];
  let seq = shared.filter((event) => event.envelope.device === device).length;
  const state = (): PassState => foldAll(passRegister, events).state;
  const context = (approver: Actor | null): DecideContext => ({
    nowMs: desk.nowMs,
    id: passId,
    actor: desk.actor,
    approver,
    desk: { device, code: "A", postId: desk.postId },
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
      naturalId: () => passId,
      keyedId: () => passId,
      peopleInUnit: (unit) => desk.people.get(unit) ?? [],
      vehiclesInUnit: () => [],
      badgeHolder: () => null,
      standingAuthorisation: () => false,
      openItems: () => [],
      postNamed: () => null,
      deskKeys: () => [],
      rosterOn: () => [],
      logHeads: () => [],
      gatePost: (name) => posts.get(name) ?? null,
      hasAttachment: (hash) => hash === proxy.hash,
      passesToReconcile: () => ({ passes: 0, missing: [] }),
      staff: () => [],
      staffNumberTaken: () => false,
      dutyLog: noDutyLog,
    },
  });
  const run: TestDesk["run"] = (name, input, approver = null) => {
    const command = commandNamed(name);
    if (command === undefined) throw new Error(`no command ${name}`);
    const folded = foldAll(passRegister, events);
    // The command's own schema makes this input.
    const decide = command.decide as (state: unknown, input: unknown, context: DecideContext) => Decision;
    const decision = decide(folded.state, command.input.parse(input), context(approver));
    if (!decision.ok) return decision;
    for (const [index, event] of decision.value.entries()) {
      seq += 1;
      const envelope = {
        device,
        seq,
        rev: folded.rev + 1 + index,
        at: desk.nowMs,
        actor: desk.actor.id,
        ...(approver === null ? {} : { approver: approver.id }),
        kind: "pass",
        id: passId,
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
    postId: "post-south",
    settings: defaultSettings,
    events,
    known: new Map(),
    people: new Map(),
    state,
    run,
    must: (name, input, approver) => {
      const decision = run(name, input, approver);
      if (!decision.ok) throw new Error(`${name} refused: ${outcome(decision)}`);
    },
    sign: (by = officer) =>
      run("pass.sign", { strokes, digest: sha256Hex(signedText(state())), late: null }, by),
    release: (actual) =>
      run("pass.release", {
        actual: actual === undefined ? state().items.map(({ qty }) => qty) : [...actual],
        via: "number",
        items: itemsDigest(state().items),
        note: "",
        late: null,
      }),
  };
  return desk;
}

/** A pass submitted at 14:00 with these differences. */
export function submitted(changes: Partial<DraftInput> = {}): TestDesk {
  const desk = createTestDesk();
  desk.must("pass.draft", { ...sofa, ...changes });
  return desk;
}

/** The same, signed by the duty officer at once. */
export function signedPass(changes: Partial<DraftInput> = {}): TestDesk {
  const desk = submitted(changes);
  const signed = desk.sign();
  if (!signed.ok) throw new Error(outcome(signed));
  return desk;
}

/** The refusal as "code field", or "ok". */
export function outcome(decision: Decision): string {
  return decision.ok ? "ok" : `${decision.error.code} ${decision.error.field ?? ""}`.trim();
}
