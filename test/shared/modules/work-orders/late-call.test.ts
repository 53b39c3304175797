import { describe, expect, test } from "vitest";
import { arrivedInTime, callDueMs, scheduledAlerts } from "../../../../shared/modules/work-orders/index.ts";
import { answered, at, message, noAnswer, orderId, outcome, sent, type TestDesk } from "./desk.ts";

/** When the card begins to ring, as the table's columns give it. */
function ringsAt(desk: TestDesk): number | undefined {
  const state = desk.state();
  const facts = {
    dispatchDueMs: null,
    callDueMs: callDueMs(state),
    quietUntilMs: state.quietUntilMs,
    resumeDueMs: null,
    followUpDueMs: null,
  };
  return scheduledAlerts(orderId, facts).find((alert) => alert.kind === "call")?.ringAtMs;
}

describe("REP-2 not on site 20 minutes after the order was sent: the desk must phone", () => {
  test("on site in the twentieth minute owes nothing; at twenty minutes the call is owed", () => {
    const inTime = sent();
    inTime.nowMs = at("14:20") - 1;
    inTime.must("work-order.arrive", { late: null });
    expect(inTime.owed("15:00")).toBe("none");
    expect(arrivedInTime(inTime.state())).toBe(true);
    const late = sent();
    expect(late.owed("14:20")).toBe("arrival");
    late.nowMs = at("14:25");
    late.must("work-order.arrive", { late: null });
    expect(late.state()).toMatchObject({ firstBreachMs: at("14:20"), breaches: 1, callsMet: 0 });
    expect(arrivedInTime(late.state())).toBe(false);
  });

  test("the minutes in force when it was sent hold, whatever is set later", () => {
    const desk = sent();
    desk.settings = { ...desk.settings, arrivalMinutes: 60 };
    expect(desk.owed("14:20")).toBe("arrival");
  });

  test("it stays owed until reason, new promised time and who answered are logged", () => {
    const desk = sent();
    desk.nowMs = at("14:28");
    const call = (changes: object) =>
      outcome(desk.run("work-order.log-call", { ...answered(at("15:00")), ...changes }));
    expect(call({ reason: "" })).toBe("reason-required reason");
    expect(call({ promisedAt: null })).toBe("promise-required promisedAt");
    expect(call({ promisedAt: at("14:28") })).toBe("promise-in-past promisedAt");
    expect(call({ answeredBy: "" })).toBe("required answeredBy");
    expect(desk.owed("23:59")).toBe("arrival");
    expect(call({})).toBe("ok");
    expect(desk.owed("14:59")).toBe("none");
    expect(desk.state()).toMatchObject({ firstBreachMs: at("14:20"), breaches: 1, callsMet: 1 });
    expect(JSON.stringify(desk.events.at(-1)?.envelope)).not.toContain("陈立");
  });

  test("a missed new promise owes another call; the first breach stays on record", () => {
    const desk = sent();
    desk.nowMs = at("14:28");
    desk.must("work-order.log-call", answered(at("15:00")));
    expect(desk.owed("15:00")).toBe("promise");
    desk.nowMs = at("15:04");
    desk.must("work-order.log-call", answered(at("16:00")));
    desk.nowMs = at("15:50");
    desk.must("work-order.arrive", { late: null });
    expect(desk.state()).toMatchObject({ firstBreachMs: at("14:20"), breaches: 2, callsMet: 2 });
    expect(arrivedInTime(desk.state())).toBe(false);
  });

  test("无人接听 is logged and quiet for five minutes, then rings again", () => {
    const desk = sent();
    desk.nowMs = at("14:21");
    expect(ringsAt(desk)).toBe(at("14:20"));
    desk.must("work-order.log-call", noAnswer);
    expect(desk.owed("14:22")).toBe("arrival quiet");
    expect(ringsAt(desk)).toBe(at("14:26"));
    expect(desk.owed("14:26")).toBe("arrival");
  });

  test("three tries and a message meet the duty as 未接通; a message alone, or two tries, do not", () => {
    const desk = sent();
    const leave = () => outcome(desk.run("work-order.log-call", message(at("15:30"))));
    for (const clock of ["14:21", "14:27", "14:33"]) {
      desk.nowMs = at(clock);
      expect(leave()).toBe("unreachable-needs-three-tries outcome");
      desk.must("work-order.log-call", noAnswer);
    }
    expect(desk.owed("14:40")).toBe("arrival");
    expect(leave()).toBe("ok");
    expect(desk.owed("14:40")).toBe("none");
    expect(desk.state().calls.map((call) => call.met)).toEqual([false, false, false, true]);
    expect(desk.state().callsMet).toBe(1);
    expect(desk.owed("15:30")).toBe("promise");
    expect(desk.state().tries).toBe(0);
  });

  test("the tries of two desks count together", () => {
    const desk = sent();
    desk.nowMs = at("14:21");
    desk.must("work-order.log-call", noAnswer);
    desk.must("work-order.log-call", noAnswer);
    desk.must("work-order.log-call", noAnswer);
    expect(desk.state().tries).toBe(3);
  });

  test("told early, the resident is promised anew; the standard still measures the twenty minutes", () => {
    const desk = sent();
    desk.nowMs = at("14:15");
    desk.must("work-order.log-call", answered(at("14:50")));
    expect(desk.owed("14:30")).toBe("none");
    expect(desk.owed("14:50")).toBe("promise");
    desk.nowMs = at("14:45");
    desk.must("work-order.arrive", { late: null });
    expect(desk.state()).toMatchObject({ firstBreachMs: at("14:20"), breaches: 0 });
  });

  test("no call is owed before the order is sent, after arrival, or once it is closed", () => {
    const desk = sent();
    desk.must("work-order.arrive", { late: null });
    expect(outcome(desk.run("work-order.log-call", answered(at("15:00"))))).toBe("no-call-owed");
  });
});

describe("REP-2 with an appointment, 20 minutes after its start", () => {
  test("agreed when it was taken, or afterwards", () => {
    const booked = sent({ grade: "booked", appointment: at("16:00") });
    expect(booked.owed("16:19")).toBe("none");
    expect(booked.owed("16:20")).toBe("appointment");
    const moved = sent();
    moved.nowMs = at("14:10");
    moved.must("work-order.set-appointment", { appointment: at("09:00", "2026-11-24") });
    expect(callDueMs(moved.state())).toBe(at("09:20", "2026-11-24"));
    expect(outcome(moved.run("work-order.set-appointment", { appointment: at("14:00") }))).toBe(
      "promise-in-past appointment",
    );
  });

  test("an appointment made once the promise is broken does not take the call away", () => {
    const desk = sent();
    desk.nowMs = at("14:30");
    desk.must("work-order.set-appointment", { appointment: at("18:00") });
    expect(desk.owed("14:31")).toBe("arrival");
    expect(desk.state().firstBreachMs).toBe(at("14:20"));
  });
});

describe("已到场 by mistake", () => {
  test("REP-2 undone within ten minutes, the clock goes on as if it had not been", () => {
    const desk = sent();
    desk.nowMs = at("14:12");
    desk.must("work-order.arrive", { late: null });
    desk.nowMs = at("14:22");
    desk.must("work-order.withdraw-arrival", {});
    expect(desk.state().status).toBe("dispatched");
    expect(desk.owed("14:22")).toBe("arrival");
    desk.must("work-order.arrive", { late: null });
    desk.nowMs = at("14:33");
    expect(outcome(desk.run("work-order.withdraw-arrival", {}))).toBe("time-too-old");
  });

  test("an earlier arrival that another desk saw shows that nothing was broken", () => {
    const desk = sent();
    const late = { late: { occurredAt: at("14:15"), reason: "漏记" } };
    desk.nowMs = at("14:22");
    desk.must("work-order.log-call", noAnswer);
    expect(desk.state()).toMatchObject({ firstBreachMs: at("14:20"), breaches: 1 });
    desk.nowMs = at("14:25");
    desk.must("work-order.arrive", late);
    expect(desk.state()).toMatchObject({ firstBreachMs: null, breaches: 0, arrivedAtMs: at("14:15") });
  });
});
