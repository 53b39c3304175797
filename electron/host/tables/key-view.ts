import type { CodeLine, KeyCountView, KeyView, LoanView } from "../../../shared/contract/keys.ts";
import type { Signature } from "../../../shared/contract/signature.ts";
import { naturalId } from "../../../shared/kernel/ids.ts";
import { maskPhone } from "../../../shared/kernel/masks.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import {
  clashReading,
  codeSheetRegister,
  copiesOut,
  keyCountRegister,
  keyRegister,
  keyStatus,
  type Collection,
  type Deposit,
  type KeyState,
  type Loan,
} from "../../../shared/modules/keys/index.ts";
import type { Core } from "../core.ts";
import { historyOf } from "../history.ts";
import { sha256 } from "../sha256.ts";

type NameOf = (staffId: string | null) => string;

function shown(signed: Deposit | Collection): Signature | null {
  if (signed.digest === null) return null;
  return { atMs: signed.atMs, name: signed.by ?? "", strokes: signed.strokes, digest: signed.digest };
}

function loanView(loan: Loan, phones: KeyState["phones"], nameOf: NameOf): LoanView {
  const { borrower, borrowerStaff, lentBy, approver, escort, consent, lateReason, ...facts } = loan;
  return {
    ...facts,
    out: copiesOut(loan),
    lentBy: nameOf(lentBy),
    approver: nameOf(approver),
    borrower: borrowerStaff === null ? (borrower ?? "") : nameOf(borrowerStaff),
    borrowerErased: borrowerStaff === null && borrower === null,
    borrowerIsStaff: borrowerStaff !== null,
    phoneMasked: maskPhone(phones[loan.number] ?? ""),
    escort: nameOf(escort),
    consent: consent === null ? null : { ...consent, by: consent.by ?? "" },
    extensions: loan.extensions.map((one) => ({
      ...one,
      by: nameOf(one.by),
      approver: nameOf(one.approver),
    })),
    returns: loan.returns.map((one) => ({
      ...one,
      receivedBy: nameOf(one.receivedBy),
      lateReason: one.lateReason ?? "",
    })),
    lateReason: lateReason ?? "",
  };
}

function depositView(deposit: Deposit, nameOf: NameOf): NonNullable<KeyView["deposit"]> {
  const { number, atMs, purpose, untilMs, prints } = deposit;
  return {
    number,
    atMs,
    purpose,
    untilMs,
    prints,
    clerk: nameOf(deposit.clerkId),
    by: deposit.by ?? "",
    collectors: deposit.collectors ?? "",
    erased: deposit.by === null,
    signature: shown(deposit),
    lateReason: deposit.lateReason ?? "",
  };
}

function collectionView(collection: Collection, nameOf: NameOf): NonNullable<KeyView["collection"]> {
  const { number, atMs, relation, note } = collection;
  return {
    number,
    atMs,
    relation,
    note,
    clerk: nameOf(collection.clerkId),
    by: collection.by ?? "",
    signature: shown(collection),
    lateReason: collection.lateReason ?? "",
  };
}

/** One key with everything that its record and its slips show; phones masked (PRV-1), its tag never. */
export function keyView(core: Core, id: string): Result<KeyView> {
  const row = core.queries.keys.row(id);
  if (row === null) return refuse("not-found");
  const { state, unknown } = core.store.folded(keyRegister, id);
  const nameOf: NameOf = (staffId) => (staffId === null ? "" : core.queries.staff.nameOf(staffId));
  return ok({
    ...row,
    addedAtMs: state.addedAtMs,
    clerk: nameOf(state.clerkId),
    tagged: state.tag !== null,
    lostAtMs: state.lost > 0 ? state.lostAtMs : null,
    retirement: state.retired,
    deposit: state.deposit === null ? null : depositView(state.deposit, nameOf),
    collection: state.collection === null ? null : collectionView(state.collection, nameOf),
    loans: state.loans.toReversed().map((loan) => loanView(loan, state.phones, nameOf)),
    clashes: state.clashes.map((clash) => ({
      ...clash,
      kind: clashReading(state, clash),
      loans: [...clash.loans],
      by: nameOf(clash.by),
    })),
    sharesTag: state.tag !== null && keyStatus(state) !== "void" && core.queries.keys.tagTaken(state.tag, id),
    sharesCode: state.voidReason === null && core.queries.keys.codeTaken(state.code, id),
    voidReason: state.voidReason ?? "",
    unknownEvents: unknown,
  });
}

/** One count with its differences (KEY-1). */
export function keyCountView(core: Core, id: string): Result<KeyCountView> {
  const { state, rev } = core.store.folded(keyCountRegister, id);
  if (rev === 0) return refuse("not-found");
  const { nameOf } = core.queries.staff;
  return ok({
    id,
    number: state.number,
    kind: state.kind,
    atMs: state.atMs,
    counter: nameOf(state.counter),
    witness: state.witness === null ? "" : nameOf(state.witness),
    keys: state.keys,
    expected: state.expected,
    present: state.present,
    out: state.out,
    differences: state.differences.length,
    lines: [...state.differences],
  });
}

/** The code sheet, after its view was recorded, with who looked at it before. */
export function codeSheetView(core: Core): {
  readonly lines: CodeLine[];
  readonly views: { atMs: number; by: string; reason: string }[];
} {
  const sheet = naturalId(codeSheetRegister.kind, "site", sha256);
  const views = historyOf(core, codeSheetRegister.kind, sheet).map(({ at, actor, data }) => ({
    atMs: at,
    by: actor,
    reason: typeof data["reason"] === "string" ? data["reason"] : "",
  }));
  return { lines: core.queries.keys.codeLines(), views: views.toReversed().slice(0, 20) };
}
