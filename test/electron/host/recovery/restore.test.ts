import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { readUsedCodes } from "../../../../electron/host/device-codes.ts";
import { createRestoreService } from "../../../../electron/host/recovery/restore-service.ts";
import { verifyDatabase } from "../../../../electron/host/recovery/verify-database.ts";
import { createFileKeyStore } from "../../../../electron/host/vault/key-store.ts";
import { createWorkerClient } from "../../../../electron/host/worker-client.ts";
import { benchOf, foundTestSite } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { visitForm } from "../../../fixtures/visit-form.ts";
import { databaseIn, names, receive, reopenBooks, visitors } from "../../../faults/books.ts";

async function siteWithBackup() {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  onTestFinished(() => bench.host.close());
  await receive(bench, 1, 3);
  const made = await bench.host.backups.make("manual");
  if (!made.ok) throw new Error(made.error.code);
  await receive(bench, 4, 5);
  return { bench, folder, host: bench.host, name: made.value.name };
}

test("B2 restore opens a new device id and the next desk code; numbers go on with it; the books before are kept", async () => {
  const { bench, folder, host, name } = await siteWithBackup();
  const before = bench.core().keys.deviceId;
  const preview = await host.restores.preview({ name });
  expect(preview).toMatchObject({ ok: true, value: { missing: { events: 2 }, deskCode: "A2" } });
  const restored = await host.restores.restore({ name }, bench.admin.id);
  if (!restored.ok) throw new Error(restored.error.code);
  expect(restored.value.missing).toMatchObject([{ device: before, events: 2 }]);
  expect(visitors(host)).toEqual(names(3));
  const device = bench.core().keys.deviceId;
  expect(device).not.toBe(before);
  expect(host.state()).toMatchObject({ phase: "ready", deskCode: "A2", postName: "大堂前台" });
  const installed = bench
    .core()
    .store.db.prepare<[string], string>("SELECT text FROM events WHERE device = ?")
    .pluck()
    .all(device)
    .map((text) => JSON.parse(text) as { readonly seq: number; readonly data: unknown });
  expect(installed).toMatchObject([{ seq: 1, data: { code: "A2", device, successorOf: before } }]);
  const { number } = await benchOf(host, bench.clock, folder).must("visit.register", visitForm());
  expect(number).toBe("LF-20261123-A2-001");
  expect(readUsedCodes(folder)).toMatchObject({
    value: [
      { code: "A", device: before },
      { code: "A2", device },
    ],
  });
  const kept = join(folder, restored.value.keptIn, "lodgebook.db");
  expect(verifyDatabase(kept).findings).toEqual([]);
  const old = new Database(kept, { readonly: true });
  expect(old.prepare("SELECT count(*) FROM visits").pluck().get()).toBe(5);
  old.close();
  expect(readdirSync(folder).filter((file) => file.startsWith("rest"))).toEqual([]);
  host.close();
  const again = await reopenBooks(folder, bench.clock);
  onTestFinished(() => again.close());
  expect(again.state()).toMatchObject({ phase: "ready", deskCode: "A2" });
});

test("a second restore takes the code after the next, also of the very same backup", async () => {
  const { bench, host, name } = await siteWithBackup();
  expect(await host.restores.restore({ name }, bench.admin.id)).toMatchObject({ value: { deskCode: "A2" } });
  expect(await host.restores.restore({ name }, bench.admin.id)).toMatchObject({ value: { deskCode: "A3" } });
  expect(host.state()).toMatchObject({ deskCode: "A3" });
});

test("P2 who was erased stays erased after an older backup is restored, in tables, search and bytes", async () => {
  const { bench, folder, host, name } = await siteWithBackup();
  const text = bench
    .core()
    .store.db.prepare<[], string>("SELECT text FROM events WHERE kind = 'visit' ORDER BY pos LIMIT 1")
    .pluck()
    .get();
  const vault = /"vault":"([0-9a-f]{32})"/.exec(text ?? "")?.[1] ?? "";
  writeFileSync(join(folder, "erased.ids"), `${vault}\n`);
  expect((await host.restores.restore({ name }, bench.admin.id)).ok).toBe(true);
  expect(visitors(host).toSorted()).toEqual(["", "来客2", "来客3"]);
  const { db } = bench.core().store;
  const row = db.prepare("SELECT cipher, erased FROM vault WHERE id = ?").get(Buffer.from(vault, "hex"));
  expect(row).toEqual({ cipher: null, erased: 1 });
  host.close();
  expect(readFileSync(databaseIn(folder)).includes("来客1")).toBe(false);
  expect(readFileSync(databaseIn(folder)).includes("来客2")).toBe(true);
  expect(verifyDatabase(databaseIn(folder)).findings).toEqual([]);
});

test("a list of erased people that cannot be read stops a restore; nothing is changed", async () => {
  const { bench, folder, host, name } = await siteWithBackup();
  writeFileSync(join(folder, "erased.ids"), "abc\n");
  expect(await host.restores.restore({ name }, bench.admin.id)).toMatchObject({
    error: { code: "erased-ids-damaged" },
  });
  expect(visitors(host)).toEqual(names(5));
  expect(host.state()).toMatchObject({ deskCode: "A" });
});

test("a file of another site, another program, or a later version is refused; nothing is changed", async () => {
  const { bench, folder, host, name } = await siteWithBackup();
  const other = await siteWithBackup();
  const theirs = join(other.folder, "backups", other.name);
  expect(await host.restores.restore({ path: theirs }, bench.admin.id)).toMatchObject({
    error: { code: "backup-other-site" },
  });
  const newer = join(tempFolder(), "newer.db");
  copyFileSync(join(folder, "backups", name), newer);
  const db = new Database(newer);
  db.pragma("user_version = 999");
  db.close();
  const foreign = join(tempFolder(), "foreign.db");
  new Database(foreign).exec("CREATE TABLE t (x)").close();
  for (const [path, code] of [
    [newer, "backup-newer"],
    [foreign, "backup-unknown"],
    [join(folder, "nothing.db"), "backup-unknown"],
  ] as const) {
    expect(await host.restores.preview({ path })).toMatchObject({ error: { code } });
    expect(await host.restores.restore({ path }, bench.admin.id)).toMatchObject({ error: { code } });
  }
  expect(await host.restores.restore({ name: "../lodgebook.db" }, bench.admin.id)).toMatchObject({
    error: { code: "backup-unknown" },
  });
  expect(visitors(host)).toEqual(names(5));
  expect(existsSync(join(folder, "restore.json"))).toBe(false);
});

test("a desk-code list that cannot be read stops a restore before anything is numbered twice", async () => {
  const { bench, folder, host, name } = await siteWithBackup();
  writeFileSync(join(folder, "desk-codes.json"), "{");
  expect(await host.restores.restore({ name }, bench.admin.id)).toMatchObject({
    error: { code: "desk-codes-damaged" },
  });
  expect(visitors(host)).toEqual(names(5));
});

test("a disk without room is said before anything is staged, with both numbers", async () => {
  const { bench, folder, host, name } = await siteWithBackup();
  const restores = createRestoreService({
    folder,
    path: databaseIn(folder),
    clock: bench.clock,
    log: host.log,
    worker: createWorkerClient(),
    keyStore: createFileKeyStore({ path: join(folder, "keys.json"), onOpenToOthers: () => undefined }),
    state: host.state,
    core: host.core,
    reopen: () => Promise.reject(new Error("nothing to reopen")),
    freeBytes: () => 3_000_000,
  });
  expect(await restores.restore({ name }, bench.admin.id)).toMatchObject({
    error: { code: "restore-no-space", params: { freeMb: 2 } },
  });
  expect(existsSync(join(folder, "restoring"))).toBe(false);
});

test("sound books offer no recovery", async () => {
  const { bench, host } = await siteWithBackup();
  expect(await host.restores.recovery()).toBeNull();
  expect(await host.restores.recover(bench.admin.id, "839201")).toMatchObject({
    error: { code: "recover-not-needed" },
  });
});
