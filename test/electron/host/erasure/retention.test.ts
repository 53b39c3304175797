import { expect, test } from "vitest";
import { SITE_ID } from "../../../../electron/host/sha256.ts";
import { readErasedIds } from "../../../../electron/host/recovery/erased-ids.ts";
import type { DuePreview } from "../../../../shared/contract/erasure.ts";
import type { Bench } from "../../../fixtures/host.ts";
import { DAY, erase, erasingSite, find, visitOf } from "./support.ts";

const names = (bench: Bench): readonly string[] =>
  bench
    .core()
    .store.db.prepare<[], string>("SELECT coalesce(name, '') FROM visits ORDER BY row")
    .pluck()
    .all();

async function preview(bench: Bench): Promise<DuePreview> {
  const due = await bench.host.erasures.due(() => undefined, new AbortController().signal);
  if (!due.ok) throw new Error(due.error.code);
  return due.value;
}

/** So many days go by, the daily run doing its work on each. */
async function live(bench: Bench, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    bench.clock.pass(DAY);
    await bench.host.erasures.tick();
  }
}

test("PRV-1 visits keep names for 180 days by default; the day after the program blanks them and says so", async () => {
  const { bench } = await erasingSite();
  await bench.host.erasures.tick();
  await visitOf(bench, "周涛");
  await live(bench, 100);
  await visitOf(bench, "吴倩");
  await live(bench, 79);
  expect(names(bench)).toEqual(["周涛", "吴倩"]);
  expect((await preview(bench)).lines.find(({ kind }) => kind === "visit")).toEqual({
    key: "visits",
    kind: "visit",
    days: 180,
    due: 0,
    held: 0,
    soon: 1,
  });
  await live(bench, 2);
  expect(names(bench)).toEqual(["", "吴倩"]);
  const [row] = bench.core().queries.erasures.list(bench.core().keys.deviceId);
  expect(row).toMatchObject({
    cause: "retention",
    by: "",
    days: 180,
    kinds: "visit",
    records: 1,
    doneHere: true,
  });
  const count = bench.core().store.log.count();
  await live(bench, 3);
  expect(bench.core().store.log.count(), "nothing is erased twice").toBe(count);
});

test("PRV-1 a shorter time erases sooner, one register at a time; an unfinished repair keeps its phone", async () => {
  const { bench } = await erasingSite();
  await bench.host.erasures.tick();
  await visitOf(bench, "周涛");
  const taken = {
    channel: "phone",
    reporter: "张女士",
    phone: "",
    resident: null,
    unit: "3-2-1201",
    publicArea: "",
    location: "",
    fault: "漏水",
    grade: "normal",
    area: "indoor",
    charge: "free",
    appointment: null,
    dispatch: false,
    technician: null,
    reworkOf: null,
    late: null,
  } as const;
  await bench.must("work-order.take", taken);
  const { id: closed } = await bench.must("work-order.take", taken);
  await bench.must("work-order.close", { closing: "cancelled", reason: "住户取消" }, { id: closed });
  const retentionDays = { ...bench.core().desk.settings.retentionDays, workOrders: 30 };
  const how = { id: SITE_ID, actor: bench.admin };
  await bench.must("site.change-setting", { key: "retentionDays", value: retentionDays }, how);
  await live(bench, 32);
  const reporters = bench
    .core()
    .store.db.prepare("SELECT reporter FROM work_orders ORDER BY row")
    .pluck()
    .all();
  expect(reporters).toEqual(["张女士", null]);
  expect(names(bench)).toEqual(["周涛"]);
});

test("a legal hold on a record, a unit or a person keeps them until it is lifted, whoever asks", async () => {
  const site = await erasingSite();
  const { bench, manager } = site;
  await bench.host.erasures.tick();
  const place = async (target: "record" | "unit" | "person", more: object): Promise<string> => {
    const hold = { target, record: null, unit: "", name: "", phone: "", reason: "派出所调查" };
    return (await bench.must("hold.place", { ...hold, ...more }, { actor: manager })).id;
  };
  const record = await visitOf(bench, "周涛");
  await visitOf(bench, "吴倩", { unit: "5-1-0602" });
  await visitOf(bench, "郑凯", { host: "钱先生", unit: "7-1-0101" });
  await visitOf(bench, "孙悦", { unit: "7-1-0102" });
  const holds = [
    await place("record", { record: { kind: "visit", id: record, number: "LF-20261123-A-001" } }),
    await place("unit", { unit: "5-1-0602" }),
    await place("person", { name: "钱先生" }),
  ];
  for (let month = 0; month < 7; month++) await live(bench, 30);
  expect(names(bench)).toEqual(["周涛", "吴倩", "郑凯", ""]);
  expect((await preview(bench)).lines[0]).toMatchObject({ kind: "visit", due: 0, held: 3 });
  const found = await find(bench, { name: "郑凯" });
  expect(found).toMatchObject([{ kind: "visit", held: "派出所调查" }]);
  expect(await erase(site, found)).toMatchObject({ code: "on-hold", params: { count: 1 } });
  for (const id of holds) await bench.must("hold.lift", { reason: "案件已结" }, { id, actor: manager });
  await live(bench, 1);
  expect(names(bench)).toEqual(["", "", "", ""]);
  expect(
    await bench.give("hold.lift", { reason: "再解一次" }, { id: holds[0] ?? "", actor: manager }),
  ).toMatchObject({
    error: { code: "state-forbids" },
  });
});

test("T1 a clock that jumped ahead erases nothing until a manager says that it is right", async () => {
  const { bench, manager } = await erasingSite();
  await visitOf(bench, "周涛");
  await bench.host.erasures.tick();
  bench.clock.setWall(Date.UTC(2099, 0, 1));
  await bench.host.erasures.tick();
  expect(names(bench)).toEqual(["周涛"]);
  expect(bench.host.erasures.clockDays()).toBeGreaterThan(20_000);
  bench.clock.setWall(Date.UTC(2026, 10, 25));
  expect(bench.host.erasures.clockDays()).toBeNull();
  await live(bench, 1);
  expect(names(bench)).toEqual(["周涛"]);
  bench.clock.pass(200 * DAY);
  await bench.host.erasures.tick();
  expect(names(bench), "off for half a year").toEqual(["周涛"]);
  expect(bench.host.erasures.runDue(manager)).toEqual({ ok: true, value: null });
  await bench.host.erasures.tick();
  expect(names(bench)).toEqual([""]);
  expect(bench.core().queries.erasures.list(bench.core().keys.deviceId)[0]).toMatchObject({ by: "何志远" });
});

test("the first day only looks; a draft that names an erased person goes with them", async () => {
  const site = await erasingSite();
  const { bench, folder } = site;
  await visitOf(bench, "周涛");
  bench.clock.pass(400 * DAY);
  await bench.host.erasures.tick();
  expect(names(bench)).toEqual(["周涛"]);
  const { drafts } = bench.core();
  drafts.save(bench.clerk.id, "visit", { name: "周涛" });
  drafts.save(bench.clerk.id, "work-order", { fault: "漏水" });
  expect(await erase(site, await find(bench, { name: "周涛" }))).toBeNull();
  expect(drafts.load(bench.clerk.id, "visit")).toBeNull();
  expect(drafts.load(bench.clerk.id, "work-order")).toEqual({ fault: "漏水" });
  expect(readErasedIds(folder)).toMatchObject({ ok: true, value: [expect.stringMatching(/^[0-9a-f]{32}$/)] });
});

test("a search must name somebody: two characters, five digits, or a whole unit", async () => {
  const { bench } = await erasingSite();
  await visitOf(bench, "周涛", { phone: "19900002046" });
  const tried = (subject: object) =>
    bench.host.erasures.find(
      { name: "", number: "", unit: "", ...subject },
      () => undefined,
      new AbortController().signal,
    );
  expect(await tried({})).toMatchObject({ error: { code: "search-too-short", field: "name" } });
  expect(await tried({ name: "周" })).toMatchObject({ error: { code: "search-too-short" } });
  expect(await tried({ number: "2046" })).toMatchObject({
    error: { code: "search-too-short", field: "number" },
  });
  expect(await tried({ unit: "不是房号" })).toMatchObject({ error: { code: "unit-form" } });
  expect(await find(bench, { number: "199 0000 2046" })).toHaveLength(1);
  expect(await find(bench, { number: "199 0000 2046", unit: "3-2-1202" })).toHaveLength(0);
  expect(await find(bench, { unit: "3-2-1201" })).toMatchObject([
    { label: "周涛", vault: [expect.any(String)] },
  ]);
});
