import { randomBytes } from "node:crypto";
import { array, assert, asyncProperty, constant, integer, nat, oneof, record } from "fast-check";
import { expect, test } from "vitest";
import { applyPulled } from "../../../../electron/host/store/apply.ts";
import { tablesDigest } from "../../../../electron/host/store/digest.ts";
import { allTables } from "../../../../electron/host/tables/index.ts";
import { eventText, parseEventText } from "../../../../shared/kernel/event.ts";
import { uuid7 } from "../../../../shared/kernel/ids.ts";
import { digests, openTestDesk, type TestDesk } from "../../../fixtures/stores.ts";
import { answered, extended, left, registered, renamed, voided } from "../../../fixtures/visit-events.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";

const START = Date.UTC(2026, 10, 23, 6);
const newId = () => uuid7(START, randomBytes(16));
const DESKS = 3;
/** Events that two desks wrote of the same record without knowing of each other. */
const CONCURRENT = "SELECT count(*) FROM (SELECT 1 FROM events GROUP BY id, rev HAVING count(*) > 1)";

type Step =
  | {
      readonly do: "write";
      readonly desk: number;
      readonly what: number;
      readonly about: number;
      readonly at: number;
    }
  | {
      readonly do: "pull";
      readonly desk: number;
      readonly from: number;
      readonly of: number;
      readonly back: number;
      readonly limit: number;
    };

const desk = nat(DESKS - 1);
const steps = array(
  oneof(
    record({
      do: constant("write" as const),
      desk,
      what: nat(6),
      about: nat(7),
      // Clocks that jump: the order is rev's, `at` only breaks ties.
      at: integer({ min: START - 100_000, max: START + 100_000 }),
    }),
    record({
      do: constant("pull" as const),
      desk,
      from: desk,
      of: desk,
      back: nat(3),
      limit: integer({ min: 1, max: 4 }),
    }),
  ),
  { minLength: 20, maxLength: 70 },
);

/** Takes a stretch that may begin with events already here (duplicates). */
function pull(into: TestDesk, from: TestDesk, device: string, back = 0, limit = 10_000): number {
  const { seq } = into.store.head(device);
  return applyPulled(into.store, [from.run(device, Math.max(0, seq - back), limit)]).events;
}

function run(
  step: Step,
  desks: readonly TestDesk[],
  ids: readonly string[],
  counter: { n: number; readonly begun: Set<string> },
): void {
  const here = desks[step.desk];
  if (here === undefined) return;
  if (step.do === "pull") {
    const from = desks[step.from];
    const of = desks[step.of];
    // A desk is the only source of its own events here (a restored desk is another test).
    if (from !== undefined && of !== undefined && of !== here)
      pull(here, from, of.keys.deviceId, step.back, step.limit);
    return;
  }
  const id = ids[step.about] ?? "";
  counter.n += 1;
  const events = [
    registered(counter.n, step.at, "awaiting"),
    answered(step.at, "agreed", "李先生"),
    answered(step.at, "refused", "王女士"),
    left(step.at),
    extended(step.at + 5000),
    renamed(`周${counter.n}`),
    voided(),
  ];
  // A visit's id is made by the desk that registers it, so nobody else can register the same one.
  const event = events[step.what === 0 && counter.begun.has(id) ? 4 : step.what];
  if (step.what === 0) counter.begun.add(id);
  if (event !== undefined) here.write(id, event, step.at);
}

test("C6 a long run is taken at once, its records' events far apart", async () => {
  const folder = tempFolder();
  const [writer, reader] = [await openTestDesk(folder), await openTestDesk(folder)];
  const ids = Array.from({ length: 30 }, newId);
  writer.store.transaction(() => {
    for (const [n, id] of ids.entries()) writer.write(id, registered(n + 1, START), START);
    for (let n = 0; n < 1200; n += 1) writer.write(ids[n % 30] ?? "", extended(START + n), START + n);
    for (const [n, id] of ids.entries()) writer.write(id, renamed(`周${n}`), START + 5000);
  });
  expect(pull(reader, writer, writer.keys.deviceId)).toBe(1260);
  const { kept, rebuilt } = await digests(reader.store, reader.keys);
  expect(rebuilt).toBe(kept);
  expect(kept).toBe(tablesDigest(writer.store.db, allTables));
  for (const { store } of [writer, reader]) store.close();
});

test("C6 S1 three desks that hear of each other in any order, twice and in pieces, end with the same tables", async () => {
  let concurrent = 0;
  await assert(
    asyncProperty(steps, async (script) => {
      const folder = tempFolder();
      const desks = await Promise.all(Array.from({ length: DESKS }, () => openTestDesk(folder)));
      const ids = Array.from({ length: 8 }, newId);
      const counter = { n: 0, begun: new Set<string>() };
      for (const step of script) run(step, desks, ids, counter);
      for (const into of desks)
        for (const from of desks) if (from !== into) pull(into, from, from.keys.deviceId, 2);
      const found = desks.map(({ store }) => tablesDigest(store.db, allTables));
      expect(new Set(found).size).toBe(1);
      for (const { store, keys } of desks) {
        const { kept, rebuilt } = await digests(store, keys);
        expect(rebuilt).toBe(kept);
        expect(store.log.count()).toBe(counter.n);
        concurrent += Number(store.db.prepare(CONCURRENT).pluck().get());
        store.close();
      }
    }),
    { numRuns: process.env["LODGEBOOK_SOAK"] === "1" ? 300 : 25 },
  );
  // The run proves that it met desks which did not know of each other.
  expect(concurrent).toBeGreaterThan(0);
});

async function twoDesks() {
  const folder = tempFolder();
  const writer = await openTestDesk(folder);
  const reader = await openTestDesk(folder);
  for (let n = 1; n <= 5; n += 1) writer.write(newId(), registered(n, START + n), START + n);
  return { writer, reader, device: writer.keys.deviceId, whole: writer.run(writer.keys.deviceId, 0, 10) };
}

test("a chain that breaks is stored up to the break, which is answered with its place, and goes on once mended", async () => {
  const { reader, device, whole } = await twoDesks();
  const edited = whole.texts.map((line, index) => (index === 3 ? line.replace("探访", "送货") : line));
  const first = applyPulled(reader.store, [{ ...whole, texts: edited }]);
  expect(first).toMatchObject({ events: 4, breaks: [{ device, seq: 5, problem: "prev" }] });
  const again = applyPulled(reader.store, [whole]);
  expect(again).toMatchObject({ events: 0, breaks: [{ device, seq: 4, problem: "fork" }] });
});

test("texts with one left out, or in another order, are not stored", async () => {
  const { reader, device, whole } = await twoDesks();
  const gap = applyPulled(reader.store, [{ ...whole, texts: whole.texts.slice(1) }]);
  expect(gap).toMatchObject({ events: 0, breaks: [{ device, seq: 1, problem: "seq" }] });
  expect(reader.store.log.count()).toBe(0);
  expect(applyPulled(reader.store, [whole]).events).toBe(5);
});

test("an event whose sealed part did not come, or is not what was sealed, is not stored", async () => {
  const { reader, device, whole } = await twoDesks();
  const without = applyPulled(reader.store, [{ ...whole, vault: whole.vault.slice(0, 2) }]);
  expect(without).toMatchObject({ events: 2, breaks: [{ device, seq: 3, problem: "sealed" }] });
  const swapped = whole.vault.map((row, index) =>
    index === 2 ? { ...row, cipher: new Uint8Array(40) } : row,
  );
  const other = applyPulled(reader.store, [{ ...whole, vault: swapped }]);
  expect(other).toMatchObject({ events: 0, breaks: [{ device, seq: 3, problem: "sealed" }] });
  expect(applyPulled(reader.store, [whole])).toMatchObject({ events: 3, breaks: [] });
});

test("P2 a sealed part that comes as erased folds blank, and no later copy brings it back", async () => {
  const { writer, reader, whole } = await twoDesks();
  const erased = whole.vault.map((row) => ({ ...row, cipher: null }));
  expect(applyPulled(reader.store, [{ ...whole, vault: erased }]).breaks).toEqual([]);
  applyPulled(reader.store, [whole]);
  expect(reader.store.db.prepare("SELECT DISTINCT name FROM visits").pluck().all()).toEqual([null]);
  expect(writer.store.db.prepare("SELECT count(*) FROM visits WHERE name IS NULL").pluck().get()).toBe(0);
});

test("S4 an event of a kind that this version does not know is kept verbatim", async () => {
  const { writer, reader, device } = await twoDesks();
  const head = writer.store.head(device);
  const line = eventText({
    device,
    seq: head.seq + 1,
    rev: 1,
    at: START,
    actor: "x",
    kind: "drone",
    id: newId(),
    type: "landed",
    v: 3,
    data: { where: "roof" },
    prev: head.hash,
  });
  const event = parseEventText(line);
  if (!event.ok) throw new Error(event.error);
  writer.store.transaction(() => writer.store.append(event.value, line, writer.store.sha256(line)));
  applyPulled(reader.store, [writer.run(device, 0, 10)]);
  expect(reader.store.log.textsOf(event.value.id)).toEqual([line]);
});
