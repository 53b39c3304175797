import type { EventFacts, RegisterEvent } from "../../kernel/register.ts";
import { copiesOut, hookCopies, openLoans, outCopies } from "./rules.ts";
import type { keyEvents } from "./schema.ts";
import type { ClashKind, KeyState, Loan } from "./state.ts";

export type KeyEvent = RegisterEvent<typeof keyEvents>;
export type Of<Type extends KeyEvent["type"]> = Extract<KeyEvent, { type: Type }>;

/** S2: what does not fit is kept beside what stands, for a person to settle. */
export function clashed(state: KeyState, event: EventFacts, kind: ClashKind): KeyState {
  const clash = {
    id: `${event.device}-${event.seq}`,
    kind,
    atMs: event.at,
    by: event.actor,
    loans: openLoans(state).map((loan) => loan.number),
  };
  return { ...state, clashes: [...state.clashes, clash] };
}

export function changedLoan(state: KeyState, number: string, change: (loan: Loan) => Loan): KeyState {
  return {
    ...state,
    loans: state.loans.map((loan) => (loan.number === number ? change(loan) : loan)),
  };
}

/** Both loans of two desks that were apart stay; the state says that they cannot both be (S2). */
export function lent(state: KeyState, event: Of<"lent">): KeyState {
  const { data, personal, actor, approver } = event;
  if (state.loans.some((loan) => loan.number === data.number)) return state;
  const fits = data.copies <= hookCopies(state) && state.retired === null;
  const loan: Loan = {
    number: data.number,
    atMs: data.at,
    copies: data.copies,
    lentBy: actor,
    approver,
    borrowerStaff: data.borrowerStaff,
    borrower: personal?.borrower ?? null,
    department: data.department,
    reason: data.reason,
    dueAtMs: data.dueAt,
    escort: data.escort,
    consent:
      data.consent === null
        ? null
        : { method: data.consent.method, atMs: data.consent.at, by: personal?.consentBy ?? null },
    extensions: [],
    returns: [],
    lost: 0,
    withdrawn: false,
    prints: 0,
    lateReason: data.late?.reason ?? null,
  };
  const phone = personal?.phone;
  const next = {
    ...state,
    loans: [...state.loans, loan],
    slips: [...state.slips, loan.number],
    phones: phone === undefined ? state.phones : { ...state.phones, [loan.number]: phone },
  };
  return fits ? next : clashed(next, event, "lent");
}

export function extended(state: KeyState, { data, actor, approver }: Of<"extended">): KeyState {
  const extension = { atMs: data.at, dueAtMs: data.dueAt, reason: data.reason, by: actor, approver };
  return changedLoan(state, data.loan, (loan) => ({
    ...loan,
    dueAtMs: data.dueAt,
    extensions: [...loan.extensions, extension],
  }));
}

/** Two desks that both took the same copy back: it came back once. */
export function returned(state: KeyState, { data }: Of<"returned">): KeyState {
  const loan = state.loans.find(({ number }) => number === data.loan);
  const copies = loan === undefined ? 0 : Math.min(data.copies, copiesOut(loan));
  if (copies === 0) return state;
  const back = {
    atMs: data.at,
    copies,
    receivedBy: data.receivedBy,
    note: data.note,
    lateReason: data.late?.reason ?? null,
  };
  return {
    ...changedLoan(state, data.loan, (one) => ({ ...one, returns: [...one.returns, back] })),
    sealNo: data.sealNo ?? state.sealNo,
  };
}

/** Lost twice is lost once; lost from a hook that is empty because another desk lent it is a clash (S2). */
export function lost(state: KeyState, event: Of<"lost">): KeyState {
  const { data } = event;
  const loan = state.loans.find(({ number }) => number === data.loan);
  const atHand = loan === undefined ? hookCopies(state) : copiesOut(loan);
  const copies = Math.min(data.copies, atHand);
  const clash = loan === undefined && copies < data.copies && outCopies(state) > 0;
  const missed = copies === 0 ? state : takeLost(state, copies, data.at, loan?.number ?? null);
  return clash ? clashed(missed, event, "lost") : missed;
}

export function takeLost(state: KeyState, copies: number, atMs: number, loan: string | null): KeyState {
  const next = { ...state, lost: state.lost + copies, lostAtMs: atMs };
  return loan === null ? next : changedLoan(next, loan, (one) => ({ ...one, lost: one.lost + copies }));
}

/** The loans that a person says never took place are withdrawn; they stay readable. */
export function settled(state: KeyState, { data }: Of<"clash-settled">): KeyState {
  const clash = state.clashes.find(({ id }) => id === data.clash);
  if (clash === undefined) return state;
  const withdraws = (loan: Loan): boolean =>
    clash.loans.includes(loan.number) && !data.holds.includes(loan.number) && copiesOut(loan) > 0;
  return {
    ...state,
    loans: state.loans.map((loan) => (withdraws(loan) ? { ...loan, withdrawn: true } : loan)),
    clashes: state.clashes.filter((other) => other !== clash),
  };
}

export function correctedLoan(
  state: KeyState,
  number: string,
  { data, personal }: Of<"corrected">,
): KeyState {
  const to = data.to ?? "";
  switch (data.field) {
    case "borrower":
      return changedLoan(state, number, (loan) => ({ ...loan, borrower: personal?.to ?? null }));
    case "phone": {
      const { [number]: _former, ...others } = state.phones;
      const phone = personal?.to ?? null;
      return { ...state, phones: phone === null ? others : { ...others, [number]: phone } };
    }
    case "department":
      return changedLoan(state, number, (loan) => ({ ...loan, department: to }));
    case "reason":
      return changedLoan(state, number, (loan) => ({ ...loan, reason: to }));
    default:
      return state;
  }
}
