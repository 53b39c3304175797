import { afterEach, beforeEach, expect, test } from "vitest";
import { conflictsNow } from "../../../../electron/host/conflicts/conflicts.ts";
import { dutyActivity } from "../../../../electron/host/tables/duty-activity.ts";
import { createTimeline } from "../../../../electron/host/tables/directory-timeline.ts";
import { dutyLineView } from "../../../../electron/host/tables/duty-line-view.ts";
import { dutyDayView, dutyDrawView, dutyMonthView } from "../../../../electron/host/tables/duty-log-view.ts";
import { searchRecords } from "../../../../electron/host/search-records.ts";
import type { Actor } from "../../../../shared/kernel/command.ts";
import type { WriteInput } from "../../../../shared/modules/duty-log/index.ts";
import { foundTestSite, type Bench } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { visitForm } from "../../../fixtures/visit-form.ts";
import { line } from "../../../shared/modules/duty-log/desk.ts";
import { leak, MINUTE } from "../../../shared/modules/work-orders/desk.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let bench: Bench;
let foreman: Actor;
beforeEach(async () => {
  bench = await foundTestSite(tempFolder());
  foreman = await bench.hire("孙丽华", "foreman");
});
afterEach(() => bench.host.close());

const write = async (changes: Partial<WriteInput> = {}) =>
  (await bench.must("duty-line.write", { ...line, ...changes })).id;
const day = (of: string | null = null) => dutyDayView(bench.core(), { post: null, day: of });
const month = () => dutyMonthView(bench.core(), { post: null, month: "2026-11" });
const post = () => bench.core().desk.postId;
const signDay = async (of: string, signer: Actor = foreman) =>
  bench.give(
    "log-review.sign-day",
    { post: post(), day: of, digest: day(of).digest, remark: "" },
    { actor: signer },
  );
const found = (search: string) =>
  bench
    .core()
    .queries.dutyLog.list({ search, open: false, offset: 0, limit: 50 })
    .rows.map(({ id }) => id);

test("DUTY-1 a line has its place in this desk's book at once, and the answer says it", async () => {
  const first = await bench.must("duty-line.write", line);
  const second = await bench.must("duty-line.write", line);
  expect([first.number, second.number]).toEqual(["A-1-01", "A-1-02"]);
  expect(day()).toMatchObject({
    postName: "大堂前台",
    day: "2026-11-23",
    missing: [],
    lines: [
      { number: "A-1-01", by: "张敏" },
      { number: "A-1-02", by: "张敏" },
    ],
  });
});

test("C5 a repeated command is the same line and takes no second place", async () => {
  const cmd = bench.core().newId();
  const once = await bench.must("duty-line.write", line, { cmd });
  const twice = await bench.must("duty-line.write", line, { cmd });
  expect(twice).toEqual(once);
  expect((await bench.must("duty-line.write", line)).number).toBe("A-1-02");
});

test("PRV-1 names are sealed, numbers are masked everywhere; the line is found by words, unit, place and tail", async () => {
  const text = "陈女士 3-2-1201 来电，手机 19900002046，身份证 994300190001011234";
  const id = await write({ text, unit: "3-2-1201", result: "已回电 19900002046" });
  await write({ text: "巡查车库", unit: "1-1-302" });
  const view = dutyLineView(bench.core(), id);
  expect(view).toMatchObject({ ok: true, value: { masked: true } });
  const shown = JSON.stringify([
    view,
    day(),
    bench.core().queries.dutyLog.list({ search: "", open: false, offset: 0, limit: 9 }),
  ]);
  expect(shown).toContain("199****2046");
  expect(shown).not.toMatch(/19900002046|994300190001011234/);
  expect(bench.core().store.log.textsOf(id).join("\n")).not.toMatch(/陈女士|19900002046|994300190001011234/);
  for (const search of ["陈女士", "1201", "2046", "1234", "A-1-01", "来电"])
    expect(found(search), search).toEqual([id]);
  for (const search of ["19900002046", "%", "'", "OR 1=1"]) expect(found(search), search).toEqual([]);
  expect(searchRecords(bench.core(), "陈女士")).toMatchObject([{ kind: "duty-line", id, unit: "3-2-1201" }]);
});

test("DUTY-4 an open important line is on the board and blocks; closed, it is neither", async () => {
  const id = await write({ important: true, handled: false, text: "电梯困人", followedBy: foreman.id });
  await write({ handled: false, text: "待回电" });
  expect(bench.host.alerts.board()).toMatchObject([{ kind: "important-line", recordId: id, who: "孙丽华" }]);
  const open = () => bench.core().lookups.openItems(post(), bench.clock.nowMs());
  expect(open().map(({ kind, important, subject }) => [kind, important, subject])).toEqual([
    ["important-line", true, "电梯困人"],
    ["line", false, "待回电"],
  ]);
  await bench.must("duty-line.handle", { result: "维保已放人" }, { id });
  expect(bench.host.alerts.board()).toEqual([]);
  expect(open().map(({ kind }) => kind)).toEqual(["line"]);
});

test("DUTY-8 a skipped head stays on the board and open until told", async () => {
  const head = await bench.hire("陈静怡", "supervisor");
  const manager = await bench.hire("黄志远", "manager");
  const report = { to: manager.id, way: "phone", emergency: "主管不通", instruction: "先断水" } as const;
  const id = await write({ category: "report", report });
  expect(bench.host.alerts.board()).toMatchObject([
    { kind: "report", recordId: id, tone: "red", loud: false },
  ]);
  expect(bench.core().lookups.openItems(post(), bench.clock.nowMs())).toMatchObject([
    { kind: "report-owed", important: false },
  ]);
  await bench.must("duty-line.report", { ...report, to: head.id, emergency: "" }, { id });
  expect(bench.host.alerts.board()).toEqual([]);
  expect(bench.core().lookups.openItems(post(), bench.clock.nowMs())).toEqual([]);
});

test("DUTY-6 a day that no leader signed is on the board from the next day on, signed it is not; a change shows", async () => {
  const id = await write();
  expect(bench.host.alerts.board()).toEqual([]);
  bench.clock.pass(DAY);
  bench.host.alerts.recompute();
  expect(bench.host.alerts.board()).toMatchObject([
    { kind: "unsigned-log", number: "2026-11-23", tone: "blue" },
  ]);
  expect(await signDay("2026-11-23")).toMatchObject({ ok: true });
  expect(bench.host.alerts.board()).toEqual([]);
  expect(day("2026-11-23")).toMatchObject({ signatures: [{ signer: "孙丽华" }], changed: [] });
  await bench.must("duty-line.correct", { field: "text", to: "巡查车库", reason: "笔误" }, { id });
  expect(day("2026-11-23").changed).toEqual([id]);
});

test("DUTY-6 the manager draws, marks and signs; the share grows, and anybody can repeat the draw", async () => {
  const manager = await bench.hire("黄志远", "manager");
  for (let count = 0; count < 20; count += 1) await write();
  expect(month().sample).toEqual({ percent: 20, wanted: 4, done: 0, shortfall: 4 });
  const of = { post: post(), month: "2026-11" };
  await bench.must("log-review.draw", { ...of, size: 3 }, { actor: manager });
  const seed = month().draws[0]?.seed ?? "";
  const draw = () => {
    const view = dutyDrawView(bench.core(), { ...of, seed });
    if (!view.ok) throw new Error("no draw");
    return view.value;
  };
  const [first] = draw().lines;
  // A correction of the category does not change what the seed gives.
  await bench.must(
    "duty-line.correct",
    { field: "category", to: "other", reason: "笔误" },
    { id: first?.line.id ?? "" },
  );
  await write();
  for (const { line: one } of draw().lines) {
    await bench.must(
      "log-review.mark",
      { ...of, seed, line: one.id, verdict: "ok", remark: "" },
      { actor: manager },
    );
  }
  expect(month()).toMatchObject({
    sample: { done: 0, wanted: 5 },
    draws: [{ marked: 3, size: 3, repeats: true }],
  });
  const sign = { ...of, seed, digest: draw().digest };
  await bench.must("log-review.sign-draw", sign, { actor: manager });
  expect(month()).toMatchObject({
    sample: { done: 3, shortfall: 2 },
    draws: [{ signer: "黄志远", repeats: true }],
  });
});

test("DUTY-6 the supervisor signs a month that is over, with how many days were signed", async () => {
  const head = await bench.hire("陈静怡", "supervisor");
  await write();
  bench.clock.pass(DAY);
  await write();
  await signDay("2026-11-23");
  bench.clock.pass(8 * DAY);
  const form = { post: post(), month: "2026-11", digest: month().digest, remark: "" };
  const low = await bench.give("log-review.sign-month", form, { actor: foreman });
  expect(low).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  await bench.must("log-review.sign-month", form, { actor: head });
  expect(month()).toMatchObject({ over: true, signatures: [{ signer: "陈静怡", changed: false }] });
  await write({ late: { occurredAt: bench.clock.nowMs() - 8 * DAY, reason: "漏记" } });
  expect(month()).toMatchObject({ signatures: [{ changed: true }] });
});

test("DUTY-6 without a month named, the one of the last day that has ended is looked at", async () => {
  const opened = () => dutyMonthView(bench.core(), { post: null, month: null }).month;
  expect(opened()).toBe("2026-11");
  await write();
  bench.clock.pass(8 * DAY);
  // 12-01: the month that wants its signature is the one before.
  await write();
  expect(opened()).toBe("2026-11");
  bench.clock.pass(DAY);
  expect(opened()).toBe("2026-12");
});

test("DUTY-1 a line that this desk does not have is missed by its number, not passed over", async () => {
  await write();
  const lost = await write();
  await write();
  bench.core().store.db.prepare("DELETE FROM duty_lines WHERE number = 'A-1-02'").run();
  expect(lost).not.toBe("");
  expect(day().missing).toEqual([{ volume: "A", lines: 1 }]);
});

test("what other registers did in the day at this post stands beside the log by query, and no event was copied", async () => {
  const wang = await bench.hire("王强", "technician");
  const { id } = await bench.must("visit.register", visitForm());
  await bench.must("visit.sign-out", { badgeReturned: true, late: null }, { id });
  const order = await bench.must("work-order.take", { ...leak, technician: wang.id });
  await bench.must("work-order.arrive", { late: null }, { id: order.id });
  const before = bench.core().store.log.count();
  const activity = dutyActivity(bench.core(), { post: null, day: null });
  expect(activity.sums).toEqual(
    expect.arrayContaining([
      { kind: "visit-in", count: 1 },
      { kind: "visit-out", count: 1 },
      { kind: "order-taken", count: 1 },
      { kind: "order-arrived", count: 1 },
    ]),
  );
  expect(activity.entries.map(({ recordId }) => recordId)).toContain(order.id);
  expect(dutyActivity(bench.core(), { post: null, day: "2026-11-22" })).toEqual({ sums: [], entries: [] });
  const elsewhere = dutyActivity(bench.core(), { post: "019aaf00-0000-7000-8000-000000000000", day: null });
  expect(elsewhere.entries).toEqual([]);
  expect(bench.core().store.log.count()).toBe(before);
});

test("REP-4 the day's review of work orders writes its line once, with the counts of the review", async () => {
  await bench.must("work-order.take", { ...leak, technician: null });
  await bench.must("duty-line.record-review", { date: "2026-11-23" });
  expect(day().lines).toMatchObject([
    { note: { type: "repair-review", unfinished: 1, dueToday: 1, overdue: 0, carriedOver: 0, taken: 0 } },
  ]);
  expect(await bench.give("duty-line.record-review", { date: "2026-11-23" })).toMatchObject({
    ok: false,
    error: { code: "review-already-written" },
  });
});

test("the hot reads go by an index", async () => {
  await write();
  const { db } = bench.core().store;
  const plan = (sql: string) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => row.detail)
      .join("; ");
  const by = (index: string) => expect.stringContaining(index) as string;
  expect(plan("SELECT id FROM duty_lines WHERE open = 1 ORDER BY at DESC")).toEqual(by("duty_lines_open"));
  expect(
    plan("SELECT id, rev FROM duty_lines WHERE post = 'a' AND day = 'b' ORDER BY at, volume, ordinal"),
  ).toEqual(by("duty_lines_by_day"));
  expect(
    plan("SELECT ordinal FROM duty_lines WHERE post = 'a' AND volume = 'A' ORDER BY ordinal DESC LIMIT 1"),
  ).toEqual(by("duty_lines_by_place"));
  expect(
    plan("SELECT day, count(*) FROM duty_lines WHERE post = 'a' AND day >= 'b' AND day < 'c' GROUP BY day"),
  ).toEqual(by("duty_lines_by_day"));
  expect(plan("SELECT id FROM duty_lines ORDER BY at DESC, row DESC LIMIT 50")).toEqual(
    by("duty_lines_by_time"),
  );
});

test("a line that names a unit stands in the unit's timeline", async () => {
  const { id: unit } = await bench.must("unit.add", { code: "3-2-1201", state: "occupied" });
  const id = await write({ unit: "3-2-1201", text: "3-2-1201 来电问停水" });
  await write({ unit: "1-1-302" });
  const timeline = createTimeline(bench.core().store.db, () => "");
  const page = timeline(unit, null, 20);
  expect(page?.entries.filter(({ kind }) => kind === "duty-line")).toMatchObject([
    { id, number: "A-1-01", title: "3-2-1201 来电问停水" },
  ]);
});

test("a line belongs to the shift that really runs, whatever the site's hours say; a forgotten one ends after a while", async () => {
  await bench.must("shift.open", { post: post() });
  const ends = 3 * HOUR + 25 * MINUTE;
  // 17:50: the day shift has not handed over yet.
  bench.clock.pass(ends + 20 * MINUTE);
  await write();
  expect(day().lines).toMatchObject([{ shift: "白班" }]);
  bench.clock.pass(12 * HOUR);
  await write();
  expect(day().lines).toMatchObject([{ shift: "白班" }, { shift: "夜班" }]);
});

test("a night that hands over late: the log and the month open on the day whose lines it writes", async () => {
  bench.clock.pass(8 * HOUR);
  await bench.must("shift.open", { post: post() });
  // 09:35: the night was to end an hour ago.
  bench.clock.pass(11.5 * HOUR);
  await write();
  expect(day()).toMatchObject({ day: "2026-11-23", current: "2026-11-23", today: "2026-11-24" });
  expect(day().lines).toHaveLength(1);
  expect(dutyMonthView(bench.core(), { post: null, month: null })).toMatchObject({
    month: "2026-11",
    lines: 1,
  });
  expect(day("2026-11-24").lines).toEqual([]);
});

test("two corrections that crossed are among the conflicts, with both sides", async () => {
  const id = await write();
  await bench.must("duty-line.correct", { field: "text", to: "巡查车库", reason: "笔误" }, { id });
  const { store } = bench.core();
  const apart = {
    type: "corrected",
    v: 1,
    data: { field: "text", from: null, to: null, reason: "写错" },
    personal: { from: line.text, to: "巡查天台" },
  };
  const facts = {
    device: bench.core().desk.device,
    at: bench.clock.nowMs(),
    off: null,
    actor: bench.clerk.id,
    approver: null,
    cmd: bench.core().newId(),
    kind: "duty-line",
    id,
  };
  store.transaction(() => store.write([apart], facts));
  const [conflict] = conflictsNow(bench.core());
  expect(conflict).toMatchObject({ recordKind: "duty-line", recordId: id, subject: "巡查天台" });
  expect(conflict?.sides.map(({ entry }) => entry.sealed?.["to"])).toEqual(["巡查车库", "巡查天台"]);
  await bench.must("duty-line.settle-reading", { field: "text", to: "巡查车库", reason: "问过当班" }, { id });
  expect(conflictsNow(bench.core())).toEqual([]);
});
