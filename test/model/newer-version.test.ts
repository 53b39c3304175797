import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { verifyLog } from "../../build/verify-log.ts";
import { historyOf } from "../../electron/host/history.ts";
import { databaseFile } from "../../electron/host/host.ts";
import { applyPulled } from "../../electron/host/store/apply.ts";
import { rebuildTables } from "../../electron/host/store/rebuild.ts";
import { defineTable, integer, text, type AnyTable } from "../../electron/host/store/table.ts";
import { allTables } from "../../electron/host/tables/index.ts";
import { visitView } from "../../electron/host/tables/visit-view.ts";
import { visitsTable } from "../../electron/host/tables/visits.ts";
import { createSearchHash } from "../../electron/host/vault/search-hash.ts";
import { eventSpec, type Register } from "../../shared/kernel/register.ts";
import { visitRegister } from "../../shared/modules/visits/index.ts";
import { foundTestSite, type Bench } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { visitForm } from "../fixtures/visit-form.ts";

/** Written by another desk with a version of tomorrow: an unknown type, a newer version of a known one, an unknown kind. */
const golden = readFileSync(new URL("../fixtures/golden/newer-version.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n");
const DEVICE = "ABCDEFGHJK";
const VISIT = "019ab000-0000-7000-8000-000000000001";
const LOCKER = "019ab000-0000-7000-8000-000000000002";

async function deskThatPulled(folder: string): Promise<Bench> {
  const bench = await foundTestSite(folder);
  onTestFinished(bench.host.close);
  await bench.must("visit.register", visitForm());
  const applied = applyPulled(bench.core().store, [{ device: DEVICE, texts: golden, vault: [] }]);
  expect(applied).toMatchObject({ events: golden.length, breaks: [] });
  return bench;
}

test("S4 what this version cannot read is kept to the letter, for whoever asks for it next", async () => {
  const folder = tempFolder();
  const bench = await deskThatPulled(folder);
  const kept = bench
    .core()
    .store.db.prepare<[string], string>("SELECT text FROM events WHERE device = ? ORDER BY seq")
    .pluck()
    .all(DEVICE);
  expect(kept).toEqual(golden);
  bench.host.close();
  const devices = verifyLog(databaseFile(folder)).devices;
  expect(devices.map(({ damage }) => damage)).toEqual([null, null]);
});

test("S4 it is shown as what needs an update, and the record stays in use", async () => {
  const bench = await deskThatPulled(tempFolder());
  const core = bench.core();
  expect(visitView(core, VISIT)).toMatchObject({ ok: true, value: { status: "inside", unknownEvents: 2 } });
  expect(historyOf(core, "visit", VISIT).map(({ type, unknown }) => [type, unknown])).toEqual([
    ["registered", false],
    ["photographed", true],
    ["left", true],
  ]);
  // The next event comes after what could not be read: cause stays before effect (C6).
  await bench.must("visit.sign-out", { badgeReturned: null, late: null }, { id: VISIT });
  expect(core.store.eventsOf(VISIT).at(-1)?.envelope).toMatchObject({ type: "left", v: 1, rev: 4 });
});

interface Locker {
  readonly code: string;
  readonly emptiedAtMs: number | null;
}

const lockerEvents = {
  opened: eventSpec(1, z.object({ code: z.string() })),
  emptied: eventSpec(1, z.object({ at: z.int() })),
};

/** The program of tomorrow: a new register, and visits that know photographs and the gate of leaving. */
function tomorrow(): readonly AnyTable[] {
  const lockers: Register<Locker, typeof lockerEvents> = {
    kind: "locker",
    events: lockerEvents,
    initial: { code: "", emptiedAtMs: null },
    fold: (state, event) =>
      event.type === "opened"
        ? { ...state, code: event.data.code }
        : { ...state, emptiedAtMs: event.data.at },
  };
  const left = z.object({
    at: z.int(),
    gate: z.string(),
    badgeReturned: z.boolean().nullable(),
    late: z.null(),
  });
  const photographed = eventSpec(1, z.object({ at: z.int(), camera: z.string() }));
  const visits = {
    ...visitsTable,
    version: visitsTable.version + 1,
    register: {
      ...visitRegister,
      events: { ...visitRegister.events, left: eventSpec(2, left), photographed },
      // What today's fold does not know of leaves the state as it was.
      fold: (state: unknown, event: { readonly type: string }) =>
        event.type === "photographed" ? state : visitRegister.fold(state as never, event as never),
    },
  };
  const lockersTable = defineTable<Locker>({
    name: "lockers",
    version: 1,
    register: lockers,
    columns: { code: text((state) => state.code), emptied_at: integer((state) => state.emptiedAtMs) },
    indexes: [],
    number: null,
    search: null,
    conflicts: null,
  });
  return [...allTables.filter(({ name }) => name !== "visits"), visits, lockersTable];
}

test("S4 after the update everything that was kept is folded", async () => {
  const bench = await deskThatPulled(tempFolder());
  const { store, keys } = bench.core();
  const unknown = store.db.prepare<[], number>("SELECT sum(unknown) FROM visits").pluck();
  expect(unknown.get()).toBe(2);
  await rebuildTables({
    db: store.db,
    tables: tomorrow(),
    unsealer: store.unsealer,
    tools: { searchHash: createSearchHash(keys.search) },
    onProgress: () => undefined,
  });
  expect(unknown.get()).toBe(0);
  const visit = "SELECT status, left_at FROM visits WHERE number = 'LF-20261123-B-001'";
  expect(store.db.prepare(visit).get()).toEqual({ status: "left", left_at: Date.UTC(2026, 10, 23, 4, 0) });
  expect(store.db.prepare("SELECT code, emptied_at, unknown FROM lockers").all()).toEqual([
    { code: "G-12", emptied_at: Date.UTC(2026, 10, 23, 5, 0), unknown: 0 },
  ]);
  expect(store.log.textsOf(LOCKER)).toEqual(golden.slice(3));
});
