import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { passRegister, type PassState } from "../../../../shared/modules/passes/index.ts";
import {
  createTestDesk,
  MINUTE,
  officer,
  outcome,
  signedPass,
  sofa,
  submitted,
  supervisor,
  type TestDesk,
} from "./desk.ts";

const { late: _late, ...form } = sofa;

/** What both desks know once their logs met. */
function met(left: TestDesk, right: TestDesk): PassState {
  const theirs = right.events.filter(({ envelope }) => envelope.device === "BBBBBBBBBB");
  return foldAll(passRegister, [...left.events, ...theirs]).state;
}

/** A second desk that has what the first has by now, a minute later. */
function apart(first: TestDesk): TestDesk {
  const second = createTestDesk("BBBBBBBBBB", first.events);
  second.nowMs = first.nowMs + MINUTE;
  return second;
}

const kinds = (state: PassState) => state.conflicts.map(({ kind }) => kind);

describe("GDS-3, S2 two desks that were apart", () => {
  test("GDS-3 both release it: both releases stay, and a person settles it", () => {
    const first = signedPass();
    const second = apart(first);
    first.release([1, 4]);
    second.release([1, 2]);
    const state = met(first, second);
    expect(state.status).toBe("released");
    expect(state.releases.map(({ device, actual }) => [device, actual])).toEqual([
      ["AAAAAAAAAA", [1, 4]],
      ["BBBBBBBBBB", [1, 2]],
    ]);
    expect(kinds(state)).toEqual(["released-twice"]);
    const settling = createTestDesk("AAAAAAAAAA", [
      ...first.events,
      ...second.events.filter(({ envelope }) => envelope.device === "BBBBBBBBBB"),
    ]);
    settling.must("pass.settle-conflict", { reason: "同一车货两台都录了" });
    expect(settling.state().conflicts).toMatchObject([{ settled: { reason: "同一车货两台都录了" } }]);
    expect(settling.state().releases).toHaveLength(2);
    expect(outcome(settling.run("pass.settle-conflict", { reason: "再来" }))).toBe("state-forbids");
  });

  test("A3 signed here while it was changed there: the signature is void, in whatever order they meet", () => {
    for (const lateBy of [-2 * MINUTE, 2 * MINUTE]) {
      const first = submitted();
      const second = apart(first);
      second.nowMs = first.nowMs + lateBy;
      expect(outcome(first.sign())).toBe("ok");
      second.must("pass.withdraw", {});
      second.must("pass.revise", { ...form, reason: "装修", submit: true });
      const state = met(first, second);
      expect(kinds(state).length).toBeGreaterThan(0);
      // Either the signature came first and nothing under it changes, or the change did and nothing is signed.
      if (state.signature === null) expect(state).toMatchObject({ status: "submitted", reason: "装修" });
      else expect(state).toMatchObject({ status: "signed", reason: "搬家" });
    }
  });

  test("GDS-2 one officer signs, another hands it back: nothing leaves until somebody looks", () => {
    for (const lateBy of [-2 * MINUTE, 2 * MINUTE]) {
      const first = submitted();
      const second = apart(first);
      second.nowMs = first.nowMs + lateBy;
      first.sign();
      second.must("pass.refuse", { reason: "数量不清" }, supervisor);
      const state = met(first, second);
      expect(state.status).toBe("refused");
      expect(kinds(state)).toEqual(["signed-and-refused"]);
    }
  });

  test("GDS-3 released here, voided there: both stay and are shown", () => {
    for (const lateBy of [-2 * MINUTE, 2 * MINUTE]) {
      const first = signedPass();
      const second = apart(first);
      second.nowMs = first.nowMs + lateBy;
      first.release();
      second.must("pass.void", { reason: "住户不搬了" });
      const state = met(first, second);
      expect(state.releases).toHaveLength(1);
      expect(kinds(state)).toEqual(["released-and-void"]);
    }
  });

  test("two officers who both sign the same content agree", () => {
    const first = submitted();
    const second = apart(first);
    first.sign(officer);
    second.sign(supervisor);
    expect(met(first, second)).toMatchObject({
      status: "signed",
      signature: { by: officer.id },
      conflicts: [],
    });
  });
});

type Step = (desk: TestDesk) => unknown;
const steps: readonly Step[] = [
  (desk) => desk.run("pass.revise", { ...form, reason: `搬家 ${desk.nowMs}`, submit: desk.nowMs % 2 === 0 }),
  (desk) => desk.run("pass.submit", {}),
  (desk) => desk.run("pass.withdraw", {}),
  (desk) => desk.sign(officer),
  (desk) => desk.sign(supervisor),
  (desk) => desk.run("pass.refuse", { reason: "不清" }, officer),
  (desk) => desk.release(),
  (desk) => desk.run("pass.turn-back", { reason: "货不对" }),
  (desk) => desk.run("pass.print", { paper: "A5" }),
  (desk) => desk.run("pass.return-slips", { slips: ["stub", "gate"] }),
  (desk) => desk.run("pass.note-expiry", { note: "没搬" }),
  (desk) => desk.run("pass.settle-conflict", { reason: "核实" }),
  (desk) => desk.run("pass.void", { reason: "作废" }),
  (desk) => desk.run("pass.correct", { field: "reason", to: `搬家 ${desk.nowMs}`, reason: "写错" }),
  (desk) => desk.run("pass.correct", { field: "actual.1", to: String(desk.nowMs % 5), reason: "写错" }),
];
const history = fc.array(
  fc.record({
    step: fc.constantFrom(...steps),
    second: fc.boolean(),
    minutes: fc.integer({ min: -90, max: 300 }),
  }),
  { minLength: 3, maxLength: 20 },
);

test("C6, T1 any history of two desks whose clocks jump folds to one state in any order of arrival", () => {
  let events = 0;
  fc.assert(
    fc.property(history, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (made, order) => {
      const first = submitted();
      const second = createTestDesk("BBBBBBBBBB", first.events);
      for (const { step, second: there, minutes } of made) {
        const desk = there ? second : first;
        desk.nowMs += minutes * MINUTE;
        step(desk);
      }
      const theirs = second.events.filter(({ envelope }) => envelope.device === "BBBBBBBBBB");
      const all: OpenEvent[] = [...first.events, ...theirs];
      events += all.length;
      const state = foldAll(passRegister, all);
      const shuffled = all
        .map((event, index) => ({ event, key: order[index] ?? 0 }))
        .toSorted((left, right) => left.key - right.key)
        .map(({ event }) => event);
      expect(foldAll(passRegister, shuffled)).toEqual(state);
      expect(state.unknown).toBe(0);
      // Two releases never pass for one: whatever happened apart, somebody is told.
      if (state.state.releases.length > 1) {
        expect(state.state.conflicts.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 150 },
  );
  expect(events).toBeGreaterThan(400);
});

test("P2 a pass whose names were erased folds on: blank, and signed as it was", () => {
  const desk = signedPass();
  desk.release();
  const erased = desk.events.map(({ envelope }) => ({ envelope, personal: null }));
  const { state, unknown } = foldAll(passRegister, erased);
  expect(unknown).toBe(0);
  expect(state).toMatchObject({
    status: "released",
    owner: null,
    ownerPhone: null,
    requesterDocument: null,
    signature: { by: officer.id, strokes: null },
    conflicts: [],
  });
});
