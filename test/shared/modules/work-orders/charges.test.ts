import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_FEN } from "../../../../shared/kernel/money.ts";
import { signedText, totalFen } from "../../../../shared/modules/work-orders/index.ts";
import { at, createTestDesk, leak, orderId, outcome, type TestDesk } from "./desk.ts";

const valve = { name: "角阀", spec: "4 分", qty: 2, price: 3550 };
const quote = { method: "in-person" as const, parts: [valve], labour: 3000, agreedBy: "陈立", late: null };
const bill = { parts: [valve], labour: 3000, note: "" };
const paid = { method: "wechat", receipt: "0012", late: null } as const;

/** A paid repair with the technician at the door at 14:10. */
function atTheDoor(charge: "paid" | "free" = "paid"): TestDesk {
  const desk = createTestDesk();
  desk.must("work-order.take", { ...leak, charge });
  desk.nowMs = at("14:10");
  desk.must("work-order.arrive", { late: null });
  desk.nowMs = at("14:12");
  return desk;
}

describe("REP-5 paid services", () => {
  test("REP-5 the quote is agreed before the work: nothing is finished without it, and who agreed is on record", () => {
    const desk = atTheDoor();
    const finish = { result: "更换角阀", late: null };
    expect(outcome(desk.run("work-order.finish", finish))).toBe("quote-required");
    expect(outcome(desk.run("work-order.record-charges", bill))).toBe("quote-required");
    expect(outcome(desk.run("work-order.agree-quote", { ...quote, agreedBy: "" }))).toBe("required agreedBy");
    expect(outcome(desk.run("work-order.agree-quote", { ...quote, parts: [], labour: 0 }))).toBe(
      "required labour",
    );
    desk.must("work-order.agree-quote", quote);
    expect(desk.state().quote).toMatchObject({ agreedBy: "陈立", method: "in-person", atMs: at("14:12") });
    desk.must("work-order.finish", finish);
    expect(outcome(desk.run("work-order.agree-quote", quote))).toBe("state-forbids");
  });

  test("REP-5 parts and labour are listed; above the quote, or after the resident signed, with the reason", () => {
    const desk = atTheDoor();
    desk.must("work-order.agree-quote", quote);
    const more = { ...bill, labour: 5000 };
    expect(outcome(desk.run("work-order.record-charges", more))).toBe("reason-required note");
    desk.must("work-order.record-charges", { ...more, note: "多换一段管，陈立电话同意" });
    expect(desk.state().charges).toMatchObject({ labour: 5000, note: "多换一段管，陈立电话同意" });
    desk.must("work-order.record-charges", bill);
    expect(totalFen(desk.state().charges ?? { parts: [], labour: 0 })).toBe(10_100);
    const before = signedText(desk.state());
    desk.must("work-order.record-charges", { ...bill, labour: 2000 });
    expect(signedText(desk.state()), "the resident signs under the sum").not.toBe(before);
  });

  test("REP-5 how it was paid and the receipt number, before the order is closed; owed is 挂账", () => {
    const desk = atTheDoor();
    desk.must("work-order.agree-quote", quote);
    desk.must("work-order.finish", { result: "更换角阀", late: null });
    expect(outcome(desk.run("work-order.record-payment", paid))).toBe("charges-required");
    desk.must("work-order.record-charges", bill);
    const close = { closing: "no-follow-up", reason: "住户出差" } as const;
    expect(outcome(desk.run("work-order.close", close))).toBe("payment-required");
    expect(outcome(desk.run("work-order.record-payment", { ...paid, receipt: "" }))).toBe("required receipt");
    desk.must("work-order.record-payment", { ...paid, method: "on-account", receipt: "" });
    desk.must("work-order.record-payment", paid);
    expect(desk.state().payments).toMatchObject([
      { method: "on-account", amountFen: 10_100 },
      { method: "wechat", amountFen: 10_100, receipt: "0012" },
    ]);
    desk.must("work-order.close", close);
    expect(outcome(desk.run("work-order.record-payment", paid))).toBe("state-forbids");
  });

  test("REP-5 a free repair lists its materials without a price, and is closed without a payment", () => {
    const desk = atTheDoor("free");
    expect(outcome(desk.run("work-order.agree-quote", quote))).toBe("state-forbids");
    expect(outcome(desk.run("work-order.record-charges", bill))).toBe("free-of-charge labour");
    desk.must("work-order.record-charges", { parts: [{ ...valve, price: 0 }], labour: 0, note: "" });
    desk.must("work-order.finish", { result: "更换角阀", late: null });
    desk.must("work-order.close", { closing: "no-follow-up", reason: "公共区域" });
  });

  test("REP-5 a technician quotes and bills their own orders only", () => {
    const desk = atTheDoor();
    desk.actor = { id: "tech-li", name: "李军", role: "technician", rank: 1 };
    expect(outcome(desk.run("work-order.agree-quote", quote))).toBe("technician-not-own-order");
    expect(outcome(desk.run("work-order.record-charges", bill))).toBe("technician-not-own-order");
    expect(desk.events.every(({ envelope }) => envelope.id === orderId)).toBe(true);
  });
});

test("REP-5 money is whole fen: a sum is exact or refused, never rounded", () => {
  const part = fc.record({
    qty: fc.integer({ min: 1, max: 9999 }),
    price: fc.integer({ min: 0, max: MAX_FEN }),
  });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.integer({ min: 0, max: MAX_FEN }), (parts, labour) => {
      const charges = { parts: parts.map((one) => ({ ...one, name: "件", spec: "" })), labour };
      const exact = parts.reduce((sum, { qty, price }) => sum + BigInt(qty) * BigInt(price), BigInt(labour));
      const desk = atTheDoor();
      const decision = desk.run("work-order.agree-quote", { ...quote, ...charges });
      if (exact === 0n) expect(outcome(decision)).toBe("required labour");
      else if (exact > BigInt(MAX_FEN)) expect(outcome(decision)).toBe("amount-too-large labour");
      else expect(BigInt(totalFen(charges))).toBe(exact);
    }),
    { numRuns: 60 },
  );
});
