import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, longText, requiredLongText, shortText, timeMs } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { roles } from "../../kernel/roles.ts";
import { keyRegister } from "./fold.ts";
import { copiesOut, hookCopies, lendable, lendingRank, loanOf, opensHome } from "./rules.ts";
import { consentMethodSchema, keyEvents, type KeyKind } from "./schema.ts";
import type { KeyState, Loan } from "./state.ts";

const emit = emitter(keyEvents);

const loanNumber = z.string().min(1).max(40);
const copiesSchema = z.int().min(1).max(99);
const staffChoice = z.string().max(60).nullable();

/** Who borrows, as far as approval goes: one of our own, or a name. */
interface Borrower {
  readonly staff: string | null;
  readonly name: string;
}

/** The member of staff with this id, or with this very name: nobody hides behind typing their own name. */
function staffBehind({ staff, name }: Borrower, context: DecideContext): string | null {
  if (staff !== null) return staff;
  return context.lookups.staff(roles).find((person) => person.name === name)?.id ?? null;
}

/**
 * KEY-3: our own keys are lent or approved by 领班 and above; a home's key needs a supervisor's approval whoever
 * lends it. Nobody approves what they borrow themselves.
 */
function approvalProblem(kind: KeyKind, borrowerStaff: string | null, context: DecideContext) {
  const { actor, approver } = context;
  const rank = lendingRank(kind);
  const answers = approver ?? (!opensHome(kind) && actor.rank >= rank ? actor : null);
  const problem = (code: "approval-needed" | "approval-rank" | "approval-self"): DomainError => ({
    code,
    params: { rank },
  });
  if (answers === null) return problem("approval-needed");
  if (answers.rank < rank) return problem("approval-rank");
  const self = answers.id === borrowerStaff || (approver !== null && approver.id === actor.id);
  return self ? problem("approval-self") : null;
}

/** Why no copy of this key may leave now, or null. */
function heldBack(state: KeyState, copies: number): DomainError | null {
  if (state.voidReason !== null) return { code: "already-void" };
  if (state.retired !== null) return { code: "key-retired" };
  if (state.clashes.length > 0) return { code: "key-in-clash" };
  if (state.collection !== null) return { code: "key-collected" };
  const left = lendable(state);
  return copies > left ? { code: "key-out", field: "copies", params: { left } } : null;
}

const lendInput = z.object({
  copies: copiesSchema,
  borrowerStaff: staffChoice,
  borrower: shortText,
  department: shortText,
  phone: shortText,
  reason: longText,
  dueAt: timeMs.nullable(),
  escort: staffChoice,
  consent: z.object({ method: consentMethodSchema, by: shortText, at: timeMs }).nullable(),
  late: lateEntry.nullable(),
});
export type LendInput = z.output<typeof lendInput>;

/** KEY-3: where a key opens a home, the owner's consent to this very use: how, who, when. */
function consentProblem(kind: KeyKind, { consent }: LendInput, atMs: number): DomainError | null {
  if (!opensHome(kind)) return null;
  if (consent === null) return { code: "owner-consent-required", field: "consent.method" };
  if (consent.by === "") return { code: "owner-consent-required", field: "consent.by" };
  return consent.at > atMs ? { code: "time-order", field: "consent.at" } : null;
}

function formProblem(state: KeyState, input: LendInput, context: DecideContext): DomainError | null {
  if (input.borrowerStaff === null && input.borrower === "") return { code: "required", field: "borrower" };
  if (input.reason === "") return { code: "required", field: "reason" };
  if (input.dueAt === null) return { code: "required", field: "dueAt" };
  const known = new Set(context.lookups.staff(roles).map((person) => person.id));
  if (input.borrowerStaff !== null && !known.has(input.borrowerStaff)) {
    return { code: "not-found", field: "borrower" };
  }
  if (input.escort !== null && !known.has(input.escort)) return { code: "not-found", field: "escort" };
  const late = lateProblem(input.late, null, context.nowMs);
  if (late !== null) return late;
  const { at } = happenedAt(input.late, context.nowMs);
  if (input.dueAt <= at) return { code: "time-order", field: "dueAt" };
  return consentProblem(state.kind, input, at);
}

/** 借出 (KEY-3): to a named person, for a reason, with a due time; numbered. */
export const lendKey = defineCommand({
  name: "key.lend",
  register: keyRegister,
  target: "existing",
  input: lendInput,
  decide: (state, input, context) => {
    const problem = heldBack(state, input.copies) ?? formProblem(state, input, context);
    if (problem !== null) return { ok: false, error: problem };
    const borrowerStaff = staffBehind({ staff: input.borrowerStaff, name: input.borrower }, context);
    const unapproved = approvalProblem(state.kind, borrowerStaff, context);
    if (unapproved !== null) return { ok: false, error: unapproved };
    const { consent, dueAt } = input;
    if (dueAt === null) return refuse("required", "dueAt");
    const home = opensHome(state.kind);
    const sealed = {
      ...(borrowerStaff === null ? { borrower: input.borrower } : {}),
      ...(input.phone === "" ? {} : { phone: input.phone }),
      ...(home && consent !== null ? { consentBy: consent.by } : {}),
    };
    return ok([
      emit(
        "lent",
        {
          number: context.nextNumber("YS"),
          copies: input.copies,
          borrowerStaff,
          department: input.department,
          reason: input.reason,
          dueAt,
          escort: input.escort,
          consent: home && consent !== null ? { method: consent.method, at: consent.at } : null,
          ...happenedAt(input.late, context.nowMs),
        },
        Object.keys(sealed).length === 0 ? null : sealed,
      ),
    ]);
  },
});

/** The loan of this number as long as something of it is out. */
function openLoan(state: KeyState, number: string): Loan | null {
  const loan = loanOf(state, number);
  return loan !== null && copiesOut(loan) > 0 ? loan : null;
}

/** 续借: a later due time is a new promise, approved like the loan. */
export const extendLoan = defineCommand({
  name: "key.extend",
  register: keyRegister,
  target: "existing",
  input: z.object({ loan: loanNumber, dueAt: timeMs.nullable(), reason: requiredLongText }),
  decide: (state, input, context) => {
    const loan = openLoan(state, input.loan);
    if (loan === null) return refuse("loan-not-open");
    const { dueAt, reason } = input;
    if (dueAt === null) return refuse("required", "dueAt");
    if (dueAt <= context.nowMs) return refuse("promise-in-past", "dueAt");
    if (dueAt === loan.dueAtMs) return refuse("no-change", "dueAt");
    const unapproved = approvalProblem(state.kind, loan.borrowerStaff, context);
    if (unapproved !== null) return { ok: false, error: unapproved };
    return ok([emit("extended", { at: context.nowMs, loan: input.loan, dueAt, reason })]);
  },
});

/** 归还 (KEY-3): to a named receiver, who is not the borrower. */
export const returnKey = defineCommand({
  name: "key.return",
  register: keyRegister,
  target: "existing",
  input: z.object({
    loan: loanNumber,
    copies: copiesSchema,
    /** Null: who is signed in. */
    receiver: staffChoice,
    sealNo: shortText,
    note: longText,
    late: lateEntry.nullable(),
  }),
  decide: (state, input, context) => {
    const loan = openLoan(state, input.loan);
    if (loan === null) return refuse("loan-not-open");
    const out = copiesOut(loan);
    if (input.copies > out) return refuse("key-copies-short", "copies", { left: out });
    const receivedBy = input.receiver ?? context.actor.id;
    const known = context.lookups.staff(roles).some((person) => person.id === receivedBy);
    if (!known) return refuse("not-found", "receiver");
    if (receivedBy === loan.borrowerStaff) return refuse("receiver-is-borrower", "receiver");
    const late = lateProblem(input.late, loan.atMs, context.nowMs);
    if (late !== null) return { ok: false, error: late };
    return ok([
      emit("returned", {
        loan: input.loan,
        copies: input.copies,
        receivedBy,
        sealNo: input.sealNo === "" ? null : input.sealNo,
        note: input.note,
        ...happenedAt(input.late, context.nowMs),
      }),
    ]);
  },
});

/** 报失: by the borrower of a loan, or from the hook. */
export const loseKey = defineCommand({
  name: "key.lose",
  register: keyRegister,
  target: "existing",
  input: z.object({ loan: loanNumber.nullable(), copies: copiesSchema, reason: requiredLongText }),
  decide: (state, input, context) => {
    if (state.voidReason !== null) return refuse("already-void");
    const loan = input.loan === null ? null : openLoan(state, input.loan);
    if (input.loan !== null && loan === null) return refuse("loan-not-open");
    const left = loan === null ? hookCopies(state) : copiesOut(loan);
    if (input.copies > left) return refuse("key-copies-short", "copies", { left });
    return ok([emit("lost", { at: context.nowMs, ...input })]);
  },
});

/** 找回 */
export const findKey = defineCommand({
  name: "key.find",
  register: keyRegister,
  target: "existing",
  input: z.object({ copies: copiesSchema, reason: requiredLongText }),
  decide: (state, input, context) => {
    if (state.voidReason !== null) return refuse("already-void");
    if (input.copies > state.lost) return refuse("key-copies-short", "copies", { left: state.lost });
    return ok([emit("found", { at: context.nowMs, ...input })]);
  },
});

/** 处理冲突 (S2): two desks, apart, lent the same key; a person says which loans are real, and why. */
export const settleLoan = defineCommand({
  name: "key.settle-loan",
  register: keyRegister,
  target: "existing",
  input: z.object({
    clash: z.string().min(1).max(60),
    holds: z.array(loanNumber).max(50),
    reason: requiredLongText,
  }),
  decide: (state, input, context) => {
    const clash = state.clashes.find(({ id }) => id === input.clash);
    if (clash === undefined) return refuse("not-found", "clash");
    if (input.holds.some((number) => !clash.loans.includes(number))) return refuse("bad-input", "holds");
    const standing = state.loans.filter(
      ({ number }) => !clash.loans.includes(number) || input.holds.includes(number),
    );
    const out = standing.reduce((sum, loan) => sum + copiesOut(loan), 0);
    const copies = Math.max(0, state.quantity - state.lost);
    if (out > copies) return refuse("key-copies-short", "holds", { left: copies });
    return ok([emit("clash-settled", { at: context.nowMs, ...input })]);
  },
});
