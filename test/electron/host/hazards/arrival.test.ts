import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyPulled } from "../../../../electron/host/store/apply.ts";
import { tablesDigest } from "../../../../electron/host/store/digest.ts";
import { allTables } from "../../../../electron/host/tables/index.ts";
import { eventText } from "../../../../shared/kernel/event.ts";
import type { OpenEvent } from "../../../../shared/kernel/fold.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { digests, openTestDesk } from "../../../fixtures/stores.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { batch } from "../../../shared/modules/hazards/desk.ts";
import { acts, lived } from "../../../shared/modules/hazards/histories.ts";

/** Each device's lines, chained; nothing sealed, as after everything was erased. */
function chains(events: readonly OpenEvent[]): readonly { device: string; texts: readonly string[] }[] {
  const byDevice = Map.groupBy(events, ({ envelope }) => envelope.device);
  return [...byDevice].map(([device, own]) => {
    let prev = "0".repeat(64);
    const inOrder = own.toSorted((left, right) => left.envelope.seq - right.envelope.seq);
    const texts = inOrder.map(({ envelope }) => {
      const text = eventText({ ...envelope, prev });
      prev = sha256Hex(text);
      return text;
    });
    return { device, texts };
  });
}

test("S1, C6 whatever stretches arrive in whatever order, some of them twice, the tables are the same", async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(
      acts,
      fc.array(fc.record({ device: fc.nat(2), back: fc.nat(3), count: fc.integer({ min: 1, max: 5 }) }), {
        minLength: 5,
        maxLength: 30,
      }),
      async (made, pulls) => {
        const lines = chains(lived(made));
        const desks = [await openTestDesk(tempFolder()), await openTestDesk(tempFolder())] as const;
        const whole = lines.map(({ device, texts }) => ({ device, texts, vault: [] }));
        expect(applyPulled(desks[0].store, whole).breaks).toEqual([]);
        for (const { device: which, back, count } of pulls) {
          const one = lines[which % lines.length];
          if (one === undefined) continue;
          const from = Math.max(0, desks[1].store.head(one.device).seq - back);
          applyPulled(desks[1].store, [
            { device: one.device, texts: one.texts.slice(from, from + count), vault: [] },
          ]);
        }
        applyPulled(desks[1].store, whole.toReversed());
        const [first, second] = desks.map(({ store }) => tablesDigest(store.db, allTables));
        expect(second).toBe(first);
        const { kept, rebuilt } = await digests(desks[1].store, desks[1].keys);
        expect(rebuilt).toBe(kept);
        moved += desks[0].store.eventsOf(batch).length;
        for (const { store } of desks) store.close();
      },
    ),
    { numRuns: 10 },
  );
  expect(moved).toBeGreaterThan(20);
});
