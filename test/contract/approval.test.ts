import { randomBytes } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Actor } from "../../shared/kernel/command.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import type { Role } from "../../shared/kernel/roles.ts";
import { contractCalls } from "../fixtures/contract-calls.ts";
import { foundTestSite, PIN, type Bench } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { openWindow, refusalOf, type TestWindow } from "../fixtures/window.ts";

const PHONE = "19900002046";
const SUPERVISOR_PIN = "804217";
const MANAGER_PIN = "716253";

interface Scene {
  readonly bench: Bench;
  readonly window: TestWindow;
  readonly visitId: string;
  readonly supervisor: Actor;
  readonly manager: Actor;
  readonly dutyOfficer: Actor;
  /** Asks for the visitor's phone on behalf of a third party. */
  readonly ask: (approval: { staffId: string; pin: string } | null, cmd?: string) => Promise<unknown>;
  readonly newCmd: () => string;
  readonly reveals: () => readonly (string | null)[];
}

/** A clerk at a window, a visit with a phone, and people who may or may not approve. */
async function scene(asking: Role = "clerk"): Promise<Scene> {
  const bench = await foundTestSite(tempFolder());
  const dutyOfficer = await bench.hire("周国平", "duty-officer");
  const supervisor = await bench.hire("陈静怡", "supervisor", SUPERVISOR_PIN);
  const manager = await bench.hire("黄志远", "manager", MANAGER_PIN);
  const { id } = await bench.must("visit.register", visitForm({ phone: PHONE }));
  const window = openWindow(bench.host);
  onTestFinished(() => {
    window.close();
    bench.host.close();
  });
  const [staffId, pin] = asking === "supervisor" ? [supervisor.id, SUPERVISOR_PIN] : [bench.clerk.id, PIN];
  await window.call.session.signIn({ staffId, pin });
  const newCmd = (): string => uuid7(bench.clock.nowMs(), randomBytes(16));
  const facts = {
    name: "visit.reveal",
    id,
    field: "phone",
    purpose: "third-party",
    note: "快递员来电",
  } as const;
  return {
    bench,
    window,
    visitId: id,
    supervisor,
    manager,
    dutyOfficer,
    newCmd,
    ask: async (approval, cmd = newCmd()) => window.call.record.reveal({ ...facts, cmd, approval }),
    reveals: () =>
      bench
        .core()
        .store.eventsOf(id)
        .filter(({ envelope }) => envelope.type === "revealed")
        .map(({ envelope }) => envelope.approver ?? null),
  };
}

describe("A3 an approval at this screen", () => {
  test("A3 a supervisor's own PIN shows the number once, and the log says who approved", async () => {
    const { ask, supervisor, reveals } = await scene();
    expect(await ask({ staffId: supervisor.id, pin: SUPERVISOR_PIN })).toEqual({ value: PHONE });
    expect(reveals()).toEqual([supervisor.id]);
  });

  test("A3 without an approver, with a wrong PIN, or with too low a rank nothing is shown and nothing written", async () => {
    const { ask, supervisor, dutyOfficer, bench, reveals } = await scene();
    const before = bench.core().store.log.count();
    expect(await refusalOf(ask(null))).toMatchObject({ code: "approval-needed", params: { rank: 4 } });
    expect(await refusalOf(ask({ staffId: supervisor.id, pin: "804218" }))).toMatchObject({
      code: "pin-wrong",
      params: { left: 9 },
    });
    expect(await refusalOf(ask({ staffId: dutyOfficer.id, pin: PIN }))).toMatchObject({
      code: "approval-rank",
    });
    expect(await refusalOf(ask({ staffId: bench.admin.id, pin: "839201" }))).toMatchObject({
      code: "approval-rank",
    });
    expect(reveals()).toEqual([]);
    expect(bench.core().store.log.count()).toBe(before);
  });

  test("A2 a supervisor cannot approve what they ask for themselves, by any route", async () => {
    const { ask, supervisor, window, visitId, newCmd, reveals } = await scene("supervisor");
    const approval = { staffId: supervisor.id, pin: SUPERVISOR_PIN };
    expect(await refusalOf(ask(approval))).toMatchObject({ code: "approval-self" });
    const input = { field: "phone", purpose: "third-party", note: "快递员来电" };
    const request = { cmd: newCmd(), name: "visit.reveal", id: visitId, input, approval };
    expect(await refusalOf(window.call.command(request))).toMatchObject({ code: "approval-self" });
    expect(reveals()).toEqual([]);
  });

  test("A3 somebody disabled approves nothing, even with the right PIN", async () => {
    const { ask, supervisor, bench, reveals } = await scene();
    await bench.must("staff.disable", { reason: "离职" }, { id: supervisor.id, actor: bench.admin });
    expect(await refusalOf(ask({ staffId: supervisor.id, pin: SUPERVISOR_PIN }))).toMatchObject({
      code: "staff-disabled",
    });
    expect(reveals()).toEqual([]);
  });

  test("A3 an approval is for one command: the next one asks again", async () => {
    const { ask, supervisor, reveals } = await scene();
    await ask({ staffId: supervisor.id, pin: SUPERVISOR_PIN });
    expect(await refusalOf(ask(null))).toMatchObject({ code: "approval-needed" });
    expect(reveals()).toEqual([supervisor.id]);
  });

  test("A3 an approver signed in at another window lends nothing to this one", async () => {
    const { ask, bench, manager } = await scene();
    const other = openWindow(bench.host);
    await other.call.session.signIn({ staffId: manager.id, pin: MANAGER_PIN });
    expect(await refusalOf(ask(null))).toMatchObject({ code: "approval-needed" });
    other.close();
  });

  test("A3 a rank that was taken away meanwhile counts at once", async () => {
    const { ask, supervisor, bench } = await scene();
    const how = { id: supervisor.id, actor: bench.admin };
    await bench.must("staff.change-role", { role: "clerk", reason: "调岗" }, how);
    expect(await refusalOf(ask({ staffId: supervisor.id, pin: SUPERVISOR_PIN }))).toMatchObject({
      code: "approval-rank",
    });
  });
});

/** What a window may ask that nobody is signed in at. Everything else in the contract is closed to it. */
const beforeSignIn: ReadonlySet<string> = new Set([
  "app.state",
  // With open books it does nothing.
  "app.openAgain",
  "app.changes",
  "setup.found",
  "setup.join",
  "setup.giveUpJoin",
  "setup.resumeJoin",
  "setup.cancelJoin",
  "session.people",
  "session.signIn",
  "session.signInWithRecoveryCode",
  "session.resume",
  "session.lock",
  "session.touch",
  "board.ringing",
  // While the books are damaged nobody can sign in; with sound books both do nothing.
  "backup.recovery",
  "backup.recover",
]);

describe("A2 the door of every window", () => {
  test("A2 nothing but the start and the sign-in answers before anybody signed in", async () => {
    const { bench } = await scene();
    const stranger = openWindow(bench.host);
    onTestFinished(stranger.close);
    const closed = contractCalls.filter(({ path }) => !beforeSignIn.has(path));
    expect(closed.length).toBeGreaterThan(20);
    for (const { path, ask } of closed) {
      expect(await refusalOf(ask(stranger)), path).toMatchObject({ code: "not-signed-in" });
    }
    const anybody = { staffId: bench.clerk.id, pin: PIN };
    expect(await stranger.call.backup.recovery()).toBeNull();
    expect(await refusalOf(stranger.call.backup.recover(anybody))).toMatchObject({
      code: "recover-not-needed",
    });
    expect(await refusalOf(stranger.call.app.state())).toBeNull();
    expect(await refusalOf(stranger.call.session.people())).toBeNull();
  });

  test("A2 rights change while people are signed in: a disabled clerk's next word is refused", async () => {
    const { bench, window } = await scene();
    expect(await refusalOf(window.call.visits.counts())).toBeNull();
    await bench.must("staff.disable", { reason: "离职" }, { id: bench.clerk.id, actor: bench.admin });
    expect(await refusalOf(window.call.visits.counts())).toMatchObject({ code: "staff-disabled" });
  });

  test("A2 a clerk sends an administrator's commands in vain", async () => {
    const { bench, window, newCmd } = await scene();
    const give = (name: string, id: string | null, input: unknown) =>
      refusalOf(window.call.command({ cmd: newCmd(), name, id, input, approval: null }));
    const person = { name: "某人", number: "", role: "admin", department: "", pin: "662913" };
    expect(await give("staff.add", null, person)).toMatchObject({ code: "not-allowed" });
    const up = { role: "admin", reason: "" };
    expect(await give("staff.change-role", bench.clerk.id, up)).toMatchObject({ code: "not-allowed" });
    expect(await give("staff.change-own-pin", bench.admin.id, { pin: "662913" })).toMatchObject({
      code: "not-allowed",
    });
  });
});
