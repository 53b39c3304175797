import { describe, expect, test } from "vitest";
import { callDueMs, resumeDueMs } from "../../../../shared/modules/work-orders/index.ts";
import { answered, at, createTestDesk, leak, outcome, sent, type TestDesk } from "./desk.ts";

function suspend(desk: TestDesk, clock: string, until: number | null = null): void {
  desk.nowMs = at(clock);
  desk.must("work-order.suspend", { reason: "等配件", until });
}

function resume(desk: TestDesk, clock: string): void {
  desk.nowMs = at(clock);
  desk.must("work-order.resume", {});
}

describe("REP-2 a suspended order owes no arrival; its clock stands still", () => {
  test("the running minutes stop and go on with what was left", () => {
    const desk = sent();
    suspend(desk, "14:15");
    expect(callDueMs(desk.state())).toBeNull();
    expect(desk.owed("18:00")).toBe("none");
    resume(desk, "15:00");
    expect(desk.owed("15:04")).toBe("none");
    expect(desk.owed("15:05")).toBe("arrival");
    expect(desk.state().firstBreachMs).toBeNull();
  });

  test("a call that was owed before stays owed, suspended or not", () => {
    const desk = sent();
    suspend(desk, "14:25");
    expect(desk.owed("14:26")).toBe("arrival");
    resume(desk, "15:00");
    expect(desk.owed("15:00")).toBe("arrival");
    expect(callDueMs(desk.state())).toBe(at("14:20"));
  });

  test("an agreed time still ahead stands; one that fell into the suspension gets the time that was left", () => {
    const ahead = sent({ grade: "booked", appointment: at("18:00") });
    suspend(ahead, "15:00");
    resume(ahead, "16:00");
    expect(callDueMs(ahead.state())).toBe(at("18:20"));
    const promised = sent();
    promised.nowMs = at("14:25");
    promised.must("work-order.log-call", answered(at("15:00")));
    suspend(promised, "14:50");
    resume(promised, "16:00");
    expect(callDueMs(promised.state())).toBe(at("16:10"));
  });

  test("it needs a reason, comes back when it was said to, and is not done meanwhile", () => {
    const desk = sent();
    expect(outcome(desk.run("work-order.suspend", { reason: "等配件", until: at("13:00") }))).toBe(
      "time-order until",
    );
    suspend(desk, "14:05", at("16:00"));
    expect(resumeDueMs(desk.state())).toBe(at("16:00"));
    expect(outcome(desk.run("work-order.arrive", { late: null }))).toBe("suspended");
    expect(outcome(desk.run("work-order.suspend", { reason: "再等", until: null }))).toBe("suspended");
    resume(desk, "15:30");
    expect(resumeDueMs(desk.state())).toBeNull();
    expect(outcome(desk.run("work-order.resume", {}))).toBe("not-suspended");
    expect(desk.state().suspensions).toMatchObject([
      { fromMs: at("14:05"), toMs: at("15:30"), reason: "等配件" },
    ]);
  });

  test("REP-1 what was not sent cannot be put aside", () => {
    const desk = createTestDesk();
    desk.must("work-order.take", { ...leak, dispatch: false });
    expect(outcome(desk.run("work-order.suspend", { reason: "等配件", until: null }))).toBe("not-dispatched");
  });
});
