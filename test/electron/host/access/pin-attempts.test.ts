import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  createPinAttempts,
  waitAfter,
  type AttemptRecord,
  type PinAttempts,
} from "../../../../electron/host/access/pin-attempts.ts";

const MINUTE = 60_000;
const STAFF = "clerk";

/**
 * A host that can be restarted: the records stay, the monotonic clock starts anew (an hour before the host), the
 * wall clock is a liar.
 */
function machine() {
  const records = new Map<string, AttemptRecord>();
  const store = {
    get: (staffId: string) => records.get(staffId) ?? null,
    set: (staffId: string, record: AttemptRecord) => void records.set(staffId, record),
  };
  let realMs = 0;
  let bootedAt = -60 * MINUTE;
  let wallOffset = 0;
  const clock = { nowMs: () => realMs + wallOffset, monoMs: () => realMs - bootedAt };
  let attempts = createPinAttempts({ store, clock });
  return {
    attempts: (): PinAttempts => attempts,
    records,
    realMs: () => realMs,
    pass: (ms: number) => void (realMs += ms),
    moveWallClock: (ms: number) => void (wallOffset += ms),
    restart: () => {
      bootedAt = realMs - 60 * MINUTE;
      attempts = createPinAttempts({ store, clock });
    },
    guess: (right = false, staffId = STAFF) => attempts.attempt(staffId, () => Promise.resolve(right)),
  };
}

type Machine = ReturnType<typeof machine>;

async function guessWrong(desk: Machine, times: number) {
  for (let made = 0; made < times; made++) {
    desk.pass(desk.attempts().waitMs(STAFF));
    expect((await desk.guess()).kind).toBe("wrong");
  }
}

test("A1 three tries are free, then the wait doubles, and the tenth locks for 15 minutes with an alarm", async () => {
  const desk = machine();
  const outcomes = [];
  for (let made = 0; made < 11; made++) {
    desk.pass(desk.attempts().waitMs(STAFF));
    outcomes.push(await desk.guess());
  }
  const seconds = [0, 0, 1, 2, 4, 8, 16, 32, 64, 900, 900];
  expect(outcomes).toEqual(
    seconds.map((wait, at) => ({ kind: "wrong", failures: at + 1, waitMs: wait * 1000, alarm: at >= 9 })),
  );
});

test("A1 a try that comes too early is refused without looking at the PIN, and says how long is left", async () => {
  const desk = machine();
  await guessWrong(desk, 10);
  desk.pass(5 * MINUTE);
  let looked = false;
  const outcome = await desk.attempts().attempt(STAFF, () => {
    looked = true;
    return Promise.resolve(true);
  });
  expect(outcome).toEqual({ kind: "wait", waitMs: 10 * MINUTE, locked: true, alarm: false });
  expect(looked).toBe(false);
});

test("A1 the right PIN, or a supervisor's reset, starts the count over", async () => {
  const desk = machine();
  await guessWrong(desk, 2);
  expect(await desk.guess(true)).toEqual({ kind: "right" });
  await guessWrong(desk, 10);
  desk.attempts().reset(STAFF);
  expect(desk.attempts().waitMs(STAFF)).toBe(0);
  expect(await desk.guess()).toMatchObject({ kind: "wrong", failures: 1 });
});

test("A1 one person's lock-out is not another's", async () => {
  const desk = machine();
  await guessWrong(desk, 10);
  expect(await desk.guess(true, "supervisor")).toEqual({ kind: "right" });
});

test("A1 a restart starts the wait over in full, never longer than 15 minutes", async () => {
  const desk = machine();
  await guessWrong(desk, 10);
  desk.pass(14 * MINUTE);
  desk.restart();
  desk.moveWallClock(365 * 24 * 60 * MINUTE);
  expect(desk.attempts().waitMs(STAFF)).toBe(15 * MINUTE);
  desk.moveWallClock(-10 * 365 * 24 * 60 * MINUTE);
  desk.pass(15 * MINUTE);
  expect(await desk.guess(true)).toEqual({ kind: "right" });
});

test("A1 a hundred guesses at once are three tries", async () => {
  const desk = machine();
  desk.pass(60 * MINUTE);
  let looked = 0;
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, () =>
      desk.attempts().attempt(STAFF, () => {
        looked += 1;
        return Promise.resolve(false);
      }),
    ),
  );
  expect(looked).toBe(3);
  expect(outcomes.filter(({ kind }) => kind === "wait")).toHaveLength(97);
});

test("A1 a try whose check fails counts as wrong, and the next in the queue still runs", async () => {
  const desk = machine();
  const failing = desk.attempts().attempt(STAFF, () => Promise.reject(new Error("no memory")));
  const next = desk.guess();
  await expect(failing).rejects.toThrow("no memory");
  expect(await next).toMatchObject({ kind: "wrong", failures: 2 });
});

test("A1 pulling the plug during the tenth try is no free guess and no silent one", async () => {
  const desk = machine();
  await guessWrong(desk, 9);
  desk.pass(waitAfter(9));
  void desk.attempts().attempt(STAFF, () => new Promise(() => {}));
  await Promise.resolve();
  desk.restart();
  const locked = { kind: "wait", waitMs: 15 * MINUTE, locked: true };
  expect(await desk.guess()).toEqual({ ...locked, alarm: true });
  expect(await desk.guess()).toEqual({ ...locked, alarm: false });
});

test("A1 a try that cannot be written down is not made", async () => {
  let looked = false;
  const full = () => {
    throw new Error("disk full");
  };
  const attempts = createPinAttempts({ store: { get: () => null, set: full }, clock: { monoMs: () => 0 } });
  const attempt = attempts.attempt(STAFF, () => {
    looked = true;
    return Promise.resolve(true);
  });
  await expect(attempt).rejects.toThrow("disk full");
  expect(looked).toBe(false);
});

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("guess" as const), times: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("pull-the-plug" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 20 * MINUTE }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("wait" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("clock" as const), ms: fc.integer({ min: -4e12, max: 4e12 }) }),
  },
);

test("A1 with restarts, crashes and clock changes anywhere: at most 10 tries in any 15 minutes", async () => {
  let mostTries = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
      const desk = machine();
      const tries: number[] = [];
      const look = (answer: Promise<boolean>) => () => {
        tries.push(desk.realMs());
        return answer;
      };
      for (const each of steps) {
        switch (each.do) {
          case "guess":
            await Promise.all(
              Array.from({ length: each.times }, () =>
                desk.attempts().attempt(STAFF, look(Promise.resolve(false))),
              ),
            );
            break;
          case "pull-the-plug":
            void desk.attempts().attempt(STAFF, look(new Promise(() => {})));
            await new Promise(setImmediate);
            desk.restart();
            break;
          case "restart":
            desk.restart();
            break;
          case "pass":
            desk.pass(each.ms);
            break;
          case "wait":
            desk.pass(desk.attempts().waitMs(STAFF));
            break;
          case "clock":
            desk.moveWallClock(each.ms);
            break;
          default:
            each satisfies never;
        }
        expect(desk.attempts().waitMs(STAFF)).toBeLessThanOrEqual(15 * MINUTE);
      }
      for (const [at, start] of tries.entries()) {
        expect((tries[at + 10] ?? Infinity) - start).toBeGreaterThanOrEqual(15 * MINUTE);
      }
      mostTries = Math.max(mostTries, tries.length);
    }),
    { numRuns: 200 },
  );
  // The runs reached the lock and went beyond it.
  expect(mostTries).toBeGreaterThan(12);
});
