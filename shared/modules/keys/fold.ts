import type { Register } from "../../kernel/register.ts";
import { hookCopies, outCopies } from "./rules.ts";
import {
  changedLoan,
  clashed,
  correctedLoan,
  extended,
  lent,
  lost,
  returned,
  settled,
  takeLost,
  type KeyEvent,
  type Of,
} from "./loan-fold.ts";
import { keyEvents, keyKindSchema } from "./schema.ts";
import { initialKey, type KeyState } from "./state.ts";

function added({ data, actor }: Of<"added">): KeyState {
  const { at, ...facts } = data;
  return { ...initialKey, ...facts, addedAtMs: at, clerkId: actor };
}

/** A new deposit of what the owner had taken back begins with what is left there now. */
function deposited(state: KeyState, event: Of<"deposited">): KeyState {
  const { data, personal, actor } = event;
  const again = state.collection !== null;
  const next: KeyState = {
    ...state,
    quantity: data.quantity,
    lost: again ? 0 : state.lost,
    sealNo: data.sealNo,
    collection: null,
    slips: [...state.slips, data.number],
    deposit: {
      number: data.number,
      atMs: data.at,
      purpose: data.purpose,
      untilMs: data.until,
      digest: data.digest,
      clerkId: actor,
      lateReason: data.late?.reason ?? null,
      prints: 0,
      by: personal?.by ?? null,
      collectors: personal?.collectors ?? null,
      strokes: personal?.strokes ?? null,
    },
  };
  return outCopies(next) + next.lost > next.quantity ? clashed(next, event, "quantity") : next;
}

function collected(state: KeyState, event: Of<"collected">): KeyState {
  if (state.collection !== null) return state;
  const { data, personal, actor } = event;
  const next: KeyState = {
    ...state,
    slips: [...state.slips, data.number],
    collection: {
      number: data.number,
      atMs: data.at,
      relation: data.relation,
      note: data.note,
      digest: data.digest,
      clerkId: actor,
      lateReason: data.late?.reason ?? null,
      by: personal?.by ?? null,
      strokes: personal?.strokes ?? null,
    },
  };
  return outCopies(state) > 0 ? clashed(next, event, "collected") : next;
}

/** KEY-1: more than expected were first the lost ones, then copies that the list did not know of. */
function countCorrected(state: KeyState, event: Of<"count-corrected">): KeyState {
  const { expected, present, at } = event.data;
  const difference = present - expected;
  if (difference >= 0) {
    const found = Math.min(state.lost, difference);
    return { ...state, lost: state.lost - found, quantity: state.quantity + difference - found };
  }
  const copies = Math.min(-difference, hookCopies(state));
  const missed = copies === 0 ? state : takeLost(state, copies, at, null);
  return copies < -difference && outCopies(state) > 0 ? clashed(missed, event, "lost") : missed;
}

function corrected(state: KeyState, event: Of<"corrected">): KeyState {
  const { data } = event;
  if (data.loan !== null) return correctedLoan(state, data.loan, event);
  const to = data.to ?? "";
  switch (data.field) {
    case "code":
    case "place":
    case "hook":
    case "sealNo":
    case "keeper":
      return { ...state, [data.field]: to };
    case "unit":
      return { ...state, unit: data.to };
    case "kind":
      return { ...state, kind: keyKindSchema.catch(state.kind).parse(data.to) };
    case "quantity": {
      const quantity = Number(to);
      if (!Number.isSafeInteger(quantity) || quantity < 1) return state;
      const next = { ...state, quantity };
      return outCopies(next) + next.lost > quantity ? clashed(next, event, "quantity") : next;
    }
    default:
      return state;
  }
}

function printed(state: KeyState, { data }: Of<"printed">): KeyState {
  const { deposit } = state;
  const next = changedLoan(state, data.slip, (loan) => ({ ...loan, prints: loan.prints + 1 }));
  return deposit?.number === data.slip
    ? { ...next, deposit: { ...deposit, prints: deposit.prints + 1 } }
    : next;
}

function hung(state: KeyState, event: KeyEvent): KeyState {
  switch (event.type) {
    case "added":
    case "revealed":
      return state;
    case "tagged":
      return { ...state, tag: event.personal?.tag ?? null };
    case "deposited":
      return deposited(state, event);
    case "lent":
      return lent(state, event);
    case "extended":
      return extended(state, event);
    case "returned":
      return returned(state, event);
    case "lost":
      return lost(state, event);
    case "found":
      return { ...state, lost: Math.max(0, state.lost - event.data.copies) };
    case "collected":
      return collected(state, event);
    case "retired": {
      const { at, why, reason } = event.data;
      return state.retired === null ? { ...state, retired: { atMs: at, why, reason } } : state;
    }
    case "reinstated":
      return { ...state, retired: null };
    case "count-corrected":
      return countCorrected(state, event);
    case "clash-settled":
      return settled(state, event);
    case "corrected":
      return corrected(state, event);
    case "printed":
      return printed(state, event);
    case "voided": {
      const next = { ...state, voidReason: event.data.reason };
      return outCopies(state) > 0 ? clashed(next, event, "voided") : next;
    }
  }
}

export const keyRegister: Register<KeyState, typeof keyEvents> = {
  kind: "key",
  events: keyEvents,
  initial: initialKey,
  fold: (state, event) => {
    if (event.type === "added") return state.code === "" ? added(event) : state;
    return hung(state, event);
  },
};
