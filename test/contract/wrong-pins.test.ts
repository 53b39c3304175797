import { expect, onTestFinished, test } from "vitest";
import { boardFor } from "../../electron/host/approvals/board.ts";
import type { Core } from "../../electron/host/core.ts";
import type { Host } from "../../electron/host/host.ts";
import type { Actor } from "../../shared/kernel/command.ts";
import { createTestClock, type TestClock } from "../fixtures/clock.ts";
import { ADMIN_PIN, foundTestSite, openTestHost, PIN } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { openWindow, refusalOf } from "../fixtures/window.ts";

const MINUTE = 60_000;

interface Door {
  /** One try at the sign-in: the refusal's code, null when it was right. */
  readonly attempt: (pin: string) => Promise<string | null>;
  readonly clock: TestClock;
  readonly restart: () => Promise<void>;
  readonly alarms: () => number;
  readonly clerkId: string;
  readonly host: () => Host;
}

async function door(): Promise<Door> {
  const folder = tempFolder();
  const clock = createTestClock();
  const bench = await foundTestSite(folder, clock);
  let { host } = bench;
  const clerkId = bench.clerk.id;
  onTestFinished(() => host.close());
  return {
    clock,
    clerkId,
    host: () => host,
    attempt: async (pin) => {
      const window = openWindow(host);
      const refusal = await refusalOf(window.call.session.signIn({ staffId: clerkId, pin }));
      window.close();
      return refusal?.code ?? null;
    },
    restart: async () => {
      host.close();
      host = await openTestHost(folder, clock);
    },
    alarms: () =>
      (host.core()?.store.eventsOf(clerkId) ?? []).filter(({ envelope }) => envelope.type === "locked-out")
        .length,
  };
}

function coreOf(made: Door): Core {
  const core = made.host().core();
  if (core === null) throw new Error("the books are not open");
  return core;
}

/** Tries until `real` wrong PINs were really compared, waiting out each delay. */
async function wrong(made: Door, real: number, between: () => Promise<void>): Promise<void> {
  for (let count = 0; count < real;) {
    const code = await made.attempt("000001");
    if (code === "pin-wrong" || (code === "pin-locked-out" && count === 9)) count += 1;
    else expect(code).toBe("pin-wait");
    await between();
    made.clock.pass(70_000);
  }
}

test("A1 ten wrong PINs close the door for 15 minutes, with an alarm, whatever restarts and clocks do between", async () => {
  const made = await door();
  let turn = 0;
  await wrong(made, 9, async () => {
    turn += 1;
    if (turn % 2 === 0) await made.restart();
    // Somebody sets the clock forward a year, and back before 1970.
    made.clock.setWall(turn % 3 === 0 ? -86_400_000 : Date.UTC(2027, 10, 23));
  });
  expect(made.alarms()).toBe(0);
  // Nobody is told that no try is left without hearing for how long.
  expect(await made.attempt("000001")).toBe("pin-locked-out");
  expect(made.alarms()).toBe(1);
  expect(await made.attempt(PIN)).toBe("pin-locked-out");
  made.clock.setWall(Date.UTC(2099, 0, 1));
  expect(await made.attempt(PIN)).toBe("pin-locked-out");
  made.clock.pass(14 * MINUTE);
  expect(await made.attempt(PIN)).toBe("pin-locked-out");
  await made.restart();
  // Nobody knows how long the program was off: the 15 minutes begin again.
  made.clock.pass(14 * MINUTE);
  expect(await made.attempt(PIN)).toBe("pin-locked-out");
  made.clock.pass(2 * MINUTE);
  expect(await made.attempt("000001")).toBe("pin-locked-out");
  expect(await made.attempt(PIN)).toBe("pin-locked-out");
  made.clock.pass(16 * MINUTE);
  expect(await made.attempt(PIN)).toBeNull();
});

test("A1 many windows at once get no more tries than one", async () => {
  const made = await door();
  const codes = await Promise.all(Array.from({ length: 40 }, () => made.attempt("000001")));
  expect(codes.filter((code) => code === "pin-wrong")).toHaveLength(3);
  expect(codes.filter((code) => code === "pin-wait")).toHaveLength(37);
});

test("A1 an approver's PIN is counted with the same tries as their sign-in", async () => {
  const made = await door();
  await wrong(made, 10, async () => undefined);
  const core = made.host().core();
  expect(core).not.toBeNull();
  const window = openWindow(made.host());
  const [admin] = core?.lookups.staff(["admin"]) ?? [];
  await window.call.session.signIn({ staffId: admin?.id ?? "", pin: "839201" });
  const refusal = await refusalOf(
    window.call.command({
      cmd: core?.newId() ?? "",
      name: "staff.correct",
      id: made.clerkId,
      input: { field: "number", to: "7", reason: "" },
      approval: { staffId: made.clerkId, pin: PIN },
    }),
  );
  expect(refusal?.code).toBe("pin-locked-out");
  window.close();
});

test("A1 a supervisor who resets the PIN opens the door at once, and the staff list says who stands before it", async () => {
  const made = await door();
  await wrong(made, 10, async () => undefined);
  const window = openWindow(made.host());
  const [admin] = made.host().core()?.lookups.staff(["admin"]) ?? [];
  await window.call.session.signIn({ staffId: admin?.id ?? "", pin: "839201" });
  const lockedOut = async () =>
    (await window.call.staff.list()).filter((row) => row.lockedOut).map(({ id }) => id);
  expect(await lockedOut()).toEqual([made.clerkId]);
  await window.call.command({
    cmd: made.host().core()?.newId() ?? "",
    name: "staff.reset-pin",
    id: made.clerkId,
    input: { pin: "902817" },
    approval: null,
  });
  expect(await lockedOut()).toEqual([]);
  expect(await made.attempt("902817")).toBeNull();
  window.close();
});

test("A1 a lock-out waits on the boards of those who may reset the PIN, until they did or its time is over", async () => {
  const made = await door();
  const [admin] = coreOf(made).lookups.staff(["admin"]);
  const [clerk] = coreOf(made).lookups.staff(["clerk"]);
  if (admin === undefined || clerk === undefined) throw new Error("nobody works here");
  const told = (actor: Actor) => {
    made.host().alerts.recompute();
    return boardFor(coreOf(made), made.host().alerts.board(), actor).filter(
      ({ kind }) => kind === "locked-out",
    );
  };
  await wrong(made, 10, async () => undefined);
  expect(told(admin)).toMatchObject([{ subject: "张敏", recordKind: "staff", recordId: made.clerkId }]);
  // Who may not reset it could do nothing about it.
  expect(told(clerk)).toEqual([]);
  made.clock.pass(14 * MINUTE);
  expect(told(admin)).toEqual([]);

  expect(await made.attempt("000001")).toBe("pin-locked-out");
  expect(told(admin)).toHaveLength(1);
  const window = openWindow(made.host());
  await window.call.session.signIn({ staffId: admin.id, pin: ADMIN_PIN });
  const reset = { name: "staff.reset-pin", id: made.clerkId, input: { pin: "902817" }, approval: null };
  await window.call.command({ cmd: coreOf(made).newId(), ...reset });
  expect(told(admin)).toEqual([]);
  window.close();
});
