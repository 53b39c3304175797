import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { verifyLog } from "../../build/verify-log.ts";
import { databaseFile } from "../../electron/host/host.ts";
import type { CommandInput, CommandName } from "../../shared/contract/commands.ts";
import { addDays, siteDate } from "../../shared/kernel/site-time.ts";
import { createTestClock, MONDAY_AFTERNOON } from "../fixtures/clock.ts";
import { foundTestSite, openTestHost, type Bench } from "../fixtures/host.ts";
import { digests } from "../fixtures/stores.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { histories, newWorld, SIZE, tryStep } from "./random-work.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What a desk's clock may say: right, an hour off, a dead battery, the end of 32 bits, a year nobody plans for. */
const clocks = {
  right: MONDAY_AFTERNOON,
  "an hour ahead": MONDAY_AFTERNOON + HOUR,
  "an hour behind": MONDAY_AFTERNOON - HOUR,
  1970: 5000,
  "before 1970": -30 * 24 * HOUR,
  2038: Date.UTC(2038, 0, 19, 3, 14, 7),
  2099: Date.UTC(2099, 11, 31, 23, 59, 59),
  "29 February": Date.UTC(2028, 1, 29, 15, 59, 59),
} as const;
type ClockName = keyof typeof clocks;
const clockNames = Object.keys(clocks) as ClockName[];

type Told = (nowMs: number) => { readonly [Name in CommandName]?: CommandInput<Name> };

/** A visit's and a repair's whole life; every instant that somebody types is read off the desk's own clock. */
const visitLife: readonly (readonly [CommandName, Told])[] = [
  ["visit.answer", () => ({ "visit.answer": { method: "phone", answer: "agreed", by: "张女士" } })],
  ["visit.extend", (now) => ({ "visit.extend": { until: now + HOUR, reason: "住户同意" } })],
  ["visit.correct", () => ({ "visit.correct": { field: "host", to: "张先生", reason: "笔误" } })],
  ["visit.sign-out", () => ({ "visit.sign-out": { badgeReturned: true, late: null } })],
  ["visit.return-badge", () => ({ "visit.return-badge": {} })],
  ["visit.void", () => ({ "visit.void": { reason: "重复登记" } })],
];
const repairLife: readonly (readonly [CommandName, Told])[] = [
  ["work-order.dispatch", () => ({ "work-order.dispatch": { technician: null, late: null } })],
  ["work-order.set-appointment", (now) => ({ "work-order.set-appointment": { appointment: now + HOUR } })],
  ["work-order.accept", () => ({ "work-order.accept": { late: null } })],
  [
    "work-order.log-call",
    (now) => ({
      "work-order.log-call": {
        outcome: "answered",
        reason: "缺配件",
        promisedAt: now + HOUR,
        answeredBy: "张女士",
        late: null,
      },
    }),
  ],
  ["work-order.suspend", (now) => ({ "work-order.suspend": { reason: "等配件", until: now + HOUR } })],
  ["work-order.resume", () => ({ "work-order.resume": {} })],
  [
    "work-order.carry-over",
    (now) => ({
      "work-order.carry-over": { reason: "等配件", newDate: addDays(siteDate(now, "Asia/Shanghai"), 1) },
    }),
  ],
  ["work-order.arrive", () => ({ "work-order.arrive": { late: null } })],
  ["work-order.finish", () => ({ "work-order.finish": { result: "修好", late: null } })],
  ["work-order.record-opinion", () => ({ "work-order.record-opinion": { opinion: "满意" } })],
  [
    "work-order.follow-up",
    () => ({ "work-order.follow-up": { reached: true, answer: "好", satisfaction: 5, late: null } }),
  ],
  ["work-order.close", () => ({ "work-order.close": { closing: "done", reason: "" } })],
];

const repairForm: CommandInput<"work-order.take"> = {
  channel: "phone",
  reporter: "张女士",
  phone: "19900002046",
  resident: null,
  unit: "3-2-1201",
  publicArea: "",
  location: "厨房",
  fault: "漏水",
  grade: "normal",
  area: "indoor",
  charge: "free",
  appointment: null,
  dispatch: false,
  technician: null,
  reworkOf: null,
  late: null,
};

async function liveLife(
  bench: Bench,
  id: string,
  life: typeof visitLife,
  next: () => ClockName,
): Promise<void> {
  for (const [name, told] of life) {
    const clock = next();
    bench.clock.setWall(clocks[clock]);
    const input = told(bench.clock.nowMs())[name];
    if (input === undefined) throw new Error(`no input for ${name}`);
    const outcome = await bench.give(name, input, { id });
    expect(outcome, `${name} while the clock says ${clock}`).toMatchObject({ ok: true });
  }
}

test(`T1 whatever the clock says at each step, a visit and a repair are saved to their end (seed ${SIZE.seed})`, async () => {
  const steps = visitLife.length + repairLife.length + 2;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...clockNames), { minLength: steps, maxLength: steps }),
      async (said) => {
        const folder = tempFolder();
        const bench = await foundTestSite(folder);
        let turn = 0;
        const next = (): ClockName => said[turn++ % said.length] ?? "right";
        bench.clock.setWall(clocks[next()]);
        const consent = {
          method: "phone" as const,
          answer: "awaiting" as const,
          by: "",
          authorisation: null,
        };
        const visit = await bench.must("visit.register", visitForm({ consent, badge: "007" }));
        const badgeLeftOut = visitLife.filter(([name]) => name !== "visit.return-badge");
        await liveLife(bench, visit.id, badgeLeftOut, next);
        bench.clock.setWall(clocks[next()]);
        const repair = await bench.must("work-order.take", repairForm);
        await liveLife(bench, repair.id, repairLife, next);

        // What the clock was then is on record, and the records of a right clock stand beside them.
        bench.clock.setWall(clocks.right);
        const after = await bench.must("visit.register", visitForm());
        expect(after.number).toMatch(/^LF-20261123-A-\d{3}$/);
        const { store, keys } = bench.core();
        const { kept, rebuilt } = await digests(store, keys);
        expect(rebuilt).toBe(kept);
        bench.host.close();
        expect(verifyLog(databaseFile(folder)).devices.map(({ damage }) => damage)).toEqual([null]);
      },
    ),
    { seed: SIZE.seed, numRuns: SIZE.runs * 2, endOnFailure: true },
  );
});

test(`T1 C6 random work under a clock that jumps folds the same after a rebuild (seed ${SIZE.seed})`, async () => {
  const jumps = fc.array(fc.tuple(fc.nat(199), fc.constantFrom(...clockNames)), {
    minLength: 5,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(histories(SIZE.steps), jumps, async (steps, jumped) => {
      const bench = await foundTestSite(tempFolder());
      await bench.hire("王师傅", "technician");
      await bench.hire("陈主管", "supervisor");
      await bench.hire("黄经理", "manager");
      const world = newWorld(bench);
      const byStep = new Map(jumped);
      for (const [index, step] of steps.entries()) {
        const clock = byStep.get(index);
        if (clock === undefined) bench.clock.pass(step.passMs);
        else bench.clock.setWall(clocks[clock]);
        await tryStep(step, world);
      }
      expect([...world.accepted.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(40);
      const { store, keys } = bench.core();
      const { kept, rebuilt } = await digests(store, keys);
      expect(rebuilt).toBe(kept);
      bench.host.close();
    }),
    { seed: SIZE.seed, numRuns: SIZE.runs, endOnFailure: true },
  );
});

test("T1 REP-2 a promise made while the clock was right keeps its time after the clock was wrong for a while", async () => {
  const folder = tempFolder();
  const clock = createTestClock();
  const bench = await foundTestSite(folder, clock);
  const { id } = await bench.must("work-order.take", { ...repairForm, dispatch: true });
  clock.setWall(clocks[1970]);
  await bench.must("visit.register", visitForm());
  bench.host.close();
  clock.setWall(MONDAY_AFTERNOON + 3 * MINUTE);
  const host = await openTestHost(folder, clock);
  onTestFinished(host.close);
  const due = () => host.alerts.board().find((item) => item.recordId === id && item.kind !== "dispatch");
  expect(due()?.dueMs).toBe(MONDAY_AFTERNOON + 20 * MINUTE);
  expect(host.alerts.ringing()).toEqual([]);
  clock.pass(17 * MINUTE);
  host.alerts.recompute();
  expect(host.alerts.ringing().map((item) => item.recordId)).toEqual([id]);
});

test("T1 a number belongs to the day that the clock then said, and is never given twice", async () => {
  const bench = await foundTestSite(tempFolder());
  onTestFinished(bench.host.close);
  const numbers: (string | null)[] = [];
  for (const name of ["right", "1970", "right", "2099", "1970", "right"] as const) {
    bench.clock.setWall(clocks[name]);
    numbers.push((await bench.must("visit.register", visitForm())).number);
  }
  expect(numbers).toEqual([
    "LF-20261123-A-001",
    "LF-19700101-A-001",
    "LF-20261123-A-002",
    "LF-21000101-A-001",
    "LF-19700101-A-002",
    "LF-20261123-A-003",
  ]);
});
