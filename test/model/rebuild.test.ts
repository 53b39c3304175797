import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { verifyLog } from "../../build/verify-log.ts";
import { databaseFile } from "../../electron/host/host.ts";
import { tablesDigest } from "../../electron/host/store/digest.ts";
import { allTables } from "../../electron/host/tables/index.ts";
import { foundTestSite, openTestHost } from "../fixtures/host.ts";
import { digests } from "../fixtures/stores.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { histories, live, newWorld, SIZE } from "./random-work.ts";

function coreOf(host: Awaited<ReturnType<typeof openTestHost>>) {
  const core = host.core();
  if (core === null) throw new Error("the books are not open");
  return core;
}

test(`C6 after any history the tables are what a full refold makes of the log, twice over (seed ${SIZE.seed})`, async () => {
  const accepted = new Map<string, number>();
  const refused = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(histories(SIZE.steps), async (steps) => {
      const folder = tempFolder();
      const bench = await foundTestSite(folder);
      const world = newWorld(bench);
      await bench.hire("王师傅", "technician");
      await bench.hire("陈主管", "supervisor");
      await bench.hire("黄经理", "manager");
      await live(steps, world);
      bench.host.close();

      const again = await openTestHost(folder, bench.clock);
      const { store, keys } = coreOf(again);
      const first = await digests(store, keys);
      expect(first.rebuilt).toBe(first.kept);
      const second = await digests(store, keys);
      expect(second).toEqual({ kept: first.kept, rebuilt: first.kept });
      again.close();
      expect(verifyLog(databaseFile(folder)).devices.map(({ damage }) => damage)).toEqual([null]);
      for (const [from, to] of [
        [world.accepted, accepted],
        [world.refused, refused],
      ] as const) {
        for (const [key, count] of from) to.set(key, (to.get(key) ?? 0) + count);
      }
    }),
    { seed: SIZE.seed, numRuns: SIZE.runs, endOnFailure: true },
  );
  // The run did something: the registers were written to, by most of its commands, and refusals came too.
  const kinds = new Set([...accepted.keys()].map((name) => name.slice(0, name.indexOf("."))));
  const worked =
    "visit pass work-order duty-line key shift substance hazard-batch hazard-issue unit person vehicle staff";
  expect([...kinds]).toEqual(expect.arrayContaining(worked.split(" ")));
  expect(accepted.size).toBeGreaterThan(45);
  expect(refused.size).toBeGreaterThan(5);
});

test("C6 a table that says something else than the log is found by the digest", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  onTestFinished(bench.host.close);
  const world = newWorld(bench);
  await live([{ command: "visit.register", which: 0, how: 1, passMs: 0 }], world);
  const { store, keys } = bench.core();
  store.db.exec("UPDATE visits SET name = '别人'");
  const { kept, rebuilt } = await digests(store, keys);
  expect(rebuilt).not.toBe(kept);
  expect(tablesDigest(store.db, allTables)).toBe(rebuilt);
});
