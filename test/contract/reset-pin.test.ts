import { expect, onTestFinished, test } from "vitest";
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
  expect(await sign(clerk, GIVEN)).toMatchObject({ code: "pin-is-reset", field: "pin" });

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
  await theirs.call.session.changePin({ current: "", next: OWN });
  expect((await theirs.call.session.signIn({ staffId: supervisor.id, pin: OWN })).mustChangePin).toBe(false);
  expect((await sign(clerk, OWN))?.code).not.toBe("pin-is-reset");
});
