import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { callDueMs, workOrderRegister } from "../../../../shared/modules/work-orders/index.ts";
import { answered, at, createTestDesk, li, MINUTE, noAnswer, sent, type TestDesk } from "./desk.ts";

type Step = (desk: TestDesk) => unknown;
const steps: readonly Step[] = [
  (desk) => desk.run("work-order.reassign", { technician: li.id, reason: "换人" }),
  (desk) => desk.run("work-order.accept", { late: null }),
  (desk) => desk.run("work-order.arrive", { late: null }),
  (desk) => desk.run("work-order.withdraw-arrival", {}),
  (desk) => desk.run("work-order.log-call", noAnswer),
  (desk) => desk.run("work-order.log-call", answered(desk.nowMs + 30 * MINUTE)),
  (desk) => desk.run("work-order.suspend", { reason: "等配件", until: null }),
  (desk) => desk.run("work-order.resume", {}),
  (desk) => desk.run("work-order.set-appointment", { appointment: desk.nowMs + 90 * MINUTE }),
  (desk) => desk.run("work-order.finish", { result: "好了", late: null }),
  (desk) => desk.run("work-order.follow-up", { reached: true, answer: "好", satisfaction: 4, late: null }),
  (desk) => desk.run("work-order.close", { closing: "done", reason: "" }),
  (desk) => desk.run("work-order.correct", { field: "reporter", to: `陈${desk.nowMs}`, reason: "笔误" }),
  (desk) => desk.run("work-order.void", { reason: "重复" }),
];
const history = fc.array(
  fc.record({
    step: fc.constantFrom(...steps),
    second: fc.boolean(),
    minutes: fc.integer({ min: -90, max: 90 }),
  }),
  { minLength: 3, maxLength: 20 },
);

test("C6, T1 any history of two desks whose clocks jump folds to one state in any order of arrival", () => {
  let events = 0;
  fc.assert(
    fc.property(history, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (made, order) => {
      const first = sent();
      const second = createTestDesk("BBBBBBBBBB", first.events);
      for (const { step, second: there, minutes } of made) {
        const desk = there ? second : first;
        desk.nowMs += minutes * MINUTE;
        step(desk);
      }
      const all: OpenEvent[] = [
        ...first.events,
        ...second.events.filter((event) => event.envelope.device === "BBBBBBBBBB"),
      ];
      events += all.length;
      const state = foldAll(workOrderRegister, all);
      const shuffled = all
        .map((event, index) => ({ event, key: order[index] ?? 0 }))
        .toSorted((left, right) => left.key - right.key)
        .map(({ event }) => event);
      expect(foldAll(workOrderRegister, shuffled)).toEqual(state);
      expect(state.unknown).toBe(0);
    }),
    { numRuns: 150 },
  );
  expect(events).toBeGreaterThan(600);
});

test("T1 a deadline made under a wrong clock is what it was made, and a right clock sees it as it is", () => {
  fc.assert(
    fc.property(fc.integer({ min: -500_000, max: 500_000 }), (offMinutes) => {
      const desk = createTestDesk();
      desk.nowMs = at("14:00") + offMinutes * MINUTE;
      desk.must("work-order.take", {
        channel: "phone",
        reporter: "陈立",
        phone: "",
        resident: null,
        unit: "3-2-1201",
        publicArea: "",
        location: "",
        fault: "停电",
        grade: "urgent",
        area: "indoor",
        charge: "free",
        appointment: null,
        dispatch: true,
        technician: null,
        reworkOf: null,
        late: null,
      });
      const due = callDueMs(desk.state());
      expect(due).toBe(desk.nowMs + 20 * MINUTE);
      // The clock is put right: nothing is refused, and the record's own instants have not moved.
      desk.nowMs = at("14:05");
      expect(callDueMs(desk.state())).toBe(due);
      desk.must("work-order.log-call", answered(at("14:40")));
      expect(callDueMs(desk.state())).toBe(at("14:40"));
      desk.must("work-order.arrive", { late: null });
      desk.must("work-order.finish", { result: "好了", late: null });
      expect(desk.state().status).toBe("finished");
    }),
  );
});

test("P2 an order whose names were erased folds on: blank, never an earlier reading", () => {
  const desk = sent();
  desk.must("work-order.correct", { field: "phone", to: "19900003333", reason: "笔误" });
  desk.must("work-order.log-call", answered(at("14:40")));
  const erased = desk.events.map(({ envelope }) => ({ envelope, personal: null }));
  const { state, unknown } = foldAll(workOrderRegister, erased);
  expect(unknown).toBe(0);
  expect(state).toMatchObject({ reporter: null, phone: null, calls: [{ answeredBy: null, met: true }] });
});
