import { test as property, fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { createAlerts } from "../../../../electron/host/alerts/alerts.ts";
import type { Waiting } from "../../../../electron/host/tables/waiting.ts";
import { createTestClock, MONDAY_AFTERNOON } from "../../../fixtures/clock.ts";

const MINUTE = 60_000;

const order = (dueMs: number, more: Partial<Waiting> = {}): Waiting => ({
  key: `late-call WX-1 ${dueMs}`,
  kind: "late-call",
  recordKind: "work-order",
  recordId: "1",
  number: "WX-20261123-A-007",
  unit: "3-2-1201",
  subject: "厨房水管漏水",
  who: "王师傅",
  dueMs,
  sinceMs: dueMs - 20 * MINUTE,
  soonMs: dueMs - 10 * MINUTE,
  loud: true,
  phoneMasked: "138****2046",
  ...more,
});

function engine(waiting: () => readonly Waiting[], startMs = MONDAY_AFTERNOON) {
  const clock = createTestClock(startMs);
  const began: string[] = [];
  const alerts = createAlerts({
    clock,
    waiting,
    onChange: (items) => began.push(...items.map((item) => item.number)),
  });
  alerts.recompute();
  return { clock, alerts, began };
}

test("REP-2 it rings at the first tick past its time, once, and stays until it is handled", () => {
  let waits: readonly Waiting[] = [order(MONDAY_AFTERNOON + 20 * MINUTE)];
  const { clock, alerts, began } = engine(() => waits);
  clock.pass(20 * MINUTE - 1);
  alerts.tick();
  expect(alerts.ringing()).toEqual([]);
  clock.pass(1);
  alerts.tick();
  alerts.tick();
  expect(began).toEqual(["WX-20261123-A-007"]);
  expect(alerts.ringing().map((item) => item.tone)).toEqual(["red"]);
  waits = [];
  alerts.recompute();
  expect(alerts.ringing()).toEqual([]);
});

test("REP-2 what was due while the program was off rings at start", () => {
  const { began } = engine(() => [order(MONDAY_AFTERNOON - 8 * MINUTE)]);
  expect(began).toEqual(["WX-20261123-A-007"]);
});

test("REP-2 T1 a clock set back an hour does not silence it: monotonic time is the earlier one", () => {
  const { clock, alerts, began } = engine(() => [order(MONDAY_AFTERNOON + 20 * MINUTE)]);
  clock.setWall(MONDAY_AFTERNOON - 60 * MINUTE);
  alerts.recompute();
  clock.pass(20 * MINUTE);
  alerts.tick();
  expect(began).toEqual(["WX-20261123-A-007"]);
});

test("REP-2 after a sleep, in which the monotonic clock may have stood still, the wall clock is the earlier one", () => {
  const { clock, alerts, began } = engine(() => [order(MONDAY_AFTERNOON + 20 * MINUTE)]);
  clock.setWall(MONDAY_AFTERNOON + 3 * 60 * MINUTE);
  alerts.recompute();
  expect(began).toEqual(["WX-20261123-A-007"]);
});

property.prop([
  fc.array(
    fc.oneof(
      fc.record({ pass: fc.integer({ min: 1, max: 5 * MINUTE }) }),
      fc.record({ wall: fc.integer({ min: -3 * 60 * MINUTE, max: 0 }) }),
    ),
    { maxLength: 30 },
  ),
])("REP-2 T1 whatever is done to the wall clock, it rings no later than 20 real minutes on", (moves) => {
  const { clock, alerts, began } = engine(() => [order(MONDAY_AFTERNOON + 20 * MINUTE)]);
  for (const move of moves) {
    if ("pass" in move) clock.pass(move.pass);
    else clock.setWall(MONDAY_AFTERNOON + move.wall);
    alerts.tick();
  }
  clock.pass(Math.max(1, 20 * MINUTE - clock.monoMs()));
  alerts.tick();
  expect(began).toEqual(["WX-20261123-A-007"]);
});

test("REP-2 the quiet after 无人接听 is kept, and then it rings again", () => {
  const dueMs = MONDAY_AFTERNOON - 8 * MINUTE;
  const quiet = order(dueMs, { ringAtMs: MONDAY_AFTERNOON + 5 * MINUTE });
  const { clock, alerts, began } = engine(() => [quiet]);
  expect(alerts.ringing()).toEqual([]);
  expect(alerts.board().map((item) => item.tone)).toEqual(["red"]);
  clock.pass(5 * MINUTE);
  alerts.tick();
  expect(began).toEqual(["WX-20261123-A-007"]);
});

test("the most overdue stands first, then what is due soonest", () => {
  const at = (minutes: number) => order(MONDAY_AFTERNOON + minutes * MINUTE, { number: `${minutes}` });
  const { alerts } = engine(() => [at(6), at(-8), at(-1), at(90)]);
  expect(alerts.board().map((item) => [item.number, item.tone])).toEqual([
    ["-8", "red"],
    ["-1", "red"],
    ["6", "amber"],
    ["90", "blue"],
  ]);
});

test("REP-2 a call owed stands above whatever is later but quiet", () => {
  const overstay = order(MONDAY_AFTERNOON - 3 * 60 * MINUTE, {
    number: "overstay",
    kind: "overstay",
    loud: false,
  });
  const { alerts } = engine(() => [overstay, order(MONDAY_AFTERNOON - MINUTE, { number: "call" })]);
  expect(alerts.board().map((item) => item.number)).toEqual(["call", "overstay"]);
});
