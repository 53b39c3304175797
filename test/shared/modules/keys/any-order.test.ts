import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import {
  copiesOut,
  keyRegister,
  lendable,
  outCopies,
  type KeyState,
} from "../../../../shared/modules/keys/index.ts";
import {
  createTestDesk,
  electrician,
  hung,
  keyId,
  ownEvents,
  plantRoom,
  staff,
  type TestDesk,
} from "./desk.ts";

const MINUTE = 60_000;

interface Step {
  readonly what: number;
  readonly which: number;
  readonly copies: number;
  readonly minutes: number;
  readonly second: boolean;
}

/** Any loan of the key, open or not. */
function someLoan({ loans }: KeyState, which: number): string {
  return loans.length === 0 ? "none" : (loans[which % loans.length]?.number ?? "none");
}

/** One thing that somebody tries at a desk; answers the command's name and whether it went through. */
function tryStep(desk: TestDesk, { what, which, copies, minutes }: Step): readonly [string, boolean] {
  desk.nowMs += minutes * MINUTE;
  desk.approver = which % 3 === 0 ? staff.manager : null;
  const state = desk.state();
  const loan = someLoan(state, which);
  const late = which % 5 === 0 ? { occurredAt: desk.nowMs - 90 * MINUTE, reason: "补登" } : null;
  const reason = "看过了";
  const gave = (name: string, decision: { readonly ok: boolean }) => [name, decision.ok] as const;
  switch (what) {
    case 0:
    case 1:
    case 2:
      return gave(
        "lend",
        desk.run("key.lend", {
          ...electrician,
          copies,
          dueAt: desk.nowMs + copies * 60 * MINUTE,
          borrowerStaff: which % 2 === 0 ? staff.technician.id : null,
          late,
        }),
      );
    case 3:
    case 4:
      return gave(
        "return",
        desk.run("key.return", { loan, copies, receiver: null, sealNo: "", note: "", late: null }),
      );
    case 5:
      return gave("lose", desk.run("key.lose", { loan: which % 2 === 0 ? loan : null, copies, reason }));
    case 6:
      return gave("find", desk.run("key.find", { copies, reason }));
    case 7:
      return gave("extend", desk.run("key.extend", { loan, dueAt: desk.nowMs + which * MINUTE + 1, reason }));
    case 8:
      return gave(
        "quantity",
        desk.run("key.correct", { loan: null, field: "quantity", to: String(copies), reason }),
      );
    case 9: {
      const clash = state.clashes[which % Math.max(1, state.clashes.length)];
      const holds = (clash?.loans ?? []).filter((_, index) => (which >> index) % 2 === 0);
      return gave("settle", desk.run("key.settle-loan", { clash: clash?.id ?? "none", holds, reason }));
    }
    case 10: {
      const expected = Math.max(0, state.quantity - state.lost - outCopies(state));
      const line = { key: keyId, expected, present: copies - 1, explanation: reason };
      return gave("count", desk.run("key.count", { kind: "public", lines: [line] }));
    }
    case 11:
      return gave("retire", desk.run("key.retire", { why: "other", reason }));
    default:
      return gave("reinstate", desk.run("key.reinstate", { reason }));
  }
}

const steps = fc.array(
  fc.record({
    what: fc.nat(12),
    which: fc.nat(60),
    copies: fc.integer({ min: 1, max: 3 }),
    minutes: fc.integer({ min: -60, max: 90 }),
    second: fc.boolean(),
  }),
  { minLength: 5, maxLength: 30 },
);

test("no path lends a key that is out: whatever was done before, what leaves hung on the hook", () => {
  const went = new Map<string, number>();
  fc.assert(
    fc.property(steps, (made) => {
      const desk = hung({ ...plantRoom, quantity: 2 });
      for (const step of made) {
        const before = desk.state();
        const [name, ok] = tryStep(desk, step);
        const after = desk.state();
        if (ok) went.set(name, (went.get(name) ?? 0) + 1);
        if (name === "lend" && ok) expect(step.copies).toBeLessThanOrEqual(lendable(before));
        // On one desk nothing can ever contradict itself.
        expect(after.clashes).toEqual([]);
        expect(outCopies(after) + after.lost).toBeLessThanOrEqual(after.quantity);
        for (const loan of after.loans) expect(copiesOut(loan)).toBeLessThanOrEqual(loan.copies);
      }
    }),
    { numRuns: 150 },
  );
  expect(went.get("lend")).toBeGreaterThan(40);
  expect(went.get("return")).toBeGreaterThan(5);
  expect(went.size).toBeGreaterThan(7);
});

test("C6, S2, T1 any history of two desks that were apart folds to one state in any order of arrival; no loan is lost", () => {
  let clashes = 0;
  let loans = 0;
  fc.assert(
    fc.property(steps, steps, fc.array(fc.nat(), { minLength: 80, maxLength: 80 }), (apart, after, order) => {
      const first = hung({ ...plantRoom, quantity: 2 });
      const second = createTestDesk("B", first.events);
      for (const step of apart) tryStep(step.second ? second : first, step);
      const all: OpenEvent[] = [...first.events, ...ownEvents(second, "B")];
      // They meet, and go on at a third desk, where clashes can be settled.
      const third = createTestDesk("C", all);
      for (const step of after) tryStep(third, step);
      const { events } = third;
      const whole = foldAll(keyRegister, events);
      const shuffled = events
        .map((event, index) => ({ event, key: order[index % order.length] ?? 0 }))
        .toSorted((left, right) => left.key - right.key)
        .map(({ event }) => event);
      expect(foldAll(keyRegister, shuffled)).toEqual(whole);
      expect(whole.unknown).toBe(0);
      const lent = events.filter(({ envelope }) => envelope.type === "lent");
      expect(whole.state.loans).toHaveLength(lent.length);
      const met = foldAll(keyRegister, all).state;
      // More out than there is, and no clash that says so: never.
      if (outCopies(met) + met.lost > met.quantity) expect(met.clashes.length).toBeGreaterThan(0);
      clashes += met.clashes.length;
      loans += lent.length;
    }),
    { numRuns: 150 },
  );
  expect(loans).toBeGreaterThan(80);
  expect(clashes).toBeGreaterThan(2);
});
