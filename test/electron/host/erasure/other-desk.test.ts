import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { carryOut, finishErasing } from "../../../../electron/host/erasure/carry-out.ts";
import { livePartsOf } from "../../../../electron/host/erasure/parts.ts";
import { appendErasedIds, readErasedIds } from "../../../../electron/host/recovery/erased-ids.ts";
import { applyPulled } from "../../../../electron/host/store/apply.ts";
import { openTestDesk } from "../../../fixtures/stores.ts";
import { runOf } from "../../../fixtures/two-desks.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { erase, erasingSite, find, visitOf, wanted } from "./support.ts";

test("P2 another desk's copy of what was erased here is not taken back, before or after the erasure came", async () => {
  const site = await erasingSite();
  const { bench } = site;
  const id = await visitOf(bench, wanted.name, { phone: wanted.phone });
  const before = runOf(bench.core().store, bench.core().keys.deviceId);
  expect(await erase(site, await find(bench, { name: wanted.name }))).toBeNull();
  const broken = applyPulled(bench.core().store, [before]);
  expect(broken.breaks).toEqual([]);
  expect(livePartsOf(bench.core().store, "visit", id)).toEqual([]);

  // A desk that learns of the erasure first, and of the visit with its sealed part afterwards.
  const other = await openTestDesk(tempFolder());
  const erased = bench
    .core()
    .store.db.prepare<[], Buffer>("SELECT id FROM vault WHERE erased = 1")
    .pluck()
    .all();
  for (const vaultId of erased) other.store.log.erase(vaultId.toString("hex"));
  applyPulled(other.store, [before]);
  expect(livePartsOf(other.store, "visit", id)).toEqual([]);
  other.store.close();
});

test("P2 a crash after the ids were noted, or a line half written, loses nothing and erases again", async () => {
  const site = await erasingSite();
  const { bench, folder } = site;
  const id = await visitOf(bench, wanted.name);
  const part = livePartsOf(bench.core().store, "visit", id)[0]?.vault ?? "";
  appendErasedIds(folder, [part]);
  appendFileSync(join(folder, "erased.ids"), "0123abc");
  expect(readErasedIds(folder)).toEqual({ ok: true, value: [part] });
  expect(await erase(site, await find(bench, { name: wanted.name }))).toBeNull();
  expect(readErasedIds(folder)).toEqual({ ok: true, value: [part] });
  const later = "ab".repeat(16);
  appendErasedIds(folder, [later]);
  expect(readErasedIds(folder)).toEqual({ ok: true, value: [part, later] });
  expect(readFileSync(join(folder, "erased.ids"), "utf8")).not.toContain("0123abc");
});

test("an erasure that was cut off in the middle is pending until it was carried out, and repeating it changes nothing", async () => {
  const { bench, folder, manager } = await erasingSite();
  const ids = [await visitOf(bench, wanted.name), await visitOf(bench, "吴倩")];
  const core = bench.core();
  const records = ids.map((id) => ({
    kind: "visit",
    id,
    vault: livePartsOf(core.store, "visit", id).map((part) => part.vault),
  }));
  const { id } = await bench.must("erasure.order", { reason: "本人申请", records }, { actor: manager });
  const device = core.keys.deviceId;
  const open = { folder, core: bench.host.core, known: new Set<string>(), onProgress: () => undefined };
  expect(core.queries.erasures.pending(device)).toEqual([id]);
  expect(await carryOut({ ...open, core: () => null }, id)).toBe(false);
  expect(await carryOut(open, id)).toBe(true);
  expect(core.queries.erasures.pending(device), "its traces are not gone yet").toEqual([id]);
  await bench.host.erasures.tick();
  expect(core.queries.erasures.pending(device)).toEqual([]);
  expect(core.queries.visits.search(wanted.name, 10)).toEqual([]);
});

test("while somebody reads an older state of the file, an erasure is not called carried out", async () => {
  const { bench, manager } = await erasingSite();
  const id = await visitOf(bench, wanted.name);
  const core = bench.core();
  const records = [
    { kind: "visit", id, vault: livePartsOf(core.store, "visit", id).map((part) => part.vault) },
  ];
  const order = await bench.must("erasure.order", { reason: "本人申请", records }, { actor: manager });
  const reader = new Database(core.store.db.name, { readonly: true });
  const rows = reader.prepare("SELECT id FROM events").iterate();
  rows.next();
  const open = {
    folder: bench.folder,
    core: bench.host.core,
    known: new Set<string>(),
    onProgress: () => undefined,
  };
  expect(await carryOut(open, order.id)).toBe(true);
  expect(await finishErasing(core, [order.id])).toBe(false);
  rows.return?.();
  reader.close();
  expect(await finishErasing(core, [order.id])).toBe(true);
  expect(core.queries.erasures.pending(core.keys.deviceId)).toEqual([]);
});
