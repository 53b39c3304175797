import { expect, test } from "vitest";
import { createTimeline } from "../../../../electron/host/tables/directory-timeline.ts";
import { createSearchHash } from "../../../../electron/host/vault/search-hash.ts";
import { importBytes, openBench } from "./import-file.ts";
import type { Bench } from "../../../fixtures/host.ts";

const ROSTER = [
  "楼栋,单元,房号,姓名,与业主关系,联系电话,身份证号,车牌号,入住状态,迁出日期",
  "3,2,1201,陈立,业主,19900012046,996445197606167771,粤B12345,已入住,",
  "3,2,1201,陈小明,子女,,,,已入住,",
  "3,2,1202,欧阳晨思,租户,19900035811,,,已入住,2025-01-01",
  "10,1,101,,,,,,空置,",
].join("\n");

async function small(): Promise<Bench> {
  const bench = await openBench();
  const { result } = await importBytes(bench, Buffer.from(ROSTER));
  expect(result).toMatchObject({ unitsAdded: 3, peopleAdded: 3, vehiclesAdded: 1, returned: 0 });
  return bench;
}

const nowOf = (bench: Bench) => ({ nowMs: bench.clock.nowMs(), timeZone: "Asia/Shanghai" });

function find(bench: Bench, text: string): readonly string[] {
  const core = bench.core();
  return core.queries.directory
    .find(text, createSearchHash(core.keys.search), 20, nowOf(bench))
    .map((hit) => `${hit.unit} ${hit.name}${hit.left ? " 已迁出" : ""}`);
}

test.each([
  ["陈", ["3-2-1201 陈小明", "3-2-1201 陈立"]],
  ["chenl", ["3-2-1201 陈立"]],
  ["oycs", ["3-2-1202 欧阳晨思 已迁出"]],
  ["2046", ["3-2-1201 陈立"]],
  ["粤B12345", ["3-2-1201 陈立"]],
  ["b123", ["3-2-1201 陈立"]],
  ["3栋2单元1201", ["3-2-1201 陈立", "3-2-1201 陈小明"]],
  ["10-1-101", ["10-1-101 "]],
  ["199 0001 2046", ["3-2-1201 陈立"]],
  ["996445197606167771", ["3-2-1201 陈立"]],
  ["19900012047", []],
  ["%", []],
  ['" OR 1', []],
])("typing %s finds %j", async (text, expected) => {
  expect(find(await small(), text)).toEqual(expected);
});

test("buildings count who lives there now; units stand in their order", async () => {
  const bench = await small();
  const { directory } = bench.core().queries;
  expect(directory.buildings(nowOf(bench))).toEqual({
    buildings: [
      { building: "3", units: 2, people: 2, occupied: 2 },
      { building: "10", units: 1, people: 0, occupied: 0 },
    ],
    units: 3,
    people: 2,
    vehicles: 1,
  });
  expect(directory.units("3", nowOf(bench)).map(({ code, people }) => [code, people])).toEqual([
    ["3-2-1201", 2],
    ["3-2-1202", 0],
  ]);
});

test("PRV-1 a unit's page shows numbers masked and names the driver", async () => {
  const bench = await small();
  const view = bench.core().queries.directory.unitByCode("3号楼2单元1201室", nowOf(bench));
  expect(view?.people.map(({ name, phones, documentMasked }) => [name, phones, documentMasked])).toEqual([
    ["陈立", ["199****2046"], "9964**********7771"],
    ["陈小明", [], ""],
  ]);
  expect(view?.vehicles.map(({ plate, ownerName }) => [plate, ownerName])).toEqual([["粤B12345", "陈立"]]);
  expect(JSON.stringify(view)).not.toMatch(/19900012046|996445197606167771/u);
});

test("VIS-2 a standing authorisation lets a helper in until it expires", async () => {
  const bench = await small();
  const { lookups, queries } = bench.core();
  const { id } = await bench.must("person.add", {
    unit: "3-2-1201",
    name: "罗秀英",
    relation: "helper",
    phones: "",
    documentType: null,
    document: "",
    documentOverridden: false,
    moveIn: "",
    emergencyContact: "",
    emergencyPhones: "",
    note: "",
  });
  const until = bench.clock.nowMs() + 86_400_000;
  await bench.must("person.authorise", { until, kinds: ["helper"], by: "陈立", note: "" }, { id });
  const holds = (): boolean => lookups.standingAuthorisation(id, "3-2-1201", bench.clock.nowMs());
  expect(holds()).toBe(true);
  expect(queries.directory.person(id, nowOf(bench))?.authorisation).toMatchObject({
    by: "陈立",
    holds: true,
  });
  bench.clock.pass(86_400_000);
  expect(holds()).toBe(false);
  expect(queries.directory.person(id, nowOf(bench))?.authorisation).toMatchObject({ holds: false });
});

test("a unit's timeline tells its visits and its own events, newest first, page by page, each once", async () => {
  const bench = await small();
  const unit = bench.core().queries.directory.unitByCode("3-2-1201", nowOf(bench))?.unit;
  const visit = {
    sex: null,
    partySize: 1,
    company: "",
    category: "delivery",
    documentType: null,
    document: "",
    documentOverridden: false,
    phone: "",
    plate: "",
    purpose: "",
    goods: "",
    department: "",
    host: "",
    consent: { method: "phone", answer: "agreed", by: "陈立", authorisation: null },
    emergency: null,
    badge: "",
    seconds: null,
    carry: null,
    late: null,
  } as const;
  for (const name of ["甲", "乙", "丙"]) {
    bench.clock.pass(60_000);
    await bench.must("visit.register", { ...visit, name, unit: "3-2-1201" });
    await bench.must("visit.register", { ...visit, name: "别家", unit: "3-2-1202" });
  }
  bench.clock.pass(60_000);
  await bench.must("unit.change-state", { to: "decorating", reason: "" }, { id: unit?.id ?? "" });
  const { store, queries } = bench.core();
  const page = createTimeline(store.db, queries.staff.nameOf);
  const seen: string[] = [];
  const keys = new Set<string>();
  let before: { readonly atMs: number; readonly key: string } | null = null;
  do {
    const answer = page(unit?.id ?? "", before, 2);
    for (const entry of answer?.entries ?? []) {
      seen.push(`${entry.kind} ${entry.type} ${entry.title}`);
      keys.add(entry.key);
    }
    before = answer?.next ?? null;
  } while (before !== null);
  expect(seen.slice(0, 4)).toEqual([
    "unit state-changed 3-2-1201",
    "visit inside 丙",
    "visit inside 乙",
    "visit inside 甲",
  ]);
  expect(seen.slice(4).toSorted()).toEqual([
    "person moved-in 陈小明",
    "person moved-in 陈立",
    "unit added 3-2-1201",
    "vehicle added 粤B12345",
  ]);
  expect(keys.size).toBe(seen.length);
  expect(page("01900000-0000-7000-8000-000000000000", null, 2)).toBeNull();
});
