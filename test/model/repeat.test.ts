import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { benchOf, foundTestSite, openTestHost } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { histories, newWorld, SIZE, tryStep } from "./random-work.ts";

test(`C5 every command, given again as a lost answer makes people do, is one record and one answer (seed ${SIZE.seed})`, async () => {
  let repeated = 0;
  await fc.assert(
    fc.asyncProperty(histories(SIZE.steps), async (steps) => {
      const bench = await foundTestSite(tempFolder());
      const world = newWorld(bench);
      await bench.hire("王师傅", "technician");
      await bench.hire("陈主管", "supervisor");
      await bench.hire("黄经理", "manager");
      for (const step of steps) {
        bench.clock.pass(step.passMs);
        const cmd = bench.core().newId();
        const first = await tryStep(step, world, cmd);
        if (first?.ok !== true) continue;
        const events = bench.core().store.log.count();
        bench.clock.pass(step.how * 1000);
        const known = new Map([...world.known].map(([kind, ids]) => [kind, ids.length]));
        const second = await tryStep(step, world, cmd);
        if (second === null) continue;
        repeated += 1;
        // The repetition may now aim at another record of the random world; the answer is still the first one's.
        expect(second).toEqual(first);
        expect(bench.core().store.log.count()).toBe(events);
        for (const [kind, count] of known)
          world.known.set(kind, (world.known.get(kind) ?? []).slice(0, count));
      }
      bench.host.close();
    }),
    { seed: SIZE.seed, numRuns: SIZE.runs, endOnFailure: true },
  );
  expect(repeated).toBeGreaterThan(200);
});

test("C5 a double click is one visit with one number, also after a restart between", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  const cmd = bench.core().newId();
  const outcomes = await Promise.all([1, 2, 3].map(() => bench.give("visit.register", visitForm(), { cmd })));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  bench.host.close();
  const host = await openTestHost(folder, bench.clock);
  onTestFinished(host.close);
  const again = benchOf(host, bench.clock, folder);
  expect(await again.give("visit.register", visitForm(), { cmd })).toEqual(outcomes[0]);
  const next = await again.must("visit.register", visitForm());
  expect(next.number).toBe("LF-20261123-A-002");
});

test("C5 a refused form uses up nothing: corrected and sent again it is saved, with the next number", async () => {
  const bench = await foundTestSite(tempFolder());
  onTestFinished(bench.host.close);
  const cmd = bench.core().newId();
  const refused = await bench.give("visit.register", visitForm({ name: "" }), { cmd });
  expect(refused).toMatchObject({ ok: false, error: { code: "required", field: "name" } });
  const saved = await bench.give("visit.register", visitForm(), { cmd });
  expect(saved).toMatchObject({ ok: true, value: { number: "LF-20261123-A-001" } });
});
