import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { historyOf } from "../../../electron/host/history.ts";
import { visitView } from "../../../electron/host/tables/visit-view.ts";
import { createVisitQueries, type VisitListRequest } from "../../../electron/host/tables/visits.ts";
import { uuid7 } from "../../../shared/kernel/ids.ts";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import { foundTestSite, openTestHost, PIN, type Bench } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";
import { openWindow, refusalOf, type TestWindow } from "../../fixtures/window.ts";
import { visitForm } from "../../fixtures/visit-form.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PHONE = "19900001234";
const DOCUMENT = "E12345678";

let bench: Bench;
let folder: string;
beforeEach(async () => {
  folder = tempFolder();
  bench = await foundTestSite(folder);
});
afterEach(() => bench.host.close());

const register = async (changes: Partial<CommandInput<"visit.register">> = {}) =>
  bench.must("visit.register", visitForm(changes));
const leave = async (id: string) => bench.must("visit.sign-out", { badgeReturned: null, late: null }, { id });
const list = (changes: Partial<VisitListRequest> = {}) =>
  bench
    .core()
    .queries.visits.list(
      { tab: "all", search: "", category: null, offset: 0, limit: 50, ...changes },
      bench.clock.nowMs(),
      bench.core().desk.settings,
    );
const ids = (changes: Partial<VisitListRequest>) => list(changes).rows.map((row) => row.id);
const counts = () => bench.core().queries.visits.counts(bench.clock.nowMs(), bench.core().desk.settings);
const view = (id: string) => {
  const visit = visitView(bench.core(), id);
  if (!visit.ok) throw new Error(visit.error.code);
  return visit.value;
};

describe("numbers", () => {
  test("are gap-free per desk and day; a refused form and a void take none away", async () => {
    const first = await register();
    expect((await bench.give("visit.register", visitForm({ name: "" }))).ok).toBe(false);
    const second = await register({ name: "周涛" });
    await bench.must("visit.void", { reason: "重复" }, { id: second.id });
    const third = await register({ name: "罗秀英" });
    expect([first, second, third].map(({ number }) => number)).toEqual([
      "LF-20261123-A-001",
      "LF-20261123-A-002",
      "LF-20261123-A-003",
    ]);
    expect(view(second.id)).toMatchObject({
      status: "void",
      number: "LF-20261123-A-002",
      voidReason: "重复",
    });
    bench.clock.pass(10 * 60 * MINUTE);
    expect((await register()).number).toBe("LF-20261124-A-001");
  });

  test("go on behind the last one after a restart", async () => {
    await register();
    bench.host.close();
    const host = await openTestHost(folder, bench.clock);
    bench = { ...bench, host };
    const outcome = await host.execute(
      {
        cmd: uuid7(bench.clock.nowMs(), new Uint8Array(16)),
        name: "visit.register",
        id: null,
        input: visitForm(),
        approval: null,
      },
      { actor: bench.clerk, approver: null, pinHash: null },
    );
    expect(outcome).toMatchObject({ ok: true, value: { number: "LF-20261123-A-002" } });
  });

  test("C5 the same command twice is one record", async () => {
    const cmd = uuid7(bench.clock.nowMs(), new Uint8Array(16).fill(3));
    const first = await bench.must("visit.register", visitForm(), { cmd });
    const again = await bench.must("visit.register", visitForm(), { cmd });
    expect(again).toEqual(first);
    expect(list().total).toBe(1);
  });
});

describe("VIS-1 a returning visitor", () => {
  test("is offered once a person and unit, newest first, with numbers masked", async () => {
    await register({ phone: PHONE, plate: "粤B·12345" });
    bench.clock.pass(DAY);
    const newest = await register({ phone: PHONE, host: "黄先生" });
    await register({ name: "程丽", unit: "1-1-604" });
    const voided = await register({ name: "陈作废" });
    await bench.must("visit.void", { reason: "重复" }, { id: voided.id });
    const offered = bench.core().queries.visits.suggest("chl", 6);
    expect(offered.map(({ name, unit }) => `${name} ${unit}`)).toEqual(["程丽 1-1-604", "陈立 3-2-1201"]);
    expect(offered[1]).toMatchObject({
      visitId: newest.id,
      status: "inside",
      host: "黄先生",
      documentMasked: "E******78",
      phoneMasked: "199****1234",
    });
    for (const search of ["1234", "12345", "1201", "陈"]) {
      const found = bench.core().queries.visits.suggest(search, 6);
      expect(
        found.map(({ name }) => name),
        search,
      ).toContain("陈立");
    }
  });

  test("carries the sealed numbers over without the screen ever having them", async () => {
    const first = await register({ phone: PHONE });
    const second = await register({
      documentType: null,
      document: "",
      carry: { visitId: first.id, document: true, phone: true },
    });
    expect(view(second.id)).toMatchObject({
      documentType: "passport",
      documentMasked: "E******78",
      phoneMasked: "199****1234",
    });
    expect(ids({ search: "1234" })).toEqual([second.id, first.id]);
  });
});

test("search finds by one character, initials, unit, plate, tail and number", async () => {
  const { id, number } = await register({ phone: PHONE, plate: "粤BD08812" });
  await register({ name: "周涛", unit: "5-1-402", host: "黄先生" });
  for (const search of ["陈", "chl", "cl", "3-2-1201", "1201", "08812", "粤BD08812", "1234", number ?? ""]) {
    expect(ids({ search }), search).toEqual([id]);
  }
  expect(ids({ search: "%" })).toEqual([]);
});

test("VIS-3 the tabs hold who is inside or waiting, today, and all; counts are theirs", async () => {
  const old = await register({ name: "旧客" });
  bench.clock.pass(DAY);
  const guest = await register({ name: "周涛" });
  const courier = await register({
    name: "刘洋",
    category: "delivery",
    documentType: null,
    document: "",
    seconds: 5,
  });
  const asked = { method: "phone", answer: "awaiting", by: "", authorisation: null } as const;
  const waiting = await register({ name: "马超", consent: asked, seconds: 90 });
  await leave(guest.id);
  expect(ids({ tab: "inside" })).toEqual([waiting.id, courier.id, old.id]);
  expect(ids({ tab: "today" })).toEqual([waiting.id, courier.id, guest.id]);
  expect(ids({ tab: "all", category: "delivery" })).toEqual([courier.id]);
  expect(ids({ tab: "inside", category: "guest" })).toEqual([waiting.id, old.id]);
  expect(ids({ tab: "inside", search: "周" })).toEqual([]);
  expect(list({ tab: "all", offset: 1, limit: 2 })).toMatchObject({ total: 4 });
  expect(ids({ tab: "all", offset: 1, limit: 2 })).toEqual([courier.id, guest.id]);
  // VIS-1 times documents: the courier had none. 23 s and 90 s remain.
  expect(counts()).toEqual({
    inside: 2,
    overstayed: 1,
    awaiting: 1,
    today: 3,
    averageSeconds: 57,
    withinTarget: 1,
    timed: 2,
  });
});

test("the badge that is scanned finds its visitor while they are inside", async () => {
  const { id } = await register({ badge: "A-012" });
  const { visits } = bench.core().queries;
  expect(visits.byBadge("A-012")?.id).toBe(id);
  expect(await bench.give("visit.register", visitForm({ badge: "A-012" }))).toMatchObject({
    ok: false,
    error: { code: "badge-in-use", field: "badge" },
  });
  await bench.must("visit.sign-out", { badgeReturned: true, late: null }, { id });
  expect(visits.byBadge("A-012")).toBeNull();
});

test("VIS-2 a standing authorisation of the directory lets its person in, and nobody else", async () => {
  await bench.must("unit.add", { code: "2-2-1604", state: "occupied" });
  const helper = await bench.must("person.add", {
    unit: "2-2-1604",
    name: "罗秀英",
    relation: "helper",
    phones: "",
    documentType: null,
    document: "",
    documentOverridden: false,
    emergencyContact: "",
    emergencyPhones: "",
    moveIn: "",
    note: "",
  });
  const until = bench.clock.nowMs() + DAY;
  await bench.must(
    "person.authorise",
    { until, kinds: ["helper"], by: "林先生", note: "" },
    { id: helper.id },
  );
  const consent = { method: "standing", answer: "agreed", by: "", authorisation: helper.id } as const;
  const form = visitForm({ name: "罗秀英", unit: "2-2-1604", category: "helper", consent });
  expect(view((await bench.must("visit.register", form)).id).status).toBe("inside");
  const invalid = { ok: false, error: { code: "authorisation-invalid" } };
  expect(await bench.give("visit.register", { ...form, unit: "3-2-1201" })).toMatchObject(invalid);
  expect(await bench.give("visit.register", { ...form, name: "周涛" })).toMatchObject(invalid);
  bench.clock.pass(DAY);
  expect(await bench.give("visit.register", form)).toMatchObject(invalid);
});

test("VIS-3 an overstay comes onto the board when its time is over, and goes with the visitor", async () => {
  const { id, number } = await register({ category: "delivery" });
  const board = () => bench.host.alerts.board().map((item) => [item.kind, item.number, item.tone]);
  bench.clock.pass(30 * MINUTE - 1);
  bench.host.alerts.recompute();
  expect(board()).toEqual([]);
  bench.clock.pass(1);
  bench.host.alerts.recompute();
  expect(board()).toEqual([["overstay", number, "red"]]);
  await leave(id);
  expect(board()).toEqual([]);
});

describe("PRV-1", () => {
  let window: TestWindow;
  beforeEach(() => {
    window = openWindow(bench.host);
  });
  afterEach(() => window.close());
  const ask = (
    id: string,
    how: { purpose: "own-call" | "third-party"; note?: string; approval?: { staffId: string; pin: string } },
  ) =>
    window.call.record.reveal({
      cmd: uuid7(bench.clock.nowMs(), crypto.getRandomValues(new Uint8Array(16))),
      name: "visit.reveal",
      id,
      field: "phone",
      purpose: how.purpose,
      note: how.note ?? "",
      approval: how.approval ?? null,
    });

  test("no list, view, suggestion or history has a full number; a reveal writes its event first", async () => {
    const { id } = await register({ phone: PHONE, document: DOCUMENT });
    await bench.must("visit.correct", { field: "phone", to: "19900005678", reason: "听错" }, { id });
    await window.call.session.signIn({ staffId: bench.clerk.id, pin: PIN });
    const shown = JSON.stringify([
      list(),
      view(id),
      bench.core().queries.visits.suggest("陈立", 6),
      historyOf(bench.core(), "visit", id),
    ]);
    for (const full of [PHONE, "19900005678", DOCUMENT]) expect(shown).not.toContain(full);
    expect(shown).toContain("199****5678");
    expect(await ask(id, { purpose: "own-call" })).toEqual({ value: "19900005678" });
    expect(historyOf(bench.core(), "visit", id).at(-1)).toMatchObject({
      type: "revealed",
      actor: "张敏",
      data: { field: "phone", purpose: "own-call" },
    });
  });

  test("for a third party a supervisor's own PIN is needed, and the supervisor is named", async () => {
    const supervisor = await bench.hire("何主管", "supervisor", "640517");
    const officer = await bench.hire("吴值班", "duty-officer", "640517");
    const { id } = await register({ phone: PHONE });
    await window.call.session.signIn({ staffId: bench.clerk.id, pin: PIN });
    const third = { purpose: "third-party", note: "派出所来电" } as const;
    const refused = async (approval?: { staffId: string; pin: string }) =>
      (await refusalOf(ask(id, approval === undefined ? third : { ...third, approval })))?.code;
    expect(await refused()).toBe("approval-needed");
    expect(await refused({ staffId: bench.clerk.id, pin: PIN })).toBe("approval-self");
    expect(await refused({ staffId: officer.id, pin: "640517" })).toBe("approval-rank");
    expect(await refused({ staffId: supervisor.id, pin: "111222" })).toBe("pin-wrong");
    const revealed = () => historyOf(bench.core(), "visit", id).filter(({ type }) => type === "revealed");
    expect(revealed()).toEqual([]);
    const approval = { staffId: supervisor.id, pin: "640517" };
    expect(await ask(id, { ...third, approval })).toEqual({ value: PHONE });
    expect(revealed()).toMatchObject([{ actor: "张敏", approver: "何主管", data: { note: "派出所来电" } }]);
  });

  test("an erased visitor is blank everywhere and still has a number", async () => {
    const { id, number } = await register({ phone: PHONE });
    await window.call.session.signIn({ staffId: bench.clerk.id, pin: PIN });
    bench.core().store.db.exec("DELETE FROM vault");
    expect(view(id)).toMatchObject({
      erased: true,
      name: "",
      phoneMasked: "",
      documentMasked: "",
      consentBy: "",
      number,
    });
    expect((await refusalOf(ask(id, { purpose: "own-call" })))?.code).toBe("not-found");
  });
});

describe("query plans", () => {
  const plan = (sql: string): string =>
    bench
      .core()
      .store.db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join("; ");

  /** The statements that were really prepared: better-sqlite3 keeps their text. */
  test("no list reads the whole table, whatever it is filtered by", () => {
    const db = bench.core().store.db;
    const seen: string[] = [];
    const spy = new Proxy(db, {
      get: (target, key) =>
        key === "prepare"
          ? (sql: string) => {
              seen.push(sql);
              return target.prepare(sql);
            }
          : (Reflect.get(target, key) as unknown),
    });
    createVisitQueries(spy);
    const plans = seen
      .filter((sql) => !sql.includes("MATCH"))
      .map((sql) => plan(sql.replaceAll(/[@:]\w+|\?/g, "1")));
    expect(plans.length).toBeGreaterThanOrEqual(15);
    for (const detail of plans) {
      expect(detail).not.toMatch(/SCAN visits(?! USING (?:COVERING )?INDEX)/);
    }
    // Who is inside is found among those inside, never among all visits of a time or a category.
    const inside = seen.filter((sql) => sql.includes("status IN ('inside', 'awaiting')"));
    expect(inside.length).toBeGreaterThanOrEqual(6);
    for (const sql of inside) {
      expect(plan(sql.replaceAll(/[@:]\w+|\?/g, "1"))).toMatch(/USING (?:COVERING )?INDEX visits_open/);
    }
    const searches = seen.filter((sql) => sql.includes("MATCH"));
    expect(searches).toHaveLength(1);
    expect(plan(searches[0]?.replaceAll("?", "'nchen'") ?? "")).toMatch(
      /SCAN visits_search VIRTUAL TABLE.*SEARCH visits USING INTEGER PRIMARY KEY/,
    );
  });
});

test("VIS-3 a desk that never signs couriers out still sees the newest on its board, and counts them all", async () => {
  for (let at = 0; at < 105; at += 1) {
    await register({ category: "delivery", documentType: null, document: "", badge: "" });
    bench.clock.pass(MINUTE);
  }
  bench.clock.pass(DAY);
  bench.host.alerts.recompute();
  const overstays = bench.host.alerts.board().filter((item) => item.kind === "overstay");
  expect(overstays).toHaveLength(100);
  expect(overstays.at(-1)?.number).toBe("LF-20261123-A-105");
  expect(counts()).toMatchObject({ inside: 105, overstayed: 105, awaiting: 0 });
});
