import type { OpenItem } from "../../kernel/open-item.ts";
import type { DomainError } from "../../kernel/result.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import type { CountedKey, CountedThing, FollowedItem, Override, ShiftState } from "./state.ts";

/** One record is one open item, whatever it is open for. */
export function itemKey(item: Pick<OpenItem, "recordKind" | "recordId">): string {
  return `${item.recordKind} ${item.recordId}`;
}

/** 到岗 · 物品 · 钥匙 · 邮件/现金 · 未完事项 · 区域; 签字 comes after all of them. */
export const handoverSteps = ["arrival", "property", "keys", "mail", "items", "area"] as const;
export type HandoverStep = (typeof handoverSteps)[number];

/** KEY-2: how many of a key should hang there, and how many are lent. */
export interface DeskKeyFacts {
  readonly code: string;
  readonly name: string;
  readonly expected: number;
  readonly out: number;
}

/** What a handover asks for beside the shift's own state. */
export interface HandoverFacts {
  readonly openItems: readonly OpenItem[];
  /** Names of what the post's property list asks to count now. */
  readonly property: readonly string[];
  /** The desk's own keys as they should hang now (KEY-2). */
  readonly keys: readonly DeskKeyFacts[];
  readonly countCash: boolean;
  /** How many lines the log of this shift has now (DUTY-4). */
  readonly logLines: number;
}

/** DUTY-3: not as many as expected, or broken: the outgoing shift explains. */
export function needsExplanation(thing: CountedThing | CountedKey): boolean {
  return "present" in thing
    ? thing.present !== thing.expected
    : thing.actual !== thing.expected || thing.state === "damaged";
}

/** The item was confirmed as it is now; when it changed since, it is looked at again. */
export function isFollowed(followed: FollowedItem | undefined, item: OpenItem): boolean {
  return (
    followed !== undefined &&
    followed.kind === item.kind &&
    followed.important === item.important &&
    followed.subject === item.subject
  );
}

const sameNames = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((name, index) => name === right[index]);

const hanging = ({ code, expected, out }: Omit<DeskKeyFacts, "name">): string => `${code} ${expected} ${out}`;

/** DUTY-3, DUTY-4: whether a step has its answers. */
export function stepDone(step: HandoverStep, state: ShiftState, facts: HandoverFacts): boolean {
  switch (step) {
    case "arrival":
      return state.arrivals.length > 0 && state.tidied !== null;
    case "property":
      return sameNames(facts.property, state.property?.items.map(({ item }) => item) ?? []);
    case "keys":
      // One that was lent or came back since is counted again.
      return sameNames(facts.keys.map(hanging), state.keys?.items.map(hanging) ?? []);
    case "mail":
      return state.mail !== null && (!facts.countCash || state.cash !== null);
    case "items":
      return (
        // A line that was written after the log was read is read as well.
        state.logRead?.lines === facts.logLines &&
        facts.openItems.every((item) => isFollowed(state.followed[itemKey(item)], item))
      );
    case "area":
      return state.area !== null;
  }
}

/** The first step that still waits, or null. */
export function missingStep(state: ShiftState, facts: HandoverFacts): HandoverStep | null {
  return handoverSteps.find((step) => !stepDone(step, state, facts)) ?? null;
}

/** DUTY-4: important open work that nobody let pass: it stops the signatures, and nothing before them. */
export function blockingItems(state: ShiftState, openItems: readonly OpenItem[]): readonly OpenItem[] {
  const passed = new Set(state.overrides.flatMap(({ items }) => items));
  return openItems.filter((item) => item.important && !passed.has(itemKey(item)));
}

/** An authorisation by phone that its supervisor has not countersigned yet. */
export function countersignOwed(state: ShiftState): Override | null {
  return (
    state.overrides.find((one) => one.countersignByMs !== null && one.countersignedAtMs === null) ?? null
  );
}

/** DUTY-2's standard; null without a plan, while nobody came, and for a 补录, which the rates leave out. */
export function arrivedEarly(state: ShiftState): boolean | null {
  const [first] = state.arrivals;
  if (state.paper !== null) return null;
  return first === undefined || state.arriveByMs === null ? null : first.atMs <= state.arriveByMs;
}

/** DUTY-2's standard for the outgoing shift; null as above. */
export function tidiedEarly(state: ShiftState): boolean | null {
  if (state.paper !== null) return null;
  return state.tidied === null || state.tidyByMs === null ? null : state.tidied.atMs <= state.tidyByMs;
}

/** Handed over by the end that the roster gave; null while it is not, without a plan, and for a 补录. */
export function handedOverInTime(state: ShiftState): boolean | null {
  if (state.completion === null || state.plan === null || state.paper !== null) return null;
  return state.completion.atMs <= state.plan.toMs;
}

/** Who covers somebody now (DUTY-7). */
export function standingIn(state: ShiftState): readonly string[] {
  return state.standIns.flatMap(({ staffId, endedAtMs }) => (endedAtMs === null ? [staffId] : []));
}

/** Who may sign for the outgoing shift. */
export function outgoingStaff(state: ShiftState): readonly string[] {
  return [...new Set([...state.staff, ...standingIn(state)])];
}

/** Why somebody cannot read or sign for the shift that comes: they are on this one, or have not arrived. */
export function notTakingOver(state: ShiftState, staffId: string): DomainError | null {
  if (outgoingStaff(state).includes(staffId)) return { code: "handover-two-persons" };
  const arrived = state.arrivals.some((arrival) => arrival.staffId === staffId);
  return arrived ? null : { code: "not-arrived-yet", field: "incoming" };
}

const thing = ({ item, expected, actual, state, explanation }: CountedThing): unknown => [
  item,
  expected,
  actual,
  state,
  explanation,
];
const key = ({ code, expected, out, present, explanation }: CountedKey): unknown => [
  code,
  expected,
  out,
  present,
  explanation,
];
const item = (one: FollowedItem): unknown => [
  one.item,
  one.kind,
  one.number,
  one.subject,
  one.important,
  one.followedBy,
  one.dueMs,
  one.why,
];

/** Exactly what both signers are shown and sign, as one text; `items` are the keys of what is open then. */
export function signedText(state: ShiftState, items: readonly string[]): string {
  const { mail, cash, area, logRead, tidied, paper } = state;
  return JSON.stringify([
    "handover-1",
    state.number,
    state.postId,
    state.openedAtMs,
    state.plan,
    state.weather,
    state.staff,
    state.standIns.map((one) => [one.staffId, one.insteadId, one.fromMs, one.untilMs, one.endedAtMs]),
    state.arrivals.map(({ staffId, atMs }) => [staffId, atMs]),
    tidied?.atMs ?? null,
    state.property?.items.map(thing) ?? [],
    state.keys?.items.map(key) ?? [],
    mail === null ? null : [mail.letters, mail.papers, mail.parcels, mail.note],
    cash === null ? null : [cash.expected, cash.amount, cash.explanation],
    logRead === null ? null : [logRead.atMs, logRead.lines],
    items.flatMap((one) => state.followed[one] ?? []).map(item),
    area === null ? null : [area.result, area.note],
    state.overrides.map((one) => [one.supervisorId, one.reason, one.items, one.countersignByMs]),
    ...(paper === null ? [] : [["paper", paper.handedOverAtMs, paper.reason]]),
  ]);
}

/** SHA-256 of that text: what a signature carries. */
export function signedDigest(state: ShiftState, items: readonly string[]): string {
  return sha256Hex(signedText(state, items));
}

export interface LogHead {
  readonly device: string;
  readonly seq: number;
  readonly hash: string;
}

/** 校验码: 12 hex digits over what was signed and where every device's log ended then. */
export function checksumOf(digest: string, heads: readonly LogHead[]): string {
  const ends = heads.map(({ device, seq, hash }) => `${device} ${seq} ${hash}`).toSorted();
  return sha256Hex(["handover-checksum-1", digest, ...ends].join("\n")).slice(0, 12);
}
