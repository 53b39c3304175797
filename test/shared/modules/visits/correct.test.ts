import { describe, expect, test } from "vitest";
import { at, entered, outcome } from "./desk.ts";

const reason = "笔误";

describe("更正: both readings stay", () => {
  test("an open field: from and to stand in the event, the state has the new reading", () => {
    const desk = entered({ company: "顺风" });
    expect(outcome(desk.run("visit.correct", { field: "company", to: "顺丰", reason }))).toBe("ok");
    expect(desk.state().company).toBe("顺丰");
    expect(desk.events.at(-1)?.envelope.data).toEqual({ field: "company", from: "顺风", to: "顺丰", reason });
  });

  test("a sealed field: both readings are sealed, none is in the open part", () => {
    const desk = entered();
    expect(outcome(desk.run("visit.correct", { field: "name", to: "陈莉", reason }))).toBe("ok");
    const event = desk.events.at(-1);
    expect(event?.envelope.data).toEqual({ field: "name", from: null, to: null, reason });
    expect(event?.personal).toEqual({ from: "陈立", to: "陈莉" });
    expect(desk.state().name).toBe("陈莉");
  });

  test("an erased correction is blank, never the earlier reading", () => {
    const desk = entered();
    desk.run("visit.correct", { field: "name", to: "陈莉", reason });
    const last = desk.events.pop();
    if (last !== undefined) desk.events.push({ ...last, personal: null });
    expect(desk.state().name).toBeNull();
  });

  test("every refusal", () => {
    const desk = entered();
    const correct = (field: Parameters<typeof run>[0], to: string) => run(field, to);
    function run(
      field: "name" | "document" | "unit" | "category" | "partySize" | "badge" | "department" | "company",
      to: string,
    ) {
      return outcome(desk.run("visit.correct", { field, to, reason }));
    }
    expect(correct("name", "")).toBe("required to");
    expect(correct("name", "陈立")).toBe("no-change to");
    expect(correct("document", "")).toBe("document-required to");
    expect(correct("unit", "十二楼")).toBe("unit-form to");
    expect(correct("unit", "3栋2单元1201")).toBe("no-change to");
    expect(correct("category", "friend")).toBe("bad-input to");
    expect(correct("partySize", "0")).toBe("bad-input to");
    expect(correct("partySize", "201")).toBe("bad-input to");
    expect(correct("company", "")).toBe("no-change to");
    desk.badges.set("7", "another");
    expect(correct("badge", "7")).toBe("badge-in-use to");
    const department = entered({ unit: "", consent: null, department: "工程部" });
    expect(outcome(department.run("visit.correct", { field: "department", to: "", reason }))).toBe(
      "required to",
    );
    expect(desk.events).toHaveLength(1);
  });

  test("VIS-3 another category has its own limit, unless the stay was extended", () => {
    const desk = entered({ category: "delivery" });
    desk.run("visit.correct", { field: "category", to: "guest", reason });
    expect(desk.state()).toMatchObject({ category: "guest", leaveByMs: at("22:00") });
    const extended = entered({ category: "delivery" });
    extended.run("visit.extend", { until: at("17:00"), reason: "等人" });
    extended.run("visit.correct", { field: "category", to: "guest", reason });
    expect(extended.state().leaveByMs).toBe(at("17:00"));
  });
});

describe("作废", () => {
  test("a voided slip keeps its number and its facts, and is closed", () => {
    const desk = entered();
    expect(outcome(desk.run("visit.void", { reason }))).toBe("ok");
    expect(desk.state()).toMatchObject({
      status: "void",
      number: "LF-20261123-A-001",
      name: "陈立",
      voidReason: reason,
    });
    expect(outcome(desk.run("visit.void", { reason }))).toBe("already-void");
    expect(outcome(desk.run("visit.correct", { field: "name", to: "陈莉", reason }))).toBe("already-void");
    expect(outcome(desk.run("visit.sign-out", { badgeReturned: null, late: null }))).toBe("not-inside");
  });
});

describe("PRV-1 showing a number", () => {
  test("a call explains itself; a document's number or a third party needs a reason", () => {
    const desk = entered({ phone: "19900001234" });
    const reveal = (field: "phone" | "document", purpose: "own-call" | "third-party", note: string): string =>
      outcome(desk.run("visit.reveal", { field, purpose, note }));
    expect(reveal("phone", "own-call", "")).toBe("ok");
    expect(reveal("document", "own-call", "")).toBe("reason-required note");
    expect(reveal("phone", "third-party", "")).toBe("reason-required note");
    expect(reveal("phone", "third-party", "派出所")).toBe("ok");
    expect(desk.events.at(-1)?.envelope).toMatchObject({
      type: "revealed",
      data: { field: "phone", purpose: "third-party", note: "派出所" },
    });
  });

  test("what is not there cannot be shown", () => {
    const input = { field: "phone", purpose: "own-call", note: "" } as const;
    expect(outcome(entered().run("visit.reveal", input))).toBe("not-found field");
  });

  test("the document's kind and the time of entry; VIS-3 the limit follows the entry", () => {
    const desk = entered({ category: "delivery" });
    expect(outcome(desk.run("visit.correct", { field: "documentType", to: "passport", reason }))).toBe("ok");
    expect(desk.state().documentType).toBe("passport");
    const { timeInMs, leaveByMs } = desk.state();
    const earlier = timeInMs - 10 * 60_000;
    expect(outcome(desk.run("visit.correct", { field: "timeIn", to: String(earlier), reason }))).toBe("ok");
    expect(desk.state().timeInMs).toBe(earlier);
    expect(desk.state().leaveByMs).toBe((leaveByMs ?? 0) - 10 * 60_000);
  });

  test("an entry to come, after the leaving, or that is no time is refused", () => {
    const desk = entered();
    const entry = (to: string) => outcome(desk.run("visit.correct", { field: "timeIn", to, reason }));
    const { timeInMs } = desk.state();
    expect(entry(String(timeInMs + 3_600_000))).toBe("time-in-future to");
    expect(entry("")).toBe("bad-input to");
    expect(entry("yesterday")).toBe("bad-input to");
    expect(entry(String(timeInMs))).toBe("no-change to");
    desk.run("visit.sign-out", {
      badgeReturned: null,
      late: { occurredAt: timeInMs + 1, reason: "忘了" },
    });
    expect(entry(String(timeInMs + 2))).toBe("time-in-future to");
  });
});
