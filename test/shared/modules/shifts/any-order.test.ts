import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { shiftRegister } from "../../../../shared/modules/shifts/index.ts";
import { chen, createTestDesk, follow, item, li, running, wu, zhang, type TestDesk } from "./desk.ts";

const MINUTE = 60_000;
const as = (actor: TestDesk["actor"], step: (desk: TestDesk) => unknown) => (desk: TestDesk) => {
  desk.actor = actor;
  step(desk);
};
const steps: readonly ((desk: TestDesk) => unknown)[] = [
  as(zhang, (desk) => desk.run("shift.begin-handover", {})),
  as(zhang, (desk) => desk.run("shift.withdraw-handover", { reason: "按错" })),
  as(li, (desk) => desk.run("shift.arrive", {})),
  as(wu, (desk) => desk.run("shift.join", {})),
  as(zhang, (desk) => desk.run("shift.tidy", {})),
  as(zhang, (desk) =>
    desk.run("shift.note-paper", { late: { occurredAt: desk.nowMs - MINUTE, reason: "停电" } }),
  ),
  as(zhang, (desk) => {
    const until = desk.nowMs + 60 * MINUTE;
    desk.run("shift.stand-in", { staff: chen.id, instead: zhang.id, until, reason: "就餐" });
  }),
  as(zhang, (desk) => desk.run("shift.end-stand-in", { staff: chen.id })),
  as(zhang, (desk) => desk.run("shift.count-mail", { letters: 1, papers: 0, parcels: 2, note: "" })),
  as(zhang, (desk) => desk.run("shift.count-cash", { amount: 50_000, explanation: "" })),
  as(li, (desk) => desk.run("shift.read-log", { lines: 12 })),
  as(zhang, (desk) => desk.run("shift.check-area", { result: "tidy", note: "" })),
  as(zhang, (desk) => {
    desk.open = [item("001")];
    if (desk.state().status === "handing-over") follow(desk);
  }),
  as(zhang, (desk) => desk.run("shift.override-by-phone", { supervisor: chen.id, reason: "夜里" })),
  as(chen, (desk) => desk.run("shift.countersign", {})),
  (desk) => desk.sign("outgoing", zhang),
  (desk) => desk.sign("incoming", li),
  as(zhang, (desk) => desk.run("shift.print", {})),
  as(chen, (desk) => desk.run("shift.settle-handover", { reason: "已核实" })),
];
const history = fc.array(
  fc.record({
    step: fc.constantFrom(...steps),
    second: fc.boolean(),
    minutes: fc.integer({ min: -90, max: 90 }),
  }),
  { minLength: 3, maxLength: 30 },
);

test("C6, T1 any history of two desks whose clocks jump folds to one state in any order of arrival, twice or once", () => {
  let events = 0;
  fc.assert(
    fc.property(history, fc.array(fc.nat(), { minLength: 90, maxLength: 90 }), (made, order) => {
      const first = running();
      const second = createTestDesk("BBBBBBBBBB", first.events);
      for (const { step, second: there, minutes } of made) {
        const desk = there ? second : first;
        desk.nowMs += minutes * MINUTE;
        step(desk);
      }
      const all: OpenEvent[] = [
        ...first.events,
        ...second.events.filter(({ envelope }) => envelope.device === "BBBBBBBBBB"),
      ].filter(({ envelope }) => envelope.id === first.id);
      events += all.length;
      const whole = foldAll(shiftRegister, all);
      const shuffled = all
        .map((event, index) => ({ event, key: order[index] ?? 0 }))
        .toSorted((left, right) => left.key - right.key)
        .map(({ event }) => event);
      expect(foldAll(shiftRegister, shuffled)).toEqual(whole);
      expect(whole.unknown).toBe(0);
    }),
    { numRuns: 120 },
  );
  expect(events).toBeGreaterThan(300);
});

/** Two desks of one post, apart: both hand the same shift over. */
function twice() {
  const desk = running();
  desk.must("shift.tidy", {});
  desk.must("shift.begin-handover", {});
  desk.actor = li;
  desk.must("shift.arrive", {});
  desk.actor = zhang;
  desk.must("shift.count-mail", { letters: 0, papers: 0, parcels: 0, note: "" });
  desk.must("shift.count-cash", { amount: 50_000, explanation: "" });
  desk.actor = li;
  desk.must("shift.read-log", { lines: 12 });
  desk.actor = zhang;
  desk.must("shift.check-area", { result: "tidy", note: "" });
  const other = createTestDesk("BBBBBBBBBB", desk.events);
  other.nowMs = desk.nowMs + MINUTE;
  for (const one of [desk, other]) {
    one.sign("outgoing", zhang);
    one.sign("incoming", li);
  }
  return { desk, other };
}

test("S2 a shift that two desks, apart, handed over twice: the first stands, the other is kept until it is settled", () => {
  const { desk, other } = twice();
  const both = createTestDesk("AAAAAAAAAA", [
    ...desk.events,
    ...other.events.filter(({ envelope }) => envelope.device === "BBBBBBBBBB"),
  ]);
  const { completion, rivalCompletions, status } = both.state();
  expect(status).toBe("signed");
  expect(completion?.atMs).toBe(desk.nowMs);
  expect(rivalCompletions.map(({ atMs }) => atMs)).toEqual([other.nowMs]);
  // Both mean one and the same next shift.
  expect(rivalCompletions.map(({ next }) => next)).toEqual([completion?.next]);
  const next = both.state(completion?.next);
  expect(next).toMatchObject({ status: "running", staff: [li.id] });
  // Each desk's number for it is used: none of them is given again.
  const given = [desk, other].map((one) => one.state(completion?.next).number);
  expect([next.number, ...next.otherNumbers].toSorted()).toEqual([...new Set(given)].toSorted());
  both.actor = chen;
  both.must("shift.settle-handover", { reason: "断网期间各签一份，以前台为准" });
  expect(both.state().rivalCompletions).toEqual([]);
});

test("P2 a handover whose names were erased folds on: blank, and still signed", () => {
  const { desk } = twice();
  const erased = desk.events.map(({ envelope }) => ({ envelope, personal: null }));
  const { state, unknown } = foldAll(
    shiftRegister,
    erased.filter(({ envelope }) => envelope.id === desk.id),
  );
  expect(unknown).toBe(0);
  expect(state).toMatchObject({ status: "signed", signatures: { outgoing: { strokes: null } } });
});
