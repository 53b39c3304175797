import { expect, test } from "vitest";
import { verifyDatabase } from "../../../../electron/host/recovery/verify-database.ts";
import { personRegister } from "../../../../shared/modules/directory/index.ts";
import { databaseIn } from "../../../faults/books.ts";
import { benchOf } from "../../../fixtures/host.ts";
import {
  DAY,
  erase,
  erasingSite,
  find,
  otherName,
  plaintextIn,
  visitOf,
  wanted,
  type ErasingSite,
} from "./support.ts";

const traces = [
  ...Object.values(wanted),
  // As the tables, the masks and the search tokens have them.
  "粤BX97531",
  "199****2468",
  "ouyangwaner",
];

/** A person in every register that there is, among others, some of whose records are written again and again. */
async function livedIn(site: ErasingSite): Promise<void> {
  const { bench } = site;
  await bench.must("unit.add", { code: "3-2-1201", state: "occupied" });
  const { id: person } = await bench.must("person.add", {
    unit: "3-2-1201",
    name: wanted.name,
    relation: "owner",
    phones: wanted.phone,
    documentType: "passport",
    document: wanted.document,
    documentOverridden: false,
    moveIn: "",
    emergencyContact: "",
    emergencyPhones: "",
    note: "",
  });
  await bench.must("vehicle.add", { unit: "3-2-1201", owner: person, plate: wanted.plate });
  for (let index = 0; index < 160; index++) {
    const own = index % 5 === 0;
    const { name, phone, document, plate } = wanted;
    const id = await (own
      ? visitOf(bench, name, { phone, document, plate })
      : visitOf(bench, otherName(index), { host: index % 7 === 0 ? wanted.name : "张女士" }));
    if (index % 2 === 0) {
      await bench.must("visit.extend", { until: bench.clock.nowMs() + DAY, reason: "继续探访" }, { id });
    }
    if (index % 3 === 0) await bench.must("visit.sign-out", { badgeReturned: null, late: null }, { id });
  }
  const { id: order } = await bench.must("work-order.take", {
    channel: "phone",
    reporter: wanted.name,
    phone: wanted.phone,
    resident: null,
    unit: "3-2-1201",
    publicArea: "",
    location: "厨房",
    fault: "水槽漏水",
    grade: "urgent",
    area: "indoor",
    charge: "free",
    appointment: null,
    dispatch: true,
    technician: null,
    reworkOf: null,
    late: null,
  });
  await bench.must(
    "work-order.log-call",
    {
      outcome: "answered",
      reason: "师傅路上堵车",
      promisedAt: bench.clock.nowMs() + 3_600_000,
      answeredBy: wanted.name,
      late: null,
    },
    { id: order },
  );
  bench.core().drafts.save(bench.clerk.id, "visit", { name: wanted.name });
}

/** The person's name can be a token of its own in the index, so the index is read as bytes, too. */
test("P2 an erased person is in no byte of the file, WAL, search index; the chain holds; others stay", async () => {
  const site = await erasingSite();
  const { bench, folder } = site;
  await livedIn(site);
  expect(plaintextIn(folder, traces).length).toBeGreaterThan(5);
  const found = await find(bench, { name: wanted.name, number: wanted.phone });
  expect(new Set(found.map(({ kind }) => kind))).toEqual(
    new Set(["visit", "work-order", "person", "vehicle"]),
  );
  expect(found.filter(({ kind }) => kind === "visit")).toHaveLength(32 + 18);
  expect(found.find(({ kind }) => kind === "work-order")).toMatchObject({
    vault: [expect.any(String), expect.any(String)],
    held: null,
  });

  expect(await erase(site, found)).toBeNull();
  expect(plaintextIn(folder, traces)).toEqual([]);
  expect(verifyDatabase(databaseIn(folder)).findings).toEqual([]);
  expect(await find(bench, { name: wanted.name, number: wanted.phone })).toEqual([]);
  const row = bench.core().queries.erasures.list(bench.core().keys.deviceId)[0];
  expect(row).toMatchObject({
    cause: "request",
    by: "何志远",
    reason: "本人书面申请删除",
    records: found.length,
    doneHere: true,
  });
  const visits = bench.core().queries.visits.search("访客", 200);
  expect(visits).toHaveLength(160 - 32 - 18);
  bench.host.close();
  expect(plaintextIn(folder, traces)).toEqual([]);
});

test("P2 an older backup brings nobody back; backups and put-aside books age out", async () => {
  const site = await erasingSite();
  const { bench, folder } = site;
  await livedIn(site);
  const made = await bench.host.backups.make("manual");
  if (!made.ok) throw new Error(made.error.code);
  expect(await erase(site, await find(bench, { name: wanted.name, number: wanted.phone }))).toBeNull();

  expect((await bench.host.restores.restore({ name: made.value.name }, bench.admin.id)).ok).toBe(true);
  const inUse = plaintextIn(folder, traces).filter((place) => !place.startsWith("backups/"));
  expect(inUse).toEqual([]);
  expect(await find(bench, { name: wanted.name, number: wanted.phone })).toEqual([]);
  expect(verifyDatabase(databaseIn(folder)).findings).toEqual([]);

  // A person of the books put aside by the restore is erased afterwards: those books age out as backups do.
  const later = benchOf(bench.host, bench.clock, folder);
  expect(await erase({ ...site, bench: later }, await find(later, { name: otherName(1) }))).toBeNull();
  expect(plaintextIn(folder, [otherName(1)]).map((place) => place.split("-")[0])).toEqual(
    expect.arrayContaining(["backups/lodgebook", "before"]),
  );
  for (let day = 0; day < 32; day++) {
    bench.clock.pass(DAY);
    await bench.host.backups.tick();
    await bench.host.erasures.tick();
  }
  expect(plaintextIn(folder, [...traces, otherName(1)])).toEqual([]);
  expect(bench.host.restores.lastReport()).not.toBeNull();
});

test("P2 who is erased shows as blank and can be entered anew", async () => {
  const site = await erasingSite();
  const { bench } = site;
  await livedIn(site);
  const person = (await find(bench, { name: wanted.name })).find(({ kind }) => kind === "person");
  if (person === undefined) throw new Error("not found");
  expect(await erase(site, [person])).toBeNull();
  expect(bench.core().store.folded(personRegister, person.id).state).toMatchObject({
    name: null,
    phones: [],
    document: null,
    relation: "owner",
  });
  expect(bench.core().queries.directory.peopleIn("3-2-1201")).toEqual([{ id: person.id, name: "" }]);
});
