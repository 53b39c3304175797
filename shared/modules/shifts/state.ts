import type { Strokes } from "../../kernel/signature.ts";
import type { AreaResult, HandoverSide, PropertyState } from "./schema.ts";

/** 值班中 · 交接中 · 已签 */
export const shiftStatuses = ["running", "handing-over", "signed"] as const;
export type ShiftStatus = (typeof shiftStatuses)[number];

/** What the roster had in mind: 夜班 of a business day, with its span in ms. */
export interface ShiftPlan {
  readonly name: string;
  readonly date: string;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Step {
  readonly atMs: number;
  readonly by: string;
}

/** 替班 (DUTY-7) */
export interface StandIn {
  readonly staffId: string;
  readonly insteadId: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly endedAtMs: number | null;
  readonly reason: string;
  readonly by: string;
}

export interface CountedThing {
  readonly item: string;
  readonly expected: number;
  readonly actual: number;
  readonly state: PropertyState;
  readonly explanation: string;
}

export interface CountedKey {
  readonly code: string;
  readonly name: string;
  readonly expected: number;
  readonly out: number;
  readonly present: number;
  readonly explanation: string;
}

/** An open item as it was shown, and who follows it. */
export interface FollowedItem extends Step {
  readonly item: string;
  readonly kind: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly number: string;
  readonly important: boolean;
  readonly followedBy: string;
  readonly dueMs: number | null;
  /** Sealed; null once erased (已清除). */
  readonly subject: string | null;
  readonly why: string | null;
}

export interface Override extends Step {
  /** The supervisor who lets it pass. */
  readonly supervisorId: string;
  readonly reason: string;
  readonly items: readonly string[];
  /** 电话授权: when it must be countersigned at the latest; null when the PIN was given at the desk. */
  readonly countersignByMs: number | null;
  readonly countersignedAtMs: number | null;
}

export interface HandoverSignature {
  readonly staffId: string;
  readonly atMs: number;
  /** SHA-256 of `signedText` as it was shown to the signer. */
  readonly digest: string;
  readonly items: readonly string[];
  /** Sealed; null once erased. */
  readonly strokes: Strokes | null;
}

export interface Completion {
  readonly atMs: number;
  readonly digest: string;
  readonly heads: readonly { readonly device: string; readonly seq: number; readonly hash: string }[];
  readonly checksum: string;
  readonly next: string;
}

export interface ShiftState {
  readonly status: ShiftStatus;
  readonly number: string;
  /** Numbers that other desks, which were apart, gave the same shift. */
  readonly otherNumbers: readonly string[];
  readonly postId: string;
  readonly openedAtMs: number;
  readonly plan: ShiftPlan | null;
  /** DUTY-2, ms: null without a plan. */
  readonly arriveByMs: number | null;
  readonly tidyByMs: number | null;
  readonly previousId: string | null;
  readonly staff: readonly string[];
  readonly standIns: readonly StandIn[];
  readonly weather: string;
  readonly begunAtMs: number | null;
  readonly arrivals: readonly { readonly staffId: string; readonly atMs: number }[];
  readonly tidied: Step | null;
  /** 补录 of a handover made on paper: outside the standard's rates. */
  readonly paper: (Step & { readonly handedOverAtMs: number; readonly reason: string }) | null;
  readonly property: (Step & { readonly items: readonly CountedThing[] }) | null;
  readonly keys: (Step & { readonly items: readonly CountedKey[] }) | null;
  readonly mail:
    | (Step & {
        readonly letters: number;
        readonly papers: number;
        readonly parcels: number;
        readonly note: string;
      })
    | null;
  readonly cash:
    | (Step & { readonly expected: number | null; readonly amount: number; readonly explanation: string })
    | null;
  readonly logRead: (Step & { readonly lines: number }) | null;
  readonly followed: Readonly<Record<string, FollowedItem>>;
  readonly area: (Step & { readonly result: AreaResult; readonly note: string }) | null;
  readonly overrides: readonly Override[];
  readonly signatures: Readonly<Record<HandoverSide, HandoverSignature | null>>;
  readonly completion: Completion | null;
  /** Desks that were apart handed the same shift over twice: the first stands, the others are kept. */
  readonly rivalCompletions: readonly Completion[];
  readonly prints: number;
}

export const initialShift: ShiftState = {
  status: "running",
  number: "",
  otherNumbers: [],
  postId: "",
  openedAtMs: 0,
  plan: null,
  arriveByMs: null,
  tidyByMs: null,
  previousId: null,
  staff: [],
  standIns: [],
  weather: "",
  begunAtMs: null,
  arrivals: [],
  tidied: null,
  paper: null,
  property: null,
  keys: null,
  mail: null,
  cash: null,
  logRead: null,
  followed: {},
  area: null,
  overrides: [],
  signatures: { outgoing: null, incoming: null },
  completion: null,
  rivalCompletions: [],
  prints: 0,
};
