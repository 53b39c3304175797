import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { KeyListRequest } from "../../../electron/host/tables/key-queries.ts";
import { dutyActivity } from "../../../electron/host/tables/duty-activity.ts";
import { keyCountView, keyView } from "../../../electron/host/tables/key-view.ts";
import { openItemsOf } from "../../../electron/host/open-items.ts";
import { SITE_ID } from "../../../electron/host/sha256.ts";
import { searchRecords } from "../../../electron/host/search-records.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import { uuid7 } from "../../../shared/kernel/ids.ts";
import type { AddKeyInput, LendInput } from "../../../shared/modules/keys/index.ts";
import { benchOf, foundTestSite, openTestHost, PIN, type Bench } from "../../fixtures/host.ts";
import { digests } from "../../fixtures/stores.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";
import { openWindow, refusalOf } from "../../fixtures/window.ts";
import { agreed, electrician, homeKey, HOUR, leftBy, plantRoom } from "../../shared/modules/keys/desk.ts";

let bench: Bench;
let foreman: Actor;
let supervisor: Actor;
beforeEach(async () => {
  bench = await foundTestSite(tempFolder());
  foreman = await bench.hire("孙丽华", "foreman");
  supervisor = await bench.hire("陈静怡", "supervisor");
});
afterEach(() => bench.host.close());

const now = () => bench.clock.nowMs();
const keys = () => bench.core().queries.keys;
const add = async (changes: Partial<AddKeyInput> = {}) =>
  (await bench.must("key.add", { ...plantRoom, ...changes })).id;
const home = async () => {
  const deposit = leftBy({ until: now() + 30 * 24 * HOUR });
  return (await bench.must("key.add", { ...homeKey, deposit })).id;
};
const lend = async (id: string, changes: Partial<LendInput> = {}, approver = foreman) => {
  const input = { ...electrician, dueAt: now() + 2 * HOUR, ...changes };
  return bench.must("key.lend", input, { id, approver });
};
const giveBack = async (id: string) => {
  const loan = keys().row(id)?.loanNumber ?? "";
  const input = { loan, copies: 1, receiver: null, sealNo: "", note: "", late: null };
  await bench.must("key.return", input, { id });
};
const list = (changes: Partial<KeyListRequest> = {}) =>
  keys().list({ tab: "all", kind: null, search: "", offset: 0, limit: 50, ...changes }, now());
const codes = (changes: Partial<KeyListRequest>) => list(changes).rows.map(({ code }) => code);

describe("the cabinet", () => {
  test("hooks stand as they hang, kind by kind; what is gone hangs nowhere", async () => {
    await add({ code: "YS-010", hook: "B-10" });
    await add({ code: "YS-009", hook: "B-9" });
    await add({ code: "YS-001-1", kind: "desk", place: "前台抽屉", hook: "Z-1" });
    const retired = await add({ code: "YS-011", hook: "B-1" });
    await bench.must("key.retire", { why: "lock-changed", reason: "换锁芯" }, { id: retired });
    expect(
      keys()
        .cabinet()
        .map(({ code }) => code),
    ).toEqual(["YS-001-1", "YS-009", "YS-010"]);
    expect(codes({ tab: "gone" })).toEqual(["YS-011"]);
    expect(keys().nextCode()).toBe("YS-012");
  });

  test("in, out, overdue, lost are counted by kind and listed by tab", async () => {
    const [one, two, three] = [
      await add({ code: "YS-1" }),
      await add({ code: "YS-2" }),
      await add({ code: "YS-3", quantity: 2 }),
    ];
    await lend(one);
    await bench.must("key.lose", { loan: null, copies: 1, reason: "找不到" }, { id: two });
    bench.clock.pass(3 * HOUR);
    await lend(three);
    expect(keys().counts(now())).toMatchObject({ out: 2, overdue: 1, lost: 1, conflicts: 0 });
    expect(
      keys()
        .counts(now())
        .byKind.find(({ kind }) => kind === "public"),
    ).toMatchObject({
      keys: 3,
      atHook: 1,
      out: 2,
      overdue: 1,
      lost: 1,
    });
    expect(codes({ tab: "in" })).toEqual([]);
    expect(codes({ tab: "out" })).toEqual(["YS-1", "YS-3"]);
    expect(codes({ tab: "overdue" })).toEqual(["YS-1"]);
    expect(codes({ tab: "lost" })).toEqual(["YS-2"]);
    expect(codes({ kind: "desk" })).toEqual([]);
  });

  test("found by code, hook, place and its initials, unit, borrower, phone's end and the loan's number", async () => {
    const id = await add({ code: "YS-018", hook: "B-03" });
    await lend(id, { phone: "19900002046" });
    await add({ code: "YS-099", hook: "C-01", place: "泳池" });
    const left = await home();
    for (const search of ["YS-018", "018", "b-03", "配电房", "dxspdf", "赵磊", "zl", "2046", "电梯"]) {
      expect(codes({ search }), search).toEqual(["YS-018"]);
    }
    expect(codes({ search: keys().row(id)?.loanNumber ?? "-" })).toEqual(["YS-018"]);
    for (const search of ["3-2-1201", "1201", "陈立", "F-0091"]) {
      expect(codes({ search }), search).toEqual(["YS-051"]);
    }
    for (const search of ["%", "_", "'", '"', "NOT", "*"]) expect(codes({ search }), search).toEqual([]);
    expect(
      keys()
        .find("ys-0")
        .map(({ code }) => code),
    ).toEqual(["YS-051", "YS-099", "YS-018"]);
    expect(searchRecords(bench.core(), "3-2-1201")).toContainEqual(
      expect.objectContaining({ kind: "key", id: left, unit: "3-2-1201" }),
    );
  });

  test("the hot reads go by an index", async () => {
    await add();
    const plan = (sql: string) =>
      bench
        .core()
        .store.db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => row.detail)
        .join("; ");
    expect(plan("SELECT id FROM keys WHERE due IS NOT NULL AND due <= 1 ORDER BY due")).toContain("keys_out");
    expect(plan("SELECT count(*) FROM keys WHERE code = 'x'")).toContain("keys_by_code");
    expect(plan("SELECT id FROM keys ORDER BY hook_order, row LIMIT 50")).toContain("keys_by_hook");
    expect(plan("SELECT id FROM key_counts WHERE kind = 'x' ORDER BY counted_at DESC LIMIT 1")).toContain(
      "key_counts_by_kind",
    );
  });
});

describe("KEY-3 loans", () => {
  test("a clerk lends with a foreman's own PIN at this screen, and the record says who approved", async () => {
    const id = await add();
    const window = openWindow(bench.host);
    await window.call.session.signIn({ staffId: bench.clerk.id, pin: PIN });
    const input = { ...electrician, dueAt: now() + HOUR };
    const give = (approval: { staffId: string; pin: string } | null) =>
      refusalOf(
        window.call.command({ cmd: uuid7(now(), randomBytes(16)), name: "key.lend", id, input, approval }),
      );
    expect(await give(null)).toMatchObject({ code: "approval-needed", params: { rank: 2 } });
    expect(await give({ staffId: foreman.id, pin: "000111" })).toMatchObject({ code: "pin-wrong" });
    expect(await give({ staffId: bench.clerk.id, pin: PIN })).toMatchObject({ code: "approval-self" });
    expect(await give({ staffId: foreman.id, pin: PIN })).toBeNull();
    expect(await window.call.keys.get({ id })).toMatchObject({
      status: "out",
      loans: [{ borrower: "赵磊", approver: "孙丽华", lentBy: "张敏", phoneMasked: "199****2046" }],
    });
    window.close();
  });

  test("every slip has a number of its own, none is made twice after a rebuild", async () => {
    const id = await home();
    const first = await lend(id, { consent: { ...agreed, at: now() } }, supervisor);
    expect(first.number).toBe("YS-20261123-A-002");
    await giveBack(id);
    const other = await add();
    expect((await lend(other)).number).toBe("YS-20261123-A-003");
    await giveBack(other);
    const { store, keys: secrets } = bench.core();
    const { kept, rebuilt } = await digests(store, secrets);
    expect(rebuilt).toBe(kept);
    expect((await lend(id, { consent: { ...agreed, at: now() } }, supervisor)).number).toBe(
      "YS-20261123-A-004",
    );
  });

  test("what is out past its time is on the board and in the handover's open items", async () => {
    const id = await add();
    await lend(id);
    const waiting = () => bench.host.alerts.board().filter(({ recordKind }) => recordKind === "key");
    const open = () =>
      openItemsOf(bench.core().queries, bench.core().desk.postId, now()).filter(
        ({ kind }) => kind === "key-out",
      );
    expect(waiting()).toEqual([]);
    expect(open()).toMatchObject([
      { number: "YS-20261123-A-001", important: false, followedBy: "张敏", why: "检修照明" },
    ]);
    bench.clock.pass(2 * HOUR);
    bench.host.alerts.recompute();
    expect(waiting()).toMatchObject([
      { kind: "key-overdue", number: "YS-018", tone: "red", who: "电梯维保单位 赵磊", recordId: id },
    ]);
    await giveBack(id);
    bench.host.alerts.recompute();
    expect(waiting()).toEqual([]);
    expect(open()).toEqual([]);
  });

  test("PRV-1 the borrower's number in full is a recorded view, of that very loan", async () => {
    const id = await add();
    const { number } = await lend(id);
    const window = openWindow(bench.host);
    await window.call.session.signIn({ staffId: bench.clerk.id, pin: PIN });
    const reveal = (field: string) =>
      window.call.record.reveal({
        cmd: uuid7(now(), randomBytes(16)),
        name: "key.reveal",
        id,
        field,
        purpose: "own-call",
        note: "",
        approval: null,
      });
    expect(await reveal(`phones.${number}`)).toEqual({ value: "19900002046" });
    expect(await refusalOf(reveal("phones.YS-20261123-A-009"))).toMatchObject({ code: "not-found" });
    expect(await refusalOf(reveal("tag"))).toMatchObject({ code: "bad-input" });
    const types = bench
      .core()
      .store.eventsOf(id)
      .map(({ envelope }) => envelope.type);
    expect(types).toEqual(["added", "lent", "revealed"]);
    window.close();
  });

  test("KEY-2 a post's desk keys: what should hang there, what is out, who has it", async () => {
    const { postId } = bench.core().desk;
    const id = await add({ code: "QT-1", kind: "desk", place: "前台抽屉", quantity: 2, hook: "A-1" });
    await add();
    await lend(id);
    expect(keys().deskKeys(postId)).toEqual([
      { id, code: "QT-1", label: "前台抽屉", hook: "A-1", expected: 1, out: 1, borrower: "赵磊" },
    ]);
    expect(keys().deskKeys("another")).toEqual([]);
  });
});

describe("KEY-1 counts", () => {
  test("a difference corrects the key in the same step, with counter, witness and explanation", async () => {
    const id = await home();
    const lines = [{ key: id, expected: 1, present: 0, explanation: "业主上周自行取走，未登记" }];
    const count = await bench.must("key.count", { kind: "deposited", lines }, { approver: foreman });
    expect(count.number).toBe("YS-20261123-A-002");
    expect(keys().row(id)).toMatchObject({ status: "lost", lost: 1 });
    expect(keyCountView(bench.core(), count.id)).toMatchObject({
      ok: true,
      value: {
        counter: "张敏",
        witness: "孙丽华",
        expected: 1,
        present: 0,
        differences: 1,
        lines: [{ code: "YS-051", label: "3-2-1201" }],
      },
    });
    expect(keys().countList()).toMatchObject([{ number: count.number, differences: 1 }]);
    const changed = bench.core().store.eventsOf(id).at(-1);
    expect(changed?.envelope).toMatchObject({ type: "count-corrected", data: { count: { id: count.id } } });
  });

  test("residents' keys and those of empty units are due again; a new setting moves no count that was made", async () => {
    const id = await home();
    const board = () => {
      bench.host.alerts.recompute();
      return bench.host.alerts.board().map(({ kind, tone }) => `${kind} ${tone}`);
    };
    expect(board()).toEqual([]);
    bench.clock.pass(27 * 24 * HOUR);
    expect(board()).toEqual(["key-count-deposited blue"]);
    bench.clock.pass(4 * 24 * HOUR);
    expect(board()).toEqual(["key-count-deposited red"]);
    const lines = [{ key: id, expected: 1, present: 1, explanation: "" }];
    await bench.must("key.count", { kind: "deposited", lines }, { approver: foreman });
    const weekly = { key: "keyCountDays", value: 5 } as const;
    await bench.must("site.change-setting", weekly, { id: SITE_ID, actor: bench.admin });
    bench.clock.pass(6 * 24 * HOUR);
    expect(board()).toEqual([]);
  });
});

describe("编码牌", () => {
  test("the code sheet is for supervisors, and whoever looks is written down first", async () => {
    const id = await add({ tag: "K7F3" });
    const window = openWindow(bench.host);
    const sheet = () =>
      window.call.keys.codeSheet({ cmd: uuid7(now(), randomBytes(16)), reason: "月度核对" });
    for (const actor of [bench.clerk, foreman]) {
      await window.call.session.signIn({ staffId: actor.id, pin: PIN });
      expect(await refusalOf(sheet())).toMatchObject({ code: "not-allowed" });
      const shown = JSON.stringify([
        await window.call.keys.get({ id }),
        await window.call.keys.cabinet(),
        await window.call.record.history({ kind: "key", id }),
      ]);
      expect(shown).not.toContain("K7F3");
      expect(shown).toContain('"tagged":true');
    }
    expect(bench.core().store.log.textsOf(id).join("")).not.toContain("K7F3");
    await window.call.session.signIn({ staffId: supervisor.id, pin: PIN });
    expect(await sheet()).toMatchObject({
      lines: [{ code: "YS-018", tag: "K7F3", place: "地下室配电房" }],
      views: [{ by: "陈静怡", reason: "月度核对" }],
    });
    expect((await sheet()).views).toHaveLength(2);
    window.close();
  });
});

test("what was lent and came back in the shift stands beside the duty log, each loan by itself", async () => {
  const id = await add();
  await lend(id);
  await giveBack(id);
  bench.clock.pass(HOUR);
  await lend(id);
  const { sums, entries } = dutyActivity(bench.core(), { post: null, day: null });
  expect(sums).toEqual([
    { kind: "key-lent", count: 2 },
    { kind: "key-returned", count: 1 },
  ]);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(3);
  expect(entries[0]).toMatchObject({ recordKind: "key", recordId: id, subject: "YS-018 地下室配电房" });
});

test("a key's record survives a restart, phones masked, deposit signed", async () => {
  const id = await home();
  const { folder, clock } = bench;
  bench.host.close();
  bench = benchOf(await openTestHost(folder, clock), clock, folder);
  expect(keyView(bench.core(), id)).toMatchObject({
    ok: true,
    value: {
      unit: "3-2-1201",
      deposit: { by: "陈立", collectors: "陈立、王芳", signature: { name: "陈立" } },
      loans: [],
      clashes: [],
    },
  });
});
