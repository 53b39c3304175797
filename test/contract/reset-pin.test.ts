import { expect, onTestFinished, test } from "vitest";
import { staffRegister } from "../../shared/modules/staff/index.ts";
import { ADMIN_PIN, foundTestSite, PIN } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { openWindow, refusalOf } from "../fixtures/window.ts";

const GIVEN = "902817";
const OWN = "617203";

test("A3 a PIN that somebody else reset opens only the choice of an own one, and signs for nobody until then", async () => {
  const bench = await foundTestSite(tempFolder());
  const supervisor = await bench.hire("陈静怡", "supervisor", "730265");
  const clerk = openWindow(bench.host);
  const boss = openWindow(bench.host);
  const theirs = openWindow(bench.host);
  onTestFinished(() => {
    for (const window of [clerk, boss, theirs]) window.close();
    bench.host.close();
  });
  await boss.call.session.signIn({ staffId: bench.admin.id, pin: ADMIN_PIN });
  await boss.call.command({
    cmd: bench.core().newId(),
    name: "staff.reset-pin",
    id: supervisor.id,
    input: { pin: GIVEN },
    approval: null,
  });

  const sign = (window: typeof clerk, pin: string) =>
    refusalOf(
      window.call.command({
        cmd: bench.core().newId(),
        name: "shift.countersign",
        id: bench.core().newId(),
        input: {},
        approval: { staffId: supervisor.id, pin },
      }),
    );
  await clerk.call.session.signIn({ staffId: bench.clerk.id, pin: PIN });
  expect(await sign(clerk, GIVEN)).toMatchObject({ code: "pin-is-given", field: "pin" });

  const session = await theirs.call.session.signIn({ staffId: supervisor.id, pin: GIVEN });
  expect(session.mustChangePin).toBe(true);
  expect(await sign(theirs, GIVEN)).toMatchObject({ code: "not-allowed" });
  const reveal = theirs.call.record.reveal({
    cmd: bench.core().newId(),
    name: "visit.reveal",
    id: bench.core().newId(),
    field: "phone",
    purpose: "own-call",
    note: "",
    approval: null,
  });
  expect(await refusalOf(reveal)).toMatchObject({ code: "not-allowed" });
  expect(await refusalOf(theirs.call.session.changePin({ current: "", next: GIVEN }))).toMatchObject({
    code: "pin-as-given",
    field: "next",
  });
  await theirs.call.session.changePin({ current: "", next: OWN });
  expect((await theirs.call.session.signIn({ staffId: supervisor.id, pin: OWN })).mustChangePin).toBe(false);
  expect((await sign(clerk, OWN))?.code).not.toBe("pin-is-given");
});

test("A3 the first PIN of a new person is the administrator's idea: an own one is chosen at the first sign-in", async () => {
  const bench = await foundTestSite(tempFolder());
  const boss = openWindow(bench.host);
  const theirs = openWindow(bench.host);
  onTestFinished(() => {
    for (const window of [boss, theirs]) window.close();
    bench.host.close();
  });
  await boss.call.session.signIn({ staffId: bench.admin.id, pin: ADMIN_PIN });
  const { id } = await boss.call.command({
    cmd: bench.core().newId(),
    name: "staff.add",
    id: null,
    input: { name: "王芳", number: "", role: "clerk", department: "", pin: GIVEN },
    approval: null,
  });
  expect((await theirs.call.session.signIn({ staffId: id, pin: GIVEN })).mustChangePin).toBe(true);
  await theirs.call.session.changePin({ current: "", next: OWN });
  expect((await theirs.call.session.signIn({ staffId: id, pin: OWN })).mustChangePin).toBe(false);
  const history = await boss.call.record.history({ kind: "staff", id });
  expect(history.map(({ type, data }) => [type, data["by"]])).toEqual([
    ["added", undefined],
    ["pin-set", "first"],
    ["pin-set", "self"],
  ]);
});

test("A3 first PINs from before they were marked as given stay their owners' own", () => {
  const fact = { device: "d", seq: 1, rev: 1, at: 0, actor: "a", approver: null, type: "pin-set" } as const;
  const first = { ...fact, data: { by: "first" }, personal: { hash: "h" } } as const;
  const { fold, initial } = staffRegister;
  expect(fold(initial, first).pinIsGiven).toBe(false);
  expect(fold(initial, { ...first, data: { by: "first", given: true } }).pinIsGiven).toBe(true);
  expect(fold(initial, { ...first, data: { by: "reset" } }).pinIsGiven).toBe(true);
});
