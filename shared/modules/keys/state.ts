import type { Strokes } from "../../kernel/signature.ts";
import type { CollectorRelation, ConsentMethod, KeyKind, Retirement } from "./schema.ts";

/** 在库 · 借出 · 业主取回 · 遗失 · 停用 · 作废 */
export const keyStatuses = ["in", "out", "collected", "lost", "retired", "void"] as const;
export type KeyStatus = (typeof keyStatuses)[number];

export interface KeyReturn {
  readonly atMs: number;
  readonly copies: number;
  readonly receivedBy: string;
  readonly note: string;
  readonly lateReason: string | null;
}

/** 借出: one loan, named by its number. */
export interface Loan {
  readonly number: string;
  readonly atMs: number;
  readonly copies: number;
  readonly lentBy: string;
  readonly approver: string | null;
  readonly borrowerStaff: string | null;
  /** Sealed: somebody who is not of our staff; null for staff, and once erased. */
  readonly borrower: string | null;
  readonly department: string;
  readonly reason: string;
  readonly dueAtMs: number;
  readonly escort: string | null;
  readonly consent: {
    readonly method: ConsentMethod;
    readonly atMs: number;
    /** Sealed; null once erased. */
    readonly by: string | null;
  } | null;
  readonly extensions: readonly {
    readonly atMs: number;
    readonly dueAtMs: number;
    readonly reason: string;
    readonly by: string;
    readonly approver: string | null;
  }[];
  readonly returns: readonly KeyReturn[];
  /** Copies that the borrower lost. */
  readonly lost: number;
  /** S2: a person said that this loan never took place. */
  readonly withdrawn: boolean;
  readonly prints: number;
  readonly lateReason: string | null;
}

/** 业主寄存 */
export interface Deposit {
  readonly number: string;
  readonly atMs: number;
  readonly purpose: string;
  readonly untilMs: number | null;
  readonly digest: string | null;
  readonly clerkId: string;
  readonly lateReason: string | null;
  readonly prints: number;
  /** Sealed; null once erased. */
  readonly by: string | null;
  readonly collectors: string | null;
  readonly strokes: Strokes | null;
}

/** 业主取回 */
export interface Collection {
  readonly number: string;
  readonly atMs: number;
  readonly relation: CollectorRelation;
  readonly note: string;
  readonly digest: string | null;
  readonly clerkId: string;
  readonly lateReason: string | null;
  readonly by: string | null;
  readonly strokes: Strokes | null;
}

/** What another desk said that did not fit: a second loan, a collection, a loss, a smaller number, 作废. */
export const clashKinds = ["lent", "collected", "lost", "quantity", "voided"] as const;
export type ClashKind = (typeof clashKinds)[number];

/** How a clash is told: by what does not fit, or by what had already put the key away before its loan. */
export const clashReadings = [...clashKinds, "retired"] as const;
export type ClashReading = (typeof clashReadings)[number];

/** S2: what cannot both be; all of it is kept until a person says which loans are real. */
export interface Clash {
  /** The event that did not fit. */
  readonly id: string;
  readonly kind: ClashKind;
  readonly atMs: number;
  readonly by: string;
  /** Numbers of the loans that stand against each other. */
  readonly loans: readonly string[];
}

export interface KeyState {
  readonly code: string;
  readonly kind: KeyKind;
  readonly unit: string | null;
  readonly place: string;
  readonly quantity: number;
  readonly hook: string;
  readonly sealNo: string;
  readonly keeper: string;
  readonly post: string;
  readonly addedAtMs: number;
  readonly clerkId: string;
  /** Sealed; null when it has none, and once erased. */
  readonly tag: string | null;
  /** Copies that nobody knows the place of. */
  readonly lost: number;
  readonly lostAtMs: number | null;
  readonly loans: readonly Loan[];
  /** Numbers of every slip that was ever made for it. */
  readonly slips: readonly string[];
  /** Sealed phones of the borrowers, by the loan's number. */
  readonly phones: Readonly<Record<string, string>>;
  readonly deposit: Deposit | null;
  readonly collection: Collection | null;
  readonly retired: { readonly atMs: number; readonly why: Retirement; readonly reason: string } | null;
  readonly clashes: readonly Clash[];
  readonly voidReason: string | null;
}

export const initialKey: KeyState = {
  code: "",
  kind: "desk",
  unit: null,
  place: "",
  quantity: 0,
  hook: "",
  sealNo: "",
  keeper: "",
  post: "",
  addedAtMs: 0,
  clerkId: "",
  tag: null,
  lost: 0,
  lostAtMs: null,
  loans: [],
  slips: [],
  phones: {},
  deposit: null,
  collection: null,
  retired: null,
  clashes: [],
  voidReason: null,
};
