import type { Rank } from "../../kernel/roles.ts";
import type { KeyKind } from "./schema.ts";
import type { Clash, ClashReading, KeyState, KeyStatus, Loan } from "./state.ts";

/** KEY-3: 业主寄存 and 空置房 open a home; they leave with the owner's consent and a supervisor's approval. */
export function opensHome(kind: KeyKind): boolean {
  return kind === "deposited" || kind === "vacant";
}

/** KEY-3: who must at least approve that a key of this kind leaves: 领班 for our own, 客服主管 for a home's. */
export function lendingRank(kind: KeyKind): Rank {
  return opensHome(kind) ? 4 : 2;
}

/** Copies of a loan that have not come back. */
export function copiesOut(loan: Loan): number {
  if (loan.withdrawn) return 0;
  const back = loan.returns.reduce((sum, one) => sum + one.copies, 0);
  return Math.max(0, loan.copies - back - loan.lost);
}

/** Loans of which something is still out, oldest first. */
export function openLoans(state: Pick<KeyState, "loans">): readonly Loan[] {
  return state.loans.filter((loan) => copiesOut(loan) > 0);
}

export function loanOf(state: KeyState, number: string): Loan | null {
  return state.loans.find((loan) => loan.number === number) ?? null;
}

/** Copies that are out, of all loans. */
export function outCopies(state: Pick<KeyState, "loans">): number {
  return state.loans.reduce((sum, loan) => sum + copiesOut(loan), 0);
}

/** Copies that should hang on the hook now: what a count expects (KEY-1). */
export function hookCopies(state: KeyState): number {
  if (state.collection !== null || state.voidReason !== null) return 0;
  return Math.max(0, state.quantity - state.lost - outCopies(state));
}

/** S2: what a clash is about: of one loan alone, what was told of the key before that loan was. */
export function clashReading(state: KeyState, { kind, loans }: Clash): ClashReading {
  if (kind !== "lent" || loans.length > 1) return kind;
  if (state.voidReason !== null) return "voided";
  if (state.collection !== null) return "collected";
  if (state.retired !== null) return "retired";
  return state.lost > 0 ? "lost" : "quantity";
}

/** Copies that may leave now: none of a key out of use, or of one that two desks disagree about (S2). */
export function lendable(state: KeyState): number {
  return state.retired === null && state.clashes.length === 0 ? hookCopies(state) : 0;
}

/** 在库 · 借出 · 业主取回 · 遗失 · 停用; 借出 as long as one copy is out. */
export function keyStatus(state: KeyState): KeyStatus {
  if (outCopies(state) > 0) return "out";
  if (state.voidReason !== null || state.code === "") return "void";
  if (state.retired !== null) return "retired";
  if (state.collection !== null) return "collected";
  return state.lost >= state.quantity ? "lost" : "in";
}

/** When the first of what is out should be back, ms; null when nothing is out. */
export function firstDueMs(state: KeyState): number | null {
  const dues = openLoans(state).map((loan) => loan.dueAtMs);
  return dues.length === 0 ? null : Math.min(...dues);
}

/** True while the key is on the list that is counted (KEY-1): not void, not out of use, not back with its owner. */
export function isCounted(state: KeyState): boolean {
  return state.voidReason === null && state.retired === null && state.collection === null;
}

/** What the depositor is shown and signs; its SHA-256 goes into the signature. */
export interface DepositFacts {
  readonly code: string;
  readonly unit: string;
  readonly quantity: number;
  readonly sealNo: string;
  readonly purpose: string;
  readonly by: string;
  readonly collectors: string;
  readonly untilMs: number | null;
}

export function depositText(facts: DepositFacts): string {
  const { code, unit, quantity, sealNo, purpose, by, collectors, untilMs } = facts;
  return JSON.stringify(["key-deposit-1", code, unit, quantity, sealNo, purpose, by, collectors, untilMs]);
}

/** What the one who takes the key away is shown and signs. */
export interface CollectionFacts {
  readonly code: string;
  readonly unit: string;
  readonly copies: number;
  readonly sealNo: string;
  /** Number of the deposit; empty where there was none. */
  readonly deposit: string;
  readonly by: string;
}

export function collectionText(facts: CollectionFacts): string {
  const { code, unit, copies, sealNo, deposit, by } = facts;
  return JSON.stringify(["key-collection-1", code, unit, copies, sealNo, deposit, by]);
}
