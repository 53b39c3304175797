import { describe, expect, test } from "vitest";
import { keyStatus, lendable, openLoans, outCopies } from "../../../../shared/modules/keys/index.ts";
import {
  createTestDesk,
  electrician,
  homeKey,
  hung,
  met,
  outcome,
  plantRoom,
  staff,
  type TestDesk,
} from "./desk.ts";

/** Two desks that know the same key and do not hear of each other. */
function apart(input = plantRoom): readonly [TestDesk, TestDesk] {
  const first = hung(input);
  return [first, createTestDesk("B", first.events)];
}

/** What both wrote, on one desk again. */
function together(first: TestDesk, second: TestDesk): TestDesk {
  const all = createTestDesk("A", [...first.events, ...second.events.slice(-1)]);
  expect(all.state()).toEqual(met(first, second));
  return all;
}

describe("S2 the same key lent at two desks that were apart", () => {
  test("both loans are kept, the state says so, and nothing more leaves until it is settled", () => {
    const [first, second] = apart();
    first.must("key.lend", electrician);
    second.must("key.lend", { ...electrician, borrower: "钱进" });
    const desk = together(first, second);
    const { clashes, loans } = desk.state();
    expect(loans.map(({ borrower }) => borrower)).toEqual(["赵磊", "钱进"]);
    expect(clashes).toMatchObject([{ kind: "lent", loans: loans.map(({ number }) => number) }]);
    expect([outCopies(desk.state()), lendable(desk.state())]).toEqual([2, 0]);
    expect(outcome(desk.run("key.lend", electrician))).toBe("key-in-clash");
  });

  test("a person says which loan is real and why; the other one stays readable", () => {
    const [first, second] = apart();
    first.must("key.lend", electrician);
    second.must("key.lend", { ...electrician, borrower: "钱进" });
    const desk = together(first, second);
    const [clash] = desk.state().clashes;
    const [loan, other] = desk.state().loans;
    const settle = (holds: readonly string[], reason = "赵磊手上有钥匙") =>
      outcome(desk.run("key.settle-loan", { clash: clash?.id ?? "", holds: [...holds], reason }));
    expect(settle([loan?.number ?? ""], " ")).toBe("bad-input");
    expect(settle(["YS-20261123-A-999"])).toBe("bad-input holds");
    // One key cannot be in two hands; the number of copies would have to be corrected first.
    expect(settle([loan?.number ?? "", other?.number ?? ""])).toBe("key-copies-short holds");
    expect(settle([loan?.number ?? ""])).toBe("ok");
    expect(desk.state().clashes).toEqual([]);
    expect(openLoans(desk.state()).map(({ borrower }) => borrower)).toEqual(["赵磊"]);
    expect(desk.state().loans).toMatchObject([{ withdrawn: false }, { withdrawn: true, borrower: "钱进" }]);
    expect(settle([])).toBe("not-found clash");
  });

  test("two copies lent apart at two desks are no clash", () => {
    const [first, second] = apart({ ...plantRoom, quantity: 2 });
    first.must("key.lend", electrician);
    second.must("key.lend", electrician);
    expect(met(first, second)).toMatchObject({ clashes: [], loans: [{}, {}] });
  });

  test("both desks took the same key back: it came back once", () => {
    const desk = hung();
    desk.must("key.lend", electrician);
    const other = createTestDesk("B", desk.events);
    const back = { loan: desk.loan(), copies: 1, receiver: null, sealNo: "", note: "", late: null };
    desk.must("key.return", back);
    other.must("key.return", { ...back, receiver: staff.night.id });
    const state = met(desk, other);
    expect(state.loans[0]?.returns).toHaveLength(1);
    expect([keyStatus(state), lendable(state), state.clashes.length]).toEqual(["in", 1, 0]);
  });
});

describe("S2 what else cannot both be", () => {
  test("collected by its owner here, lent there", () => {
    const desk = hung(homeKey);
    const other = createTestDesk("B", desk.events);
    const late = { occurredAt: desk.nowMs, reason: "补登" };
    desk.must("key.collect", { by: "陈立", relation: "depositor", note: "", signed: null, late });
    other.approver = staff.supervisor;
    const consent = { method: "phone", by: "陈立", at: desk.nowMs } as const;
    other.must("key.lend", { ...electrician, consent });
    const state = met(desk, other);
    expect(state.clashes).toHaveLength(1);
    expect(state.collection).not.toBeNull();
    expect(keyStatus(state)).toBe("out");
  });

  test("found missing here, lent there; out of use here, lent there; void here, lent there", () => {
    const steps: readonly ((desk: TestDesk) => void)[] = [
      (desk) => desk.must("key.lose", { loan: null, copies: 1, reason: "找不到" }),
      (desk) => desk.must("key.retire", { why: "other", reason: "不用了" }),
      (desk) => desk.must("key.void", { reason: "录错" }),
    ];
    for (const step of steps) {
      for (const lendsFirst of [true, false]) {
        const [first, second] = apart();
        const [one, two] = lendsFirst ? [second, first] : [first, second];
        step(one);
        // Equal revs: the earlier clock folds first.
        two.nowMs += lendsFirst ? -60_000 : 60_000;
        two.must("key.lend", { ...electrician, dueAt: two.nowMs + 60_000 });
        const state = met(first, second);
        const retiredAfter = lendsFirst && state.retired !== null;
        // Retiring a key that is out is no contradiction: it must come back all the same.
        expect(state.clashes.length, `${step.toString()} ${lendsFirst}`).toBe(retiredAfter ? 0 : 1);
        expect(keyStatus(state)).toBe("out");
        expect(lendable(state)).toBe(0);
      }
    }
  });

  test("fewer copies written down here, all of them lent there", () => {
    const [first, second] = apart({ ...plantRoom, quantity: 2 });
    first.must("key.correct", { loan: null, field: "quantity", to: "1", reason: "只有一把" });
    second.must("key.lend", { ...electrician, copies: 2 });
    const state = met(first, second);
    expect(state).toMatchObject({ quantity: 1, clashes: [{ loans: ["YS-20261123-B-001"] }] });
  });
});
