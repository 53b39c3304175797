import type { Register, RegisterEvent } from "../../kernel/register.ts";
import { noEndings, standing, withEnding, withSettlement, type Endings, type Figures } from "./endings.ts";
import { hazardBatchEvents } from "./schema.ts";

/** 领入 · 发放 · 退回 · 作废冲回 · 盘点 · 退库报废 · 冲突核定 */
export const movementKinds = [
  "drawn",
  "issued",
  "returned",
  "voided",
  "counted",
  "written-off",
  "settled",
] as const;
export type MovementKind = (typeof movementKinds)[number];

/** One line of the book: by how much it changed the balance, and what it says. */
export interface Movement {
  readonly kind: MovementKind;
  readonly atMs: number;
  readonly by: string;
  /** Signed: what it adds to the balance. */
  readonly delta: number;
  /** The slip, for 发放, 退回 and 作废. */
  readonly issue: string | null;
  readonly number: string;
  readonly figures: Figures | null;
  /** 来源, 去向, or what was counted. */
  readonly note: string;
  /** Why: a difference, a write-off, a settlement; for a 补录, why so late. */
  readonly reason: string;
  readonly witness: string;
}

/** 出库超过结存 · 盘点时有未知的出入 · 有效期不一致 */
export type BatchConflictKind = "below-zero" | "count" | "expiry";

export interface BatchConflict {
  readonly kind: BatchConflictKind;
  readonly atMs: number;
  /** The slip that it came with, or "". */
  readonly number: string;
  /** The balance right after it. */
  readonly balance: number;
}

export interface BatchState {
  /** Id of the substance; "" until something was drawn. */
  readonly substance: string;
  readonly batch: string;
  readonly expiry: string | null;
  readonly drawnAtMs: number;
  /** Always the sum of the movements' deltas (HAZ-4). */
  readonly balance: number;
  readonly movements: readonly Movement[];
  /** By slip: what was taken and how it was said to end. */
  readonly issues: Readonly<Record<string, { readonly qty: number; readonly endings: Endings }>>;
  /** Stock-takes and settlements so far. */
  readonly counts: number;
  readonly conflicts: readonly BatchConflict[];
}

const noBatch: BatchState = {
  substance: "",
  batch: "",
  expiry: null,
  drawnAtMs: 0,
  balance: 0,
  movements: [],
  issues: {},
  counts: 0,
  conflicts: [],
};

type BatchEvent = RegisterEvent<typeof hazardBatchEvents>;
type Of<Type extends BatchEvent["type"]> = Extract<BatchEvent, { type: Type }>;

const noFacts = { issue: null, number: "", figures: null, note: "", reason: "", witness: "" } as const;

/** What does not fit the book becomes a conflict beside the movement; the movement itself always counts. */
function doubtsAbout(movement: Movement, delta: number, balance: number, stale: boolean): BatchConflict[] {
  const conflict = { atMs: movement.atMs, number: movement.number, balance };
  const doubts: BatchConflict[] = [];
  if (balance < 0 && delta < 0) doubts.push({ kind: "below-zero", ...conflict });
  if (stale) doubts.push({ kind: "count", ...conflict });
  return doubts;
}

/** `stale`: whoever wrote it did not know of a stock-take that stands before it, or counted against another book. */
function move(state: BatchState, movement: Movement, stale: boolean): BatchState {
  const balance = state.balance + movement.delta;
  return {
    ...state,
    balance,
    movements: [...state.movements, movement],
    conflicts: [...state.conflicts, ...doubtsAbout(movement, movement.delta, balance, stale)],
  };
}

function earlier(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}

function drawn(state: BatchState, { data, actor }: Of<"drawn">): BatchState {
  const first = state.substance === "";
  const disagree = !first && state.expiry !== data.expiry;
  const moved = move(
    state,
    {
      ...noFacts,
      kind: "drawn",
      atMs: data.at,
      by: actor,
      delta: data.qty,
      note: data.from,
      reason: data.late?.reason ?? "",
    },
    data.counts < state.counts,
  );
  return {
    ...moved,
    substance: first ? data.substance : state.substance,
    batch: first ? data.batch : state.batch,
    drawnAtMs: first ? data.at : Math.min(state.drawnAtMs, data.at),
    // The safer of two readings holds until a person corrects it.
    expiry: first ? data.expiry : earlier(state.expiry, data.expiry),
    conflicts: disagree
      ? [...moved.conflicts, { kind: "expiry", atMs: data.at, number: "", balance: moved.balance }]
      : moved.conflicts,
  };
}

function issued(state: BatchState, { data, actor }: Of<"issued">): BatchState {
  const movement = {
    ...noFacts,
    kind: "issued",
    atMs: data.at,
    by: actor,
    delta: -data.qty,
    issue: data.issue,
    number: data.number,
    reason: data.late?.reason ?? "",
  } as const;
  const endings = state.issues[data.issue]?.endings ?? noEndings;
  const issues = { ...state.issues, [data.issue]: { qty: data.qty, endings } };
  return move({ ...state, issues }, movement, data.counts < state.counts);
}

/** One movement a slip for how it ended: of several that contradict each other the one that holds. */
function ended(
  state: BatchState,
  { data, actor }: Of<"returned"> | Of<"issue-voided"> | Of<"return-settled">,
  add: (endings: Endings) => Endings,
  reason: string,
): BatchState {
  const known = state.issues[data.issue] ?? { qty: 0, endings: noEndings };
  const endings = add(known.endings);
  const holds = standing(endings);
  const issues = { ...state.issues, [data.issue]: { ...known, endings } };
  if (holds === null) return { ...state, issues };
  const movement: Movement = {
    ...noFacts,
    kind: holds.figures === null ? "voided" : "returned",
    atMs: data.at,
    by: actor,
    delta: holds.figures === null ? known.qty : holds.figures.returned,
    issue: data.issue,
    number: data.number,
    figures: holds.figures,
    reason,
  };
  const isEnding = ({ kind, issue }: Movement): boolean => kind !== "issued" && issue === data.issue;
  const before = state.movements.find(isEnding);
  if (before === undefined) return move({ ...state, issues }, movement, data.counts < state.counts);
  if (standing(known.endings) === holds) return { ...state, issues };
  const delta = movement.delta - before.delta;
  const balance = state.balance + delta;
  return {
    ...state,
    issues,
    balance,
    movements: state.movements.map((one) => (one === before ? movement : one)),
    conflicts: [...state.conflicts, ...doubtsAbout(movement, delta, balance, false)],
  };
}

function counted(state: BatchState, { data, actor }: Of<"counted">): BatchState {
  const movement = {
    ...noFacts,
    kind: "counted",
    atMs: data.at,
    by: actor,
    delta: data.counted - data.book,
    note: String(data.counted),
    reason: data.explanation,
    witness: data.witness,
  } as const;
  const stale = data.book !== state.balance || data.counts < state.counts;
  return { ...move(state, movement, stale), counts: state.counts + 1 };
}

/** Everything known so far is settled; what the person who settled it did not know of is a conflict anew. */
function settled(state: BatchState, { data, actor }: Of<"balance-settled">): BatchState {
  const movement = {
    ...noFacts,
    kind: "settled",
    atMs: data.at,
    by: actor,
    delta: data.counted - data.book,
    note: String(data.counted),
    reason: data.reason,
  } as const;
  const stale = data.book !== state.balance || data.counts < state.counts;
  return { ...move({ ...state, conflicts: [] }, movement, stale), counts: state.counts + 1 };
}

function fold(state: BatchState, event: BatchEvent): BatchState {
  const { device, at: atMs } = event;
  switch (event.type) {
    case "drawn":
      return drawn(state, event);
    case "issued":
      return issued(state, event);
    case "returned": {
      const { used, returned, spilt, late } = event.data;
      const ending = { atMs, device, figures: { used, returned, spilt } };
      return ended(state, event, (endings) => withEnding(endings, ending), late?.reason ?? "");
    }
    case "issue-voided":
      return ended(state, event, (endings) => withEnding(endings, { atMs, device, figures: null }), "");
    case "return-settled": {
      const { used, returned, spilt, seen } = event.data;
      const settlement = { atMs, device, figures: { used, returned, spilt }, seen };
      return ended(state, event, (endings) => withSettlement(endings, settlement), "");
    }
    case "counted":
      return counted(state, event);
    case "written-off":
      return move(
        state,
        {
          ...noFacts,
          kind: "written-off",
          atMs: event.data.at,
          by: event.actor,
          delta: -event.data.qty,
          note: event.data.to,
          reason: event.data.reason,
          witness: event.data.witness,
        },
        event.data.counts < state.counts,
      );
    case "corrected":
      if (event.data.field !== "expiry") return state;
      return {
        ...state,
        expiry: event.data.to === "" ? null : event.data.to,
        conflicts: state.conflicts.filter(({ kind }) => kind !== "expiry"),
      };
    case "balance-settled":
      return settled(state, event);
  }
}

export const hazardBatchRegister: Register<BatchState, typeof hazardBatchEvents> = {
  kind: "hazard-batch",
  events: hazardBatchEvents,
  initial: noBatch,
  fold,
};
