import { describe, expect, test } from "vitest";
import { rankOf, roles } from "../../../../shared/kernel/roles.ts";
import {
  keyKinds,
  keyStatus,
  lendable,
  opensHome,
  outCopies,
} from "../../../../shared/modules/keys/index.ts";
import {
  agreed,
  at,
  createTestDesk,
  electrician,
  homeKey,
  HOUR,
  hung,
  keyOf,
  outcome,
  plantRoom,
  staff,
} from "./desk.ts";

describe("KEY-3 rank by kind, for every role that lends and every role that approves", () => {
  for (const kind of keyKinds) {
    test(kind, () => {
      const home = opensHome(kind);
      const needed = home ? 4 : 2;
      const input = { ...electrician, consent: home ? agreed : null };
      let lent = 0;
      for (const lending of roles) {
        for (const approving of [null, ...roles]) {
          const desk = hung(keyOf(kind));
          desk.actor = staff[lending];
          desk.approver = approving === null ? null : staff[approving];
          const said = outcome(desk.run("key.lend", input));
          const alone = approving === null;
          const pair = `${lending} lends, ${approving ?? "nobody"} approves`;
          if (alone && (home || rankOf(lending) < needed)) expect(said, pair).toBe("approval-needed");
          else if (!alone && rankOf(approving) < needed) expect(said, pair).toBe("approval-rank");
          else if (lending === approving) expect(said, pair).toBe("approval-self");
          else {
            expect(said, pair).toBe("ok");
            expect(keyStatus(desk.state()), pair).toBe("out");
            lent += 1;
          }
        }
      }
      expect(lent).toBeGreaterThan(5);
    });
  }

  test("an approver with too low a rank is not made up for by a lender who has it", () => {
    const desk = hung();
    desk.approver = staff.clerk;
    expect(outcome(desk.run("key.lend", electrician))).toBe("approval-rank");
  });
});

describe("KEY-3 nobody approves their own loan", () => {
  test("a foreman borrows with somebody else's approval only", () => {
    const desk = hung();
    const own = { ...electrician, borrower: "", borrowerStaff: staff.foreman.id };
    expect(outcome(desk.run("key.lend", own))).toBe("approval-self");
    desk.actor = staff.clerk;
    desk.approver = staff.foreman;
    expect(outcome(desk.run("key.lend", own))).toBe("approval-self");
    desk.approver = staff.supervisor;
    expect(outcome(desk.run("key.lend", own))).toBe("ok");
  });

  test("typing one's own name instead of choosing it does not help", () => {
    const desk = hung();
    expect(outcome(desk.run("key.lend", { ...electrician, borrower: staff.foreman.name }))).toBe(
      "approval-self",
    );
    desk.approver = staff.manager;
    desk.must("key.lend", { ...electrician, borrower: staff.foreman.name });
    expect(desk.state().loans).toMatchObject([{ borrowerStaff: staff.foreman.id, borrower: null }]);
  });

  test("nor does lending it longer: 续借 is approved like the loan", () => {
    const desk = hung();
    desk.approver = staff.supervisor;
    desk.must("key.lend", { ...electrician, borrower: "", borrowerStaff: staff.foreman.id });
    desk.approver = null;
    const longer = { loan: desk.loan(), dueAt: at("20:00"), reason: "还没修好" };
    expect(outcome(desk.run("key.extend", longer))).toBe("approval-self");
    desk.actor = staff.clerk;
    expect(outcome(desk.run("key.extend", longer))).toBe("approval-needed");
    desk.approver = staff["duty-officer"];
    desk.must("key.extend", longer);
    expect(desk.state().loans).toMatchObject([
      { dueAtMs: at("20:00"), extensions: [{ dueAtMs: at("20:00"), approver: staff["duty-officer"].id }] },
    ]);
  });
});

describe("KEY-3 a key leaves to a named person, for a reason, with a due time", () => {
  test.each([
    [{ borrower: "" }, "required borrower"],
    [{ borrower: "", borrowerStaff: "nobody" }, "not-found borrower"],
    [{ escort: "nobody" }, "not-found escort"],
    [{ reason: " " }, "required reason"],
    [{ dueAt: null }, "required dueAt"],
    [{ dueAt: at("14:00") }, "time-order dueAt"],
    [{ late: { occurredAt: at("15:00"), reason: "停电" } }, "time-in-future late"],
  ])("%j → %s", (changes, said) => {
    expect(outcome(hung().run("key.lend", { ...electrician, ...changes }))).toBe(said);
  });

  test("a home's key needs the owner's consent to this use: how, who, when", () => {
    const desk = hung(homeKey);
    desk.actor = staff.clerk;
    desk.approver = staff.supervisor;
    const lend = (consent: typeof agreed | null) =>
      outcome(desk.run("key.lend", { ...electrician, consent }));
    expect(lend(null)).toBe("owner-consent-required consent.method");
    expect(outcome(desk.run("key.lend", { ...electrician, consent: { ...agreed, by: "" } }))).toBe(
      "owner-consent-required consent.by",
    );
    expect(outcome(desk.run("key.lend", { ...electrician, consent: { ...agreed, at: at("15:00") } }))).toBe(
      "time-order consent.at",
    );
    expect(lend(agreed)).toBe("ok");
    expect(desk.state().loans).toMatchObject([
      { consent: { method: "phone", by: "陈立", atMs: at("13:50") }, approver: staff.supervisor.id },
    ]);
  });

  test("names and phones of strangers are sealed, our own staff's are not", () => {
    const desk = hung();
    desk.approver = staff.manager;
    desk.must("key.lend", electrician);
    const [, lent] = desk.events;
    expect(JSON.stringify(lent?.envelope.data)).not.toMatch(/赵磊|19900002046/);
    expect(lent?.personal).toEqual({ borrower: "赵磊", phone: "19900002046" });
  });
});

describe("a key that is out cannot be lent", () => {
  test("the second loan is refused until the first came back", () => {
    const desk = hung();
    desk.must("key.lend", electrician);
    expect(outcome(desk.run("key.lend", electrician))).toBe("key-out copies");
    desk.nowMs = at("15:00");
    desk.must("key.return", back(desk.loan()));
    expect(keyStatus(desk.state())).toBe("in");
    desk.must("key.lend", electrician);
    expect(desk.state().clashes).toEqual([]);
  });

  test("copies of one key are lent apart, never more than hang there", () => {
    const desk = hung({ ...plantRoom, quantity: 3 });
    desk.must("key.lend", { ...electrician, copies: 2 });
    expect(lendable(desk.state())).toBe(1);
    expect(outcome(desk.run("key.lend", { ...electrician, copies: 2 }))).toBe("key-out copies");
    desk.must("key.lend", { ...electrician, borrower: "钱进" });
    expect(outCopies(desk.state())).toBe(3);
    const [first] = desk.state().loans;
    desk.must("key.return", back(first?.number ?? "", 1));
    expect([keyStatus(desk.state()), lendable(desk.state())]).toEqual(["out", 1]);
    expect(outcome(desk.run("key.return", back(first?.number ?? "", 2)))).toBe("key-copies-short copies");
  });

  test("nor can one that is lost, out of use or back with its owner", () => {
    const lost = hung();
    lost.must("key.lose", { loan: null, copies: 1, reason: "找不到" });
    expect(keyStatus(lost.state())).toBe("lost");
    expect(outcome(lost.run("key.lend", electrician))).toBe("key-out copies");
    lost.must("key.find", { copies: 1, reason: "在抽屉里" });
    expect(outcome(lost.run("key.lend", electrician))).toBe("ok");
    const retired = hung();
    retired.must("key.retire", { why: "lock-changed", reason: "换锁芯" });
    expect(keyStatus(retired.state())).toBe("retired");
    expect(outcome(retired.run("key.lend", electrician))).toBe("key-retired");
    retired.must("key.reinstate", { reason: "旧锁装回" });
    expect(outcome(retired.run("key.lend", electrician))).toBe("ok");
  });

  test("a loan written down later (补录) is a loan all the same", () => {
    const desk = hung();
    const late = { occurredAt: at("09:00"), reason: "停电" };
    desk.must("key.lend", { ...electrician, late });
    expect(desk.state().loans).toMatchObject([{ atMs: at("09:00"), lateReason: "停电" }]);
    expect(outcome(desk.run("key.lend", { ...electrician, late }))).toBe("key-out copies");
  });
});

const back = (loan: string, copies = 1) => ({
  loan,
  copies,
  receiver: null,
  sealNo: "",
  note: "",
  late: null,
});

describe("KEY-3 it returns to a named receiver", () => {
  test("who is signed in, or somebody else of the staff; never the borrower", () => {
    const desk = hung();
    desk.approver = staff.manager;
    desk.must("key.lend", { ...electrician, borrower: "", borrowerStaff: staff.foreman.id });
    desk.approver = null;
    const give = back(desk.loan());
    expect(outcome(desk.run("key.return", give))).toBe("receiver-is-borrower receiver");
    expect(outcome(desk.run("key.return", { ...give, receiver: "nobody" }))).toBe("not-found receiver");
    desk.must("key.return", { ...give, receiver: staff.night.id });
    expect(desk.state().loans).toMatchObject([{ returns: [{ receivedBy: staff.night.id, copies: 1 }] }]);
    expect(outcome(desk.run("key.return", give))).toBe("loan-not-open");
  });

  test("a deposited key may come back under a new seal; a late return says when it was", () => {
    const desk = hung(homeKey);
    desk.approver = staff.supervisor;
    desk.must("key.lend", { ...electrician, consent: agreed });
    desk.nowMs = at("14:00") + 3 * HOUR;
    const late = { occurredAt: at("15:30"), reason: "当时忙" };
    expect(
      outcome(desk.run("key.return", { ...back(desk.loan()), late: { ...late, occurredAt: at("13:00") } })),
    ).toBe("time-order late");
    desk.must("key.return", { ...back(desk.loan()), sealNo: "F-0120", late });
    expect(desk.state()).toMatchObject({
      sealNo: "F-0120",
      loans: [{ returns: [{ atMs: at("15:30"), lateReason: "当时忙" }] }],
    });
  });

  test("a borrower who lost it is written down; the loan is over and the copy is missing", () => {
    const desk = hung({ ...plantRoom, quantity: 2 });
    desk.must("key.lend", electrician);
    const loan = desk.loan();
    desk.must("key.lose", { loan, copies: 1, reason: "掉进下水道" });
    expect([keyStatus(desk.state()), lendable(desk.state()), desk.state().lost]).toEqual(["in", 1, 1]);
    expect(outcome(desk.run("key.return", back(loan)))).toBe("loan-not-open");
  });
});

test("a coded tag hangs on one key only, when it is added and when it is tagged", () => {
  const add = outcome(createTestDesk().run("key.add", { ...plantRoom, tag: "K7F3" }));
  expect(add).toBe("key-tag-taken tag");
  const desk = hung();
  desk.actor = staff.supervisor;
  expect(outcome(desk.run("key.tag", { tag: "K7F3" }))).toBe("key-tag-taken tag");
  expect(outcome(desk.run("key.tag", { tag: "K8A1" }))).toBe("ok");
});

test("codes are unique, homes need a unit, others a place", () => {
  const add = (changes: Partial<typeof plantRoom>) =>
    outcome(createTestDesk().run("key.add", { ...plantRoom, ...changes }));
  expect(add({ code: "YS-001" })).toBe("key-code-taken code");
  expect(add({ kind: "vacant" })).toBe("required unit");
  expect(add({ kind: "vacant", unit: "某处" })).toBe("unit-form unit");
  expect(add({ place: "" })).toBe("required place");
  expect(add({ kind: "deposited", unit: "3-2-1201" })).toBe("required deposit.by");
});
