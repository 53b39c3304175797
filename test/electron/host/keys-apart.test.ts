import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyPulled } from "../../../electron/host/store/apply.ts";
import { tablesDigest } from "../../../electron/host/store/digest.ts";
import { allTables } from "../../../electron/host/tables/index.ts";
import { uuid7 } from "../../../shared/kernel/ids.ts";
import type { NewEvent } from "../../../shared/kernel/register.ts";
import { keyRegister, outCopies } from "../../../shared/modules/keys/index.ts";
import { digests, openTestDesk, type TestDesk } from "../../fixtures/stores.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";
import { createTestDesk, electrician, hung, ownEvents } from "../../shared/modules/keys/desk.ts";

const START = Date.UTC(2026, 10, 23, 6);

/** What a desk decided, as its store takes it. */
function written(events: ReturnType<typeof ownEvents>): readonly NewEvent[] {
  return events.map(({ envelope, personal }) => ({
    kind: "key",
    type: envelope.type,
    v: envelope.v,
    data: envelope.data,
    personal,
  }));
}

/** Takes what the other desk wrote, from `back` events before its end on, so that some of it comes twice. */
function pull(into: TestDesk, from: TestDesk, back: number): void {
  const device = from.keys.deviceId;
  const { seq } = into.store.head(device);
  applyPulled(into.store, [from.run(device, Math.max(0, seq - back), 1000)]);
}

test("S2, C6 two desks that lent the same key converge in whatever order and however often they hear of it; both loans stay", async () => {
  let clashes = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { maxLength: 6 }),
      fc.boolean(),
      fc.nat(5),
      async (pulls, returns, minutes) => {
        const [first, second] = [await openTestDesk(tempFolder()), await openTestDesk(tempFolder())];
        const id = uuid7(START, randomBytes(16));
        const a = hung();
        const [added] = written(a.events);
        if (added === undefined) throw new Error("nothing was added");
        first.write(id, added, START);
        pull(second, first, 0);
        const b = createTestDesk("B", a.events);
        a.must("key.lend", electrician);
        b.nowMs += minutes * 60_000;
        b.must("key.lend", { ...electrician, borrower: "钱进" });
        const given = { loan: b.loan(), copies: 1, receiver: null, sealNo: "", note: "", late: null };
        if (returns) b.must("key.return", given);
        for (const event of written(a.events).slice(1)) first.write(id, event, START + 1);
        for (const event of written(ownEvents(b, "B"))) second.write(id, event, START + 2 + minutes);
        for (const back of pulls) {
          pull(first, second, back);
          pull(second, first, back);
        }
        pull(first, second, 1);
        pull(second, first, 3);
        const states = [first, second].map(({ store }) => store.folded(keyRegister, id));
        expect(states[1]).toEqual(states[0]);
        expect(tablesDigest(second.store.db, allTables)).toBe(tablesDigest(first.store.db, allTables));
        const { kept, rebuilt } = await digests(first.store, first.keys);
        expect(rebuilt).toBe(kept);
        const state = states[0]?.state;
        expect(state?.loans.map(({ borrower }) => borrower).toSorted()).toEqual(["赵磊", "钱进"]);
        expect(state === undefined ? 0 : outCopies(state)).toBe(returns ? 1 : 2);
        const row = first.store.db.prepare<[], { conflicts: number }>("SELECT conflicts FROM keys").get();
        expect(row).toEqual({ conflicts: 1 });
        clashes += 1;
        for (const { store } of [first, second]) store.close();
      },
    ),
    { numRuns: 12 },
  );
  expect(clashes).toBe(12);
});
