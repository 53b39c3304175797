import { describe, expect, test } from "vitest";
import { callDueMs, dispatchDueMs, scheduledAlerts } from "../../../../shared/modules/work-orders/index.ts";
import { personRegister } from "../../../../shared/modules/directory/index.ts";
import { at, createTestDesk, leak, li, MINUTE, orderId, outcome, sent, wang } from "./desk.ts";

const take = (changes: Partial<typeof leak>) =>
  outcome(createTestDesk().run("work-order.take", { ...leak, ...changes }));

describe("REP-1 a request becomes a numbered order and goes to engineering at once", () => {
  test("one key press: number, unit in its usual form, sent, the names sealed", () => {
    const desk = sent({ unit: "3栋2单元1201" });
    expect(desk.events.map((event) => event.envelope.type)).toEqual(["taken", "dispatched"]);
    expect(desk.state()).toMatchObject({
      number: "WX-20261123-A-001",
      status: "dispatched",
      unit: "3-2-1201",
      technicianId: wang.id,
      reporter: "陈立",
      phone: "19900002046",
    });
    expect(JSON.stringify(desk.events.map((event) => event.envelope))).not.toMatch(/陈立|19900002046/);
  });

  test("every refusal of an incomplete form names its field", () => {
    expect(take({ unit: "" })).toBe("required unit");
    expect(take({ unit: "", publicArea: "东门岗亭" })).toBe("ok");
    expect(take({ unit: "十二楼" })).toBe("unit-form unit");
    expect(take({ fault: " " })).toBe("required fault");
    expect(take({ reporter: "" })).toBe("required reporter");
    expect(take({ grade: "booked" })).toBe("required appointment");
    expect(take({ technician: "nobody" })).toBe("not-found technician");
    expect(take({ late: { occurredAt: at("14:01"), reason: "停电" } })).toBe("time-in-future late");
  });

  test("left unsent it rings after the minutes that were in force when it was taken", () => {
    const desk = createTestDesk();
    desk.must("work-order.take", { ...leak, dispatch: false });
    desk.settings = { ...desk.settings, dispatchMinutes: 60 };
    expect(dispatchDueMs(desk.state())).toBe(at("14:05"));
    const alerts = scheduledAlerts(orderId, {
      dispatchDueMs: dispatchDueMs(desk.state()),
      callDueMs: null,
      quietUntilMs: null,
      resumeDueMs: null,
      followUpDueMs: null,
    });
    expect(alerts).toMatchObject([{ kind: "dispatch", ringAtMs: at("14:05"), loud: true }]);
    desk.nowMs = at("14:06");
    desk.must("work-order.dispatch", { technician: null, late: null });
    expect(dispatchDueMs(desk.state())).toBeNull();
    expect(callDueMs(desk.state())).toBe(at("14:26"));
  });

  test("PRV-1 a chosen resident's phone is taken over without being shown", () => {
    const desk = createTestDesk();
    const resident = orderId;
    desk.known.set(`${personRegister.kind} ${resident}`, {
      ...personRegister.initial,
      phones: ["19900007777"],
    });
    desk.must("work-order.take", { ...leak, phone: "", resident });
    expect(desk.state().phone).toBe("19900007777");
    expect(JSON.stringify(desk.events.map((event) => event.envelope))).not.toContain("19900007777");
  });
});

describe("sending, again", () => {
  test("REP-2 reassigning and accepting do not restart the clock", () => {
    const desk = sent();
    desk.nowMs = at("14:15");
    desk.must("work-order.accept", { late: null });
    desk.must("work-order.reassign", { technician: li.id, reason: "王强在忙" });
    expect(desk.state()).toMatchObject({ status: "dispatched", technicianId: li.id, acceptedAtMs: null });
    expect(callDueMs(desk.state())).toBe(at("14:20"));
    expect(desk.owed("14:19")).toBe("none");
    expect(desk.owed("14:20")).toBe("arrival");
  });

  test("two desks apart sent two people: the first clock stands, the second is shown until reassigned", () => {
    const desk = createTestDesk();
    desk.must("work-order.take", { ...leak, dispatch: false });
    const other = createTestDesk("BBBBBBBBBB", desk.events);
    desk.nowMs = at("14:02");
    desk.must("work-order.dispatch", { technician: wang.id, late: null });
    other.nowMs = at("14:04");
    other.must("work-order.dispatch", { technician: li.id, late: null });
    const merged = createTestDesk("AAAAAAAAAA", [...desk.events, ...other.events.slice(1)]);
    expect(merged.state()).toMatchObject({ technicianId: wang.id, rivalTechnicianId: li.id });
    expect(callDueMs(merged.state())).toBe(at("14:22"));
    merged.nowMs = at("14:10");
    merged.must("work-order.reassign", { technician: wang.id, reason: "李军撤回" });
    expect(merged.state()).toMatchObject({ technicianId: wang.id, rivalTechnicianId: null });
  });

  test("a technician does their own orders and may take one that nobody has", () => {
    const desk = sent();
    desk.actor = li;
    expect(outcome(desk.run("work-order.accept", { late: null }))).toBe("technician-not-own-order");
    expect(outcome(desk.run("work-order.arrive", { late: null }))).toBe("technician-not-own-order");
    const free = sent({ technician: null });
    free.actor = li;
    free.must("work-order.accept", { late: null });
    expect(free.state()).toMatchObject({ status: "accepted", technicianId: li.id });
  });

  test("补录: the arrival that was on paper counts from when it happened", () => {
    const desk = sent();
    desk.nowMs = at("15:00");
    const late = (clock: string) => ({ late: { occurredAt: at(clock), reason: "停电" } });
    expect(outcome(desk.run("work-order.arrive", late("15:01")))).toBe("time-in-future late");
    expect(outcome(desk.run("work-order.arrive", late("13:59")))).toBe("time-order late");
    desk.must("work-order.arrive", late("14:10"));
    expect(desk.state()).toMatchObject({ arrivedAtMs: at("14:10"), firstBreachMs: null });
  });

  test("an order taken later is outside the standard's rate", () => {
    const desk = sent({ late: { occurredAt: at("14:00") - 30 * MINUTE, reason: "停电" } });
    expect(desk.state()).toMatchObject({ lateReason: "停电", receivedAtMs: at("13:30") });
  });
});
