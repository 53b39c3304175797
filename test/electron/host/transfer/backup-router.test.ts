import { existsSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { BackupProgress } from "../../../../shared/contract/backup.ts";
import { ADMIN_PIN, foundTestSite, PIN, type Bench } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { openWindow, refusalOf, type TestWindow } from "../../../fixtures/window.ts";
import { backedUpBooks, databaseIn, names, receive, reopenBooks, visitors } from "../../../faults/books.ts";

async function site(): Promise<{
  readonly bench: Bench;
  readonly folder: string;
  readonly window: TestWindow;
}> {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  const window = openWindow(bench.host);
  onTestFinished(() => {
    window.close();
    bench.host.close();
  });
  return { bench, folder, window };
}

test("A2 backups are made by supervisors and above, restored by administrators, seen by nobody else", async () => {
  const { bench, window } = await site();
  const supervisor = await bench.hire("李敏", "supervisor");
  const { backup, session } = window.call;
  const choice = { name: "lodgebook-20261123-060500.db" };
  const everything = async () => [
    await refusalOf(backup.list()),
    await refusalOf(backup.make()),
    await refusalOf(backup.preview(choice)),
    await refusalOf(backup.restore({ choice, pin: PIN })),
  ];
  const codes = async () => (await everything()).map((refusal) => refusal?.code ?? null);
  expect(await codes()).toEqual(Array.from({ length: 4 }, () => "not-signed-in"));
  await session.signIn({ staffId: bench.clerk.id, pin: PIN });
  expect(await codes()).toEqual(Array.from({ length: 4 }, () => "not-allowed"));
  await session.signIn({ staffId: supervisor.id, pin: PIN });
  expect(await codes()).toEqual([null, null, "not-allowed", "not-allowed"]);
  await session.signIn({ staffId: bench.admin.id, pin: ADMIN_PIN });
  expect((await codes()).slice(2)).toEqual(["backup-unknown", "pin-wrong"]);
});

test("a backup is followed from the screen to its end, listed, and restored with the administrator's own PIN", async () => {
  const { bench, window } = await site();
  await receive(bench, 1, 2);
  const { backup, session } = window.call;
  await session.signIn({ staffId: bench.admin.id, pin: ADMIN_PIN });
  const said: BackupProgress[] = [];
  for await (const step of await backup.make()) said.push(step);
  const last = said.at(-1);
  if (last?.step !== "done") throw new Error("it never ended");
  expect(said.slice(0, -1).every(({ step }) => step !== "done")).toBe(true);
  expect(await backup.list()).toMatchObject({ backups: [last.backup], running: false, failed: null });
  await receive(bench, 3, 3);
  const choice = { name: last.backup.name };
  expect(await backup.preview(choice)).toMatchObject({ missing: { events: 1 }, deskCode: "A2" });
  expect(await refusalOf(backup.restore({ choice, pin: PIN }))).toMatchObject({ code: "pin-wrong" });
  expect(visitors(bench.host)).toEqual(names(3));
  const report = await backup.restore({ choice, pin: ADMIN_PIN });
  expect(report).toMatchObject({ deskCode: "A2", missing: [{ events: 1 }] });
  expect(visitors(bench.host)).toEqual(names(2));
  // Everybody was signed out; what came of it is there for whoever signs in.
  expect(await refusalOf(backup.list())).toMatchObject({ code: "not-signed-in" });
  await session.signIn({ staffId: bench.admin.id, pin: ADMIN_PIN });
  expect((await backup.list()).restored).toEqual(report);
});

test("leaving the iteration cancels the backup", async () => {
  const { bench, folder, window } = await site();
  const { backup, session } = window.call;
  await session.signIn({ staffId: bench.admin.id, pin: ADMIN_PIN });
  const cancel = new AbortController();
  const steps = await backup.make(undefined, { signal: cancel.signal });
  cancel.abort();
  await expect(steps.next()).rejects.toThrow();
  await expect.poll(() => bench.host.backups.running()).toBe(false);
  const kept = (await backup.list()).backups;
  // It was either stopped or, having been quicker, is whole.
  expect(kept.every(({ state }) => state === "verified")).toBe(true);
  expect(existsSync(join(folder, "backups"))).toBe(true);
});

test("B1 damaged books are recovered through the contract, by a PIN and without a session", async () => {
  const folder = tempFolder();
  const { clock, adminId } = await backedUpBooks(folder, { before: 2, after: 0 });
  truncateSync(databaseIn(folder), 0);
  const host = await reopenBooks(folder, clock);
  const window = openWindow(host);
  onTestFinished(() => {
    window.close();
    host.close();
  });
  const { app, backup } = window.call;
  expect(await app.state()).toMatchObject({ phase: "problem", problem: { code: "damaged" } });
  expect(await backup.recovery()).toMatchObject({ people: [{ id: adminId, name: "陈静", role: "admin" }] });
  expect(await refusalOf(backup.recover({ staffId: adminId, pin: PIN }))).toMatchObject({
    code: "pin-wrong",
  });
  await backup.recover({ staffId: adminId, pin: ADMIN_PIN });
  expect(await app.state()).toMatchObject({ phase: "ready", deskCode: "A2" });
  expect(await backup.recovery()).toBeNull();
});
