import { noDutyLog } from "../../../fixtures/no-duty-log.ts";
import { noLookups } from "../../../fixtures/lookups.ts";
import type { Actor, DecideContext, Decision } from "../../../../shared/kernel/command.ts";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { naturalId, uuid7 } from "../../../../shared/kernel/ids.ts";
import type { OpenItem } from "../../../../shared/kernel/open-item.ts";
import { defaultSettings, type SiteSettings } from "../../../../shared/kernel/settings.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { siteDateCompact, siteMs } from "../../../../shared/kernel/site-time.ts";
import { commandNamed, type CommandInput, type CommandName } from "../../../../shared/contract/commands.ts";
import {
  itemKey,
  shiftRegister,
  signedDigest,
  type HandoverSide,
  type ShiftState,
} from "../../../../shared/modules/shifts/index.ts";

/** 2026-11-23 is a Monday. */
export function at(clock: string, date = "2026-11-23"): number {
  return siteMs(date, clock, "Asia/Shanghai");
}

export const POST = "019aaf00-0000-7000-8000-00000000b057";
export const zhang: Actor = { id: "clerk-zhang", name: "张敏", role: "clerk", rank: 1 };
export const li: Actor = { id: "clerk-li", name: "李强", role: "clerk", rank: 1 };
export const wu: Actor = { id: "clerk-wu", name: "吴俊杰", role: "clerk", rank: 1 };
export const chen: Actor = { id: "supervisor-chen", name: "陈静怡", role: "supervisor", rank: 4 };
export const huang: Actor = { id: "manager-huang", name: "黄志远", role: "manager", rank: 5 };
const everyone = [zhang, li, wu, chen, huang];

export const strokes = { width: 300, height: 100, lines: "10,10 20,20" } as const;

/** Something open at the post. */
export function item(id: string, changes: Partial<OpenItem> = {}): OpenItem {
  return {
    kind: "repair",
    recordKind: "work-order",
    recordId: id,
    number: `WX-20261123-A-${id}`,
    subject: `3-2-1201 漏水 ${id}`,
    important: false,
    followedBy: "",
    sinceMs: at("14:00"),
    dueMs: null,
    why: "",
    postId: POST,
    ...changes,
  };
}

export interface TestDesk {
  nowMs: number;
  actor: Actor;
  approver: Actor | null;
  settings: SiteSettings;
  open: OpenItem[];
  property: { item: string; expected: number }[];
  keys: { code: string; name: string; expected: number; out: number }[];
  /** Lines that the log of this shift has. */
  lines: number;
  /** The shift that commands are about; moves on when the next one opens. */
  id: string;
  /** Every event, of every shift. */
  readonly events: OpenEvent[];
  readonly run: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Decision;
  readonly must: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => void;
  readonly state: (id?: string) => ShiftState;
  readonly digest: () => string;
  readonly sign: (side: HandoverSide, actor: Actor) => Decision;
}

/** One desk with its post's shifts, decided and folded without a store. */
export function createTestDesk(device = "AAAAAAAAAA", shared: readonly OpenEvent[] = []): TestDesk {
  const events: OpenEvent[] = [...shared];
  let seq = 0;
  let numbers = shared.length;
  const folded = (id: string) =>
    foldAll(
      shiftRegister,
      events.filter(({ envelope }) => envelope.id === id),
    );
  const context = (): DecideContext => ({
    nowMs: desk.nowMs,
    id: desk.id,
    actor: desk.actor,
    approver: desk.approver,
    desk: { device, code: "A", postId: POST },
    settings: desk.settings,
    pinHash: null,
    nextNumber: (letters) => {
      numbers += 1;
      return `${letters}-${siteDateCompact(desk.nowMs)}-A-${String(numbers).padStart(3, "0")}`;
    },
    newId: () => uuid7(desk.nowMs, new Uint8Array(16).fill(9)),
    lookups: {
      ...noLookups,
      // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Lookups' own signature
      state: <State>(register: { readonly kind: string }, id: string): State | null => {
        if (register.kind === "post") {
          const post: unknown = { name: "大堂前台", gate: false, shifts: null, property: desk.property };
          return post as State;
        }
        const known = folded(id);
        const state: unknown = known.state;
        return known.rev === 0 ? null : (state as State);
      },
      naturalId: (kind, key) => naturalId(kind, key, sha256Hex),
      openItems: () => desk.open,
      deskKeys: () => desk.keys,
      dutyLog: { ...noDutyLog, linesSince: () => desk.lines },
      logHeads: () => [{ device, seq: seq + 1, hash: "a".repeat(64) }],
      staff: (roles) => everyone.filter((person) => roles.includes(person.role)),
    },
  });
  const run: TestDesk["run"] = (name, input) => {
    const command = commandNamed(name);
    if (command === undefined) throw new Error(`no command ${name}`);
    // The command's own schema makes this input.
    const decide = command.decide as (state: unknown, input: unknown, context: DecideContext) => Decision;
    const decision = decide(folded(desk.id).state, command.input.parse(input), context());
    if (!decision.ok) return decision;
    const revs = new Map<string, number>();
    for (const event of decision.value) {
      seq += 1;
      const id = event.id ?? desk.id;
      const rev = (revs.get(id) ?? folded(id).rev) + 1;
      revs.set(id, rev);
      const envelope = {
        device,
        seq,
        rev,
        at: desk.nowMs,
        actor: desk.actor.id,
        kind: "shift",
        id,
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
    nowMs: at("14:05"),
    actor: zhang,
    approver: null,
    settings: defaultSettings,
    open: [],
    property: [],
    keys: [],
    lines: 12,
    id: naturalId("shift", `first ${POST}`, sha256Hex),
    events,
    run,
    must: (name, input) => {
      const decision = run(name, input);
      if (!decision.ok) throw new Error(`${name} refused: ${outcome(decision)}`);
    },
    state: (id = desk.id) => folded(id).state,
    digest: () => signedDigest(desk.state(), desk.open.map(itemKey)),
    sign: (side, actor) => {
      desk.actor = actor;
      return run("shift.sign", { side, strokes, digest: desk.digest() });
    },
  };
  return desk;
}

/** The refusal as "code field", or "ok". */
export function outcome(decision: Decision): string {
  return decision.ok ? "ok" : `${decision.error.code} ${decision.error.field ?? ""}`.trim();
}

/** A running day shift of 张敏's. */
export function running(): TestDesk {
  const desk = createTestDesk();
  desk.must("shift.open", { post: POST });
  return desk;
}

/** Everything answered but the open items: 李强 came, the desk is tidy, all was counted. */
export function answered(desk: TestDesk = running()): TestDesk {
  desk.nowMs = at("17:12");
  desk.actor = zhang;
  desk.must("shift.tidy", {});
  desk.must("shift.begin-handover", {});
  desk.nowMs = at("17:18");
  desk.actor = li;
  desk.must("shift.arrive", {});
  desk.actor = zhang;
  desk.must("shift.count-mail", { letters: 1, papers: 0, parcels: 3, note: "" });
  desk.must("shift.count-cash", { amount: 50_000, explanation: "" });
  desk.actor = li;
  desk.must("shift.read-log", { lines: 12 });
  desk.actor = zhang;
  desk.must("shift.check-area", { result: "tidy", note: "" });
  return desk;
}

/** Follows every open item by 李强. */
export function follow(desk: TestDesk): void {
  desk.must("shift.follow-items", {
    items: desk.open.map((one) => ({ key: itemKey(one), followedBy: li.id, due: null, why: "等配件" })),
  });
}
