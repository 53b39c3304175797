import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import {
  approvalRegister,
  standingApproval,
  standingOf,
  statusOf,
} from "../../../../shared/modules/approvals/index.ts";

const AT = Date.UTC(2026, 10, 23, 6);
const ID = "019abfa0-0000-7000-8000-000000000001";
const RECORD = { kind: "key", id: "019abfa0-0000-7000-8000-000000000002" };
const DIGEST = "a".repeat(64);
const OTHER = "b".repeat(64);
const desks = ["AAAAAAAAAA", "BBBBBBBBBB", "CCCCCCCCCC"] as const;

interface Step {
  readonly type: "approved" | "refused" | "withdrawn" | "carried-out" | "lapsed";
  readonly desk: number;
  readonly actor: string;
  readonly digest: string;
  /** How many events this desk knows of the request. */
  readonly rev: number;
}

function event(
  seq: number,
  device: string,
  rev: number,
  actor: string,
  type: string,
  data: object,
): OpenEvent {
  const at = AT + seq * 60_000;
  const facts = { device, seq, rev, at, actor, kind: "approval", id: ID, type, v: 1, prev: "0".repeat(64) };
  return { envelope: { ...facts, data: { at, ...data } }, personal: null };
}

const requested: OpenEvent = {
  ...event(1, desks[0], 1, "clerk", "requested", {
    command: "key.lend",
    record: RECORD,
    rev: 3,
    rank: 4,
    minutes: 120,
    digest: DIGEST,
  }),
  personal: { input: "{}", shown: [] },
};

const extra = { refused: { reason: "不" }, withdrawn: { reason: "" }, lapsed: { why: "changed", code: "" } };

/** What the desks wrote, each with a chain of its own. */
function eventsOf(steps: readonly Step[]): readonly OpenEvent[] {
  return [
    requested,
    ...steps.map(({ type, desk, actor, digest, rev }, index) => {
      const more = type === "approved" ? { digest } : type === "carried-out" ? {} : extra[type];
      return event(index + 2, desks[desk] ?? desks[0], rev, actor, type, more);
    }),
  ];
}

const steps = fc.array(
  fc.record<Step>({
    type: fc.constantFrom("approved", "refused", "withdrawn", "carried-out", "lapsed"),
    desk: fc.nat(2),
    actor: fc.constantFrom("clerk", "supervisor", "manager"),
    digest: fc.constantFrom(DIGEST, DIGEST, OTHER),
    rev: fc.integer({ min: 2, max: 5 }),
  }),
  { maxLength: 8 },
);

test("C6, S2 whatever desks, apart, did to one request folds to one state in any order; no answer is lost", () => {
  fc.assert(
    fc.property(steps, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), (made, order) => {
      const events = eventsOf(made);
      const whole = foldAll(approvalRegister, events);
      const shuffled = events
        .map((one, index) => ({ one, key: order[index] ?? 0 }))
        .toSorted((left, right) => left.key - right.key)
        .map(({ one }) => one);
      expect(foldAll(approvalRegister, shuffled)).toEqual(whole);
      expect(whole.unknown).toBe(0);
      const answers = made.filter(({ type }) => type === "approved" || type === "refused");
      expect(whole.state.answers).toHaveLength(answers.length);
    }),
    { numRuns: 200 },
  );
});

test("A2, A3 no history approves by the requester, under another digest, beside a refusal, or after its time", () => {
  const went = new Map<string, number>();
  fc.assert(
    fc.property(steps, fc.nat(200), (made, minutes) => {
      const { state } = foldAll(approvalRegister, eventsOf(made));
      const standing = standingOf(state);
      went.set(standing, (went.get(standing) ?? 0) + 1);
      const others = made.filter(({ type, actor }) => type === "approved" && actor !== "clerk");
      if (standingApproval(state) !== null) {
        expect(others.some(({ digest }) => digest === DIGEST)).toBe(true);
        expect(made.some(({ type }) => type === "refused")).toBe(false);
      }
      // What was done stays done; only the desk that asked ends a request.
      const ends = made.filter(({ type, desk }) => desk === 0 && type !== "approved" && type !== "refused");
      expect(state.ending !== null).toBe(ends.length > 0);
      if (ends.some(({ type }) => type === "carried-out")) expect(standing).toBe("carried-out");
      const status = statusOf(state, AT + 60_000 + minutes * 60_000);
      if (minutes >= 120) expect(["waiting", "approved"]).not.toContain(status);
    }),
    { numRuns: 300 },
  );
  expect(went.get("approved")).toBeGreaterThan(3);
  expect(went.get("carried-out")).toBeGreaterThan(10);
});
