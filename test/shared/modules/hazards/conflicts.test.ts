import { expect, test } from "vitest";
import {
  apart,
  backForm,
  batch,
  batchOf,
  createTestDesk,
  foreman,
  alcohol,
  issueForm,
  outcome,
  stocked,
  supervisor,
} from "./desk.ts";

test("S2 two offline desks that together take more than there is: both kept, shown, settled with a reason", () => {
  const [first, second] = apart();
  first.must("hazard-issue.issue", issueForm({ qty: 600 }));
  second.must("hazard-issue.issue", issueForm({ qty: 700 }));
  expect(first.batch().conflicts).toEqual([]);
  first.meet(second);
  for (const desk of [first, second]) {
    expect(desk.batch()).toMatchObject({ balance: -300, conflicts: [{ kind: "below-zero", balance: -300 }] });
    expect(desk.batch().movements.filter(({ kind }) => kind === "issued")).toHaveLength(2);
  }
  first.actor = supervisor;
  first.must("hazard-batch.settle-balance", { counted: 0, reason: "领入少记一瓶，已补单据" }, batch);
  expect(first.batch()).toMatchObject({ balance: 0, conflicts: [] });
  expect(first.batch().movements.at(-1)).toMatchObject({ kind: "settled", delta: 300 });
  const again = first.run("hazard-batch.settle-balance", { counted: 0, reason: "再来" }, batch);
  expect(outcome(again)).toBe("no-conflict");
});

test("S2 two offline desks that wrote different returns: both kept, the earlier holds, a person settles", () => {
  const first = stocked();
  const id = first.must("hazard-issue.issue", issueForm());
  const second = createTestDesk("BBBBBBBBBB");
  second.meet(first);
  second.nowMs += 60_000;
  first.must("hazard-issue.return", backForm(200, 100, 0), id);
  second.must("hazard-issue.return", backForm(250, 50, 0), id);
  second.meet(first);
  for (const desk of [first, second]) {
    expect(desk.issue(id)).toMatchObject({ status: "returned", conflicts: 1 });
    expect(desk.issue(id).returns).toHaveLength(2);
    expect(desk.batch().balance).toBe(800);
  }
  second.actor = supervisor;
  const settle = (used: number, returned: number) =>
    outcome(second.run("hazard-issue.settle-return", { used, returned, spilt: 0, reason: "复称" }, id));
  expect(settle(250, 49)).toBe("hazard-does-not-add-up used");
  expect(settle(250, 50)).toBe("ok");
  expect(second.issue(id)).toMatchObject({ conflicts: 0, settledReason: "复称" });
  expect(second.batch().balance).toBe(750);
  expect(settle(250, 50)).toBe("no-conflict");
});

test("S2 void at one desk, returned at another: the return holds, and the contradiction is shown", () => {
  const first = stocked();
  const id = first.must("hazard-issue.issue", issueForm());
  const second = createTestDesk("BBBBBBBBBB");
  second.meet(first);
  first.must("hazard-issue.void", { reason: "写错" }, id);
  second.nowMs += 60_000;
  second.must("hazard-issue.return", backForm(300, 0, 0), id);
  first.meet(second);
  expect(first.issue(id)).toMatchObject({ status: "returned", conflicts: 1, voidReason: "写错" });
  expect(first.batch().balance).toBe(700);
});

test("S2 the same return at two desks is no contradiction and moves the book once", () => {
  const first = stocked();
  const id = first.must("hazard-issue.issue", issueForm());
  const second = createTestDesk("BBBBBBBBBB");
  second.meet(first);
  first.must("hazard-issue.return", backForm(200, 100, 0), id);
  second.must("hazard-issue.return", backForm(200, 100, 0), id);
  first.meet(second);
  expect(first.issue(id).conflicts).toBe(0);
  expect(first.batch()).toMatchObject({ balance: 800, conflicts: [] });
});

test("S2 a stock-take that did not know of another desk's issue is doubtful, whichever folds first", () => {
  const [first, second] = apart();
  first.must("hazard-issue.issue", issueForm({ qty: 100 }));
  second.must(
    "hazard-batch.count",
    { counted: 900, explanation: "少 100", witness: "孙丽华", late: null },
    batch,
  );
  first.meet(second);
  expect(first.batch().balance).toBe(800);
  expect(first.batch().conflicts.map(({ kind }) => kind)).toEqual(["count"]);
  // What is written with the count known is no longer in doubt.
  first.must("hazard-batch.settle-balance", { counted: 900, reason: "100 已发出，盘点已扣" }, batch);
  first.must("hazard-issue.issue", issueForm({ qty: 100 }));
  expect(first.batch()).toMatchObject({ balance: 800, conflicts: [] });
});

test("S2 two desks that read another expiry off the label: the earlier holds until a person corrects it", () => {
  const [first, second] = [stocked(), stocked("BBBBBBBBBB", "2027-03-31")];
  first.meet(second);
  expect(first.batch()).toMatchObject({
    balance: 2000,
    expiry: "2027-03-31",
    conflicts: [{ kind: "expiry" }],
  });
  first.actor = foreman;
  first.must("hazard-batch.correct", { field: "expiry", to: "2027-03-31", reason: "核对标签" }, batch);
  expect(first.batch().conflicts).toEqual([]);
});

test("goods without a batch number go by their expiry", () => {
  const desk = stocked();
  desk.actor = foreman;
  const draw = (expiry: string) =>
    desk.must("hazard-batch.draw", {
      substance: alcohol,
      batch: "",
      expiry,
      qty: 10,
      from: "总仓",
      late: null,
    });
  expect([draw("2027-01-01"), draw("2027-02-01"), draw("2027-01-01")]).toEqual([
    batchOf("", "2027-01-01"),
    batchOf("", "2027-02-01"),
    batchOf("", "2027-01-01"),
  ]);
});
