import { randomBytes } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { parseEventText } from "../../shared/kernel/event.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import { foundTestSite, PIN } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { openWindow, refusalOf } from "../fixtures/window.ts";

test("H1 ids in capitals are the same ids: what is written of them is well-formed and the same record", async () => {
  const bench = await foundTestSite(tempFolder());
  const window = openWindow(bench.host);
  onTestFinished(() => {
    window.close();
    bench.host.close();
  });
  await window.call.session.signIn({ staffId: bench.clerk.id, pin: PIN });
  const cmd = uuid7(bench.clock.nowMs(), randomBytes(16)).toUpperCase();
  const register = { cmd, name: "visit.register", id: null, input: visitForm(), approval: null };
  const { id } = await window.call.command(register);
  expect(await window.call.command({ ...register, cmd: cmd.toLowerCase() })).toMatchObject({ id });
  const leave = {
    cmd: uuid7(bench.clock.nowMs(), randomBytes(16)).toUpperCase(),
    name: "visit.sign-out",
    id: id.toUpperCase(),
    input: { badgeReturned: null, late: null },
    approval: null,
  };
  const refused = await refusalOf(window.call.command(leave));
  expect(refused).toBeNull();
  const texts = bench.core().store.log.textsOf(id);
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(parseEventText(text)).toMatchObject({ ok: true, value: { id } });
  await bench.host.reopen();
  expect(bench.host.state().phase).toBe("ready");
});
