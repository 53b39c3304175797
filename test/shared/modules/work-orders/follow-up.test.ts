import { describe, expect, test } from "vitest";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import {
  followUpDueMs,
  meantForDate,
  reviewPlace,
  signedText,
} from "../../../../shared/modules/work-orders/index.ts";
import { at, createTestDesk, leak, orderId, outcome, sent, type TestDesk } from "./desk.ts";

const strokes = { width: 300, height: 120, lines: "10,10 20,22 30,18;40,40 44,52" };

function finished(clock = "14:40", date = "2026-11-23"): TestDesk {
  const desk = sent();
  desk.must("work-order.arrive", { late: null });
  desk.nowMs = at(clock, date);
  desk.must("work-order.finish", { result: "更换下水管", late: null });
  return desk;
}

describe("REP-3 opinion and follow-up", () => {
  test("nothing is finished before somebody was on site", () => {
    const desk = sent();
    expect(outcome(desk.run("work-order.finish", { result: "好了", late: null }))).toBe("not-arrived");
    expect(outcome(desk.run("work-order.record-opinion", { opinion: "好" }))).toBe("not-finished");
  });

  test("the call is due by the end of the second working day, as the calendar then says", () => {
    expect(followUpDueMs(finished().state())).toBe(at("24:00", "2026-11-25"));
    expect(followUpDueMs(finished("18:00", "2026-11-27").state())).toBe(at("24:00", "2026-12-01"));
    const desk = sent();
    desk.must("work-order.arrive", { late: null });
    desk.settings = { ...desk.settings, calendar: { "2026-11-24": "holiday", "2026-11-28": "workday" } };
    desk.must("work-order.finish", { result: "更换下水管", late: null });
    expect(followUpDueMs(desk.state())).toBe(at("24:00", "2026-11-26"));
    desk.settings = { ...desk.settings, followUpWorkingDays: 9, calendar: {} };
    expect(followUpDueMs(desk.state())).toBe(at("24:00", "2026-11-26"));
  });

  test("not reached is a try and the call stays owed; reached needs an answer and a mark from 1 to 5", () => {
    const desk = finished();
    const call = (changes: object) =>
      outcome(
        desk.run("work-order.follow-up", {
          reached: true,
          answer: "满意",
          satisfaction: 5,
          late: null,
          ...changes,
        }),
      );
    expect(call({ reached: false, answer: "", satisfaction: null })).toBe("ok");
    expect(desk.state().status).toBe("finished");
    expect(call({ satisfaction: null })).toBe("required satisfaction");
    expect(call({ answer: "" })).toBe("required answer");
    expect(() => call({ satisfaction: 6 })).toThrow();
    expect(call({})).toBe("ok");
    expect(desk.state()).toMatchObject({
      status: "followed-up",
      followUps: [{ reached: false }, { satisfaction: 5 }],
    });
    expect(followUpDueMs(desk.state())).toBeNull();
    expect(call({})).toBe("state-forbids");
  });

  test("closed after the follow-up; without one, or cancelled before, only with a reason", () => {
    const close = (desk: TestDesk, closing: "done" | "no-follow-up" | "cancelled", reason: string) =>
      outcome(desk.run("work-order.close", { closing, reason }));
    expect(close(finished(), "done", "")).toBe("state-forbids");
    expect(close(finished(), "no-follow-up", "")).toBe("reason-required reason");
    expect(close(finished(), "no-follow-up", "巡查发现，无人可访")).toBe("ok");
    expect(close(sent(), "cancelled", "住户自行解决")).toBe("ok");
    expect(close(sent(), "no-follow-up", "无人可访")).toBe("state-forbids");
  });
});

describe("signatures carry the digest of what was shown", () => {
  const sign = (desk: TestDesk, digest: string, changes: object = {}) =>
    outcome(desk.run("work-order.sign", { signer: "resident", name: "陈立", strokes, digest, ...changes }));

  test("under exactly that text, and nothing else", () => {
    const desk = finished();
    const digest = sha256Hex(signedText(desk.state()));
    expect(sign(desk, digest)).toBe("ok");
    expect(desk.state().residentSignature).toMatchObject({ digest, name: "陈立", strokes });
    expect(JSON.stringify(desk.events.at(-1)?.envelope)).not.toMatch(/陈立|10,10/);
    desk.must("work-order.correct", { field: "location", to: "卫生间", reason: "笔误" });
    expect(sign(desk, digest, { signer: "technician" })).toBe("conflict-changed");
  });

  test("an empty pad or no name is no signature, and nothing is signed before it is finished", () => {
    const desk = finished();
    const digest = sha256Hex(signedText(desk.state()));
    expect(sign(desk, digest, { strokes: null })).toBe("signature-required strokes");
    expect(sign(desk, digest, { name: "" })).toBe("required name");
    expect(() => sign(desk, digest, { strokes: { ...strokes, lines: "<svg>" } })).toThrow();
    expect(sign(sent(), digest)).toBe("not-finished");
  });
});

describe("REP-4 daily review", () => {
  const meant = (desk: TestDesk) => {
    const state = desk.state();
    return meantForDate({ ...state, carriedTo: state.carryOvers.at(-1)?.newDate ?? null }, "Asia/Shanghai");
  };

  test("due today, overdue, or carried over with a reason and a new date", () => {
    const desk = sent();
    expect(meant(desk)).toBe("2026-11-23");
    expect(reviewPlace(meant(desk), "2026-11-23")).toBe("due-today");
    expect(reviewPlace(meant(desk), "2026-11-24")).toBe("overdue");
    const carry = (newDate: string) =>
      outcome(desk.run("work-order.carry-over", { reason: "等配件", newDate }));
    expect(carry("2026-11-23")).toBe("time-order newDate");
    expect(carry("2026-11-26")).toBe("ok");
    expect(reviewPlace(meant(desk), "2026-11-24")).toBe("carried-over");
    expect(meant(sent({ grade: "booked", appointment: at("09:00", "2026-11-25") }))).toBe("2026-11-25");
  });

  test("REP-2 carrying over is about the completion: the call stays owed", () => {
    const desk = sent();
    desk.nowMs = at("14:30");
    desk.must("work-order.carry-over", { reason: "等配件", newDate: "2026-11-26" });
    expect(desk.owed("14:31")).toBe("arrival");
  });
});

describe("the record", () => {
  test("更正 keeps both readings; a sealed one stays sealed", () => {
    const desk = sent();
    desk.must("work-order.correct", { field: "reporter", to: "陈莉", reason: "听错" });
    desk.must("work-order.correct", { field: "unit", to: "3栋2单元1202", reason: "听错" });
    expect(desk.state()).toMatchObject({ reporter: "陈莉", unit: "3-2-1202" });
    expect(JSON.stringify(desk.events.map((event) => event.envelope))).not.toMatch(/陈立|陈莉/);
    const correct = (field: "unit" | "grade" | "fault", to: string) =>
      outcome(desk.run("work-order.correct", { field, to, reason: "听错" }));
    expect(correct("unit", "")).toBe("required to");
    expect(correct("grade", "very")).toBe("bad-input to");
    expect(correct("fault", "水槽下水管漏水")).toBe("no-change to");
  });

  test("返工 points at the order whose repair did not last", () => {
    const desk = createTestDesk();
    const take = () => outcome(desk.run("work-order.take", { ...leak, reworkOf: orderId }));
    expect(take()).toBe("not-found reworkOf");
    desk.known.set(`work-order ${orderId}`, sent().state());
    expect(take()).toBe("not-finished reworkOf");
    desk.known.set(`work-order ${orderId}`, finished().state());
    expect(take()).toBe("ok");
    expect(desk.state().reworkOf).toEqual({ id: orderId, number: "WX-20261123-A-001" });
  });

  test("作废 keeps the number; nothing is done with it any more", () => {
    const desk = sent();
    desk.must("work-order.void", { reason: "重复" });
    expect(desk.state()).toMatchObject({ status: "void", number: "WX-20261123-A-001", voidReason: "重复" });
    expect(desk.owed("15:00")).toBe("none");
    expect(outcome(desk.run("work-order.arrive", { late: null }))).toBe("state-forbids");
    expect(outcome(desk.run("work-order.void", { reason: "重复" }))).toBe("already-void");
  });
});

describe("PRV-1 showing the number", () => {
  const reveal = (desk: TestDesk, purpose: "own-call" | "third-party", note: string) =>
    outcome(desk.run("work-order.reveal", { field: "phone", purpose, note }));

  test("a call explains itself, a third party needs a reason, and what is not there cannot be shown", () => {
    const desk = sent();
    expect(reveal(desk, "own-call", "")).toBe("ok");
    expect(desk.events.at(-1)?.envelope.data).toEqual({ field: "phone", purpose: "own-call", note: "" });
    expect(reveal(desk, "third-party", "")).toBe("reason-required note");
    expect(reveal(desk, "third-party", "派出所")).toBe("ok");
    expect(reveal(sent({ phone: "" }), "own-call", "")).toBe("not-found field");
  });
});

test("补打: every print is remembered, but not of a void slip", () => {
  const desk = sent();
  desk.must("work-order.print", {});
  desk.must("work-order.print", {});
  expect(desk.state().prints).toBe(2);
  desk.must("work-order.void", { reason: "重复" });
  expect(outcome(desk.run("work-order.print", {}))).toBe("already-void");
});
