import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import { visitRegister } from "../../../../shared/modules/visits/index.ts";
import { at, complete, createTestDesk, entered, outcome, type TestDesk } from "./desk.ts";

const asked = { method: "phone", answer: "awaiting", by: "", authorisation: null } as const;

/** A second desk that knows what the first one knew, and goes on without it. */
function apart(desk: TestDesk, nowMs: number): TestDesk {
  const other = createTestDesk("BBBBBBBBBB", desk.events);
  other.nowMs = nowMs;
  return other;
}

const together = (desk: TestDesk, other: TestDesk): OpenEvent[] => [
  ...desk.events,
  ...other.events.filter((event) => event.envelope.device === "BBBBBBBBBB"),
];

const foldOf = (events: readonly OpenEvent[]) => foldAll(visitRegister, events).state;

describe("two desks, offline", () => {
  const answers = (first: "agreed" | "refused" | "not-reached", second: "agreed" | "refused") => {
    const desk = entered({ consent: asked });
    const other = apart(desk, at("14:05"));
    desk.nowMs = at("14:04");
    desk.run("visit.answer", { method: "phone", answer: first, by: "张女士" });
    other.run("visit.answer", { method: "intercom", answer: second, by: "黄先生" });
    return { desk, other, events: together(desk, other) };
  };

  test("VIS-2 opposite answers are a conflict: asked again, then settled by the new answer", () => {
    const { events } = answers("agreed", "refused");
    expect(foldOf(events)).toMatchObject({ status: "awaiting", answersDisagree: true });
    const settling = createTestDesk("AAAAAAAAAA", events);
    settling.nowMs = at("14:20");
    const answer = { method: "in-person", answer: "refused", by: "张女士" } as const;
    expect(outcome(settling.run("visit.answer", answer))).toBe("ok");
    expect(settling.state()).toMatchObject({ status: "refused", answersDisagree: false });
  });

  test("VIS-2 the same answer twice, or nobody reached at the other desk, is none", () => {
    expect(foldOf(answers("agreed", "agreed").events)).toMatchObject({ status: "inside" });
    expect(foldOf(answers("not-reached", "agreed").events)).toMatchObject({ status: "inside" });
  });

  test("VIS-3 both saw the visitor out: the earlier time stands", () => {
    const desk = entered();
    const other = apart(desk, at("15:10"));
    desk.nowMs = at("15:20");
    desk.run("visit.sign-out", { badgeReturned: null, late: null });
    other.run("visit.sign-out", { badgeReturned: null, late: null });
    expect(foldOf(together(desk, other))).toMatchObject({ status: "left", leftAtMs: at("15:10") });
  });

  test("VIS-3 who left while the answers were at odds has left", () => {
    const { desk, events } = answers("agreed", "refused");
    desk.nowMs = at("14:30");
    desk.run("visit.sign-out", { badgeReturned: null, late: null });
    expect(foldOf([...events, ...desk.events.slice(-1)])).toMatchObject({ status: "left" });
  });
});

type Step = (desk: TestDesk) => unknown;
const step = fc.constantFrom<Step>(
  (desk) => desk.run("visit.answer", { method: "phone", answer: "agreed", by: "张女士" }),
  (desk) => desk.run("visit.answer", { method: "phone", answer: "refused", by: "张女士" }),
  (desk) => desk.run("visit.answer", { method: "phone", answer: "not-reached", by: "" }),
  (desk) => desk.run("visit.sign-out", { badgeReturned: true, late: null }),
  (desk) => desk.run("visit.withdraw-leave", {}),
  (desk) => desk.run("visit.return-badge", {}),
  (desk) => desk.run("visit.extend", { until: desk.nowMs + 3_600_000, reason: "等人" }),
  (desk) => desk.run("visit.correct", { field: "name", to: `陈${desk.events.length}`, reason: "笔误" }),
  (desk) => desk.run("visit.correct", { field: "category", to: "viewing", reason: "笔误" }),
  (desk) => desk.run("visit.void", { reason: "重复" }),
);

test("C6 any history of two desks, in any order and with duplicates, folds to the same state", () => {
  const kept = { events: 0, conflicts: 0 };
  fc.assert(
    fc.property(
      fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }),
      fc.boolean(),
      fc.infiniteStream(fc.nat()),
      (steps, waits, noise) => {
        const desk = createTestDesk();
        desk.run("visit.register", waits ? { ...complete, badge: "3", consent: asked } : complete);
        const other = apart(desk, desk.nowMs);
        for (const [act, elsewhere] of steps) {
          const here = elsewhere ? other : desk;
          here.nowMs += 60_000;
          act(here);
        }
        const events = together(desk, other);
        const repeated = [...events, ...events.filter(() => Number(noise.next().value) % 3 === 0)];
        const shuffled = repeated
          .map((event) => ({ event, key: Number(noise.next().value) }))
          .toSorted((left, right) => left.key - right.key)
          .map(({ event }) => event);
        const state = foldOf(events);
        expect(foldOf(shuffled)).toEqual(state);
        expect(state.number).toBe("LF-20261123-A-001");
        kept.events += events.length;
        if (state.answersDisagree) kept.conflicts += 1;
      },
    ),
    { numRuns: 300, seed: 20261123 },
  );
  expect(kept.events).toBeGreaterThan(900);
  expect(kept.conflicts).toBeGreaterThan(0);
});

test("an event that does not fit changes nothing: answers and departures without an entry", () => {
  const desk = entered({ consent: asked });
  desk.run("visit.answer", { method: "phone", answer: "agreed", by: "" });
  const orphan = desk.events.slice(1);
  expect(foldOf(orphan)).toEqual(visitRegister.initial);
});
