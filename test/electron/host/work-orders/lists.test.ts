import { afterEach, beforeEach, expect, test } from "vitest";
import type { WorkOrderListRequest } from "../../../../electron/host/tables/work-order-queries.ts";
import {
  techniciansNow,
  workOrderReview,
  workOrderView,
} from "../../../../electron/host/tables/work-order-view.ts";
import type { Actor } from "../../../../shared/kernel/command.ts";
import type { TakeInput } from "../../../../shared/modules/work-orders/index.ts";
import { foundTestSite, type Bench } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { leak, MINUTE } from "../../../shared/modules/work-orders/desk.ts";

let bench: Bench;
let wang: Actor;
beforeEach(async () => {
  bench = await foundTestSite(tempFolder());
  wang = await bench.hire("王强", "technician");
});
afterEach(() => bench.host.close());

const take = async (changes: Partial<TakeInput> = {}) =>
  (await bench.must("work-order.take", { ...leak, technician: wang.id, ...changes })).id;
const now = () => ({ nowMs: bench.clock.nowMs(), timeZone: "Asia/Shanghai" });
const list = (changes: Partial<WorkOrderListRequest> = {}) =>
  bench.core().queries.workOrders.list(
    {
      tab: "all",
      search: "",
      technician: null,
      area: null,
      grade: null,
      today: false,
      overdue: false,
      offset: 0,
      limit: 50,
      ...changes,
    },
    now(),
  );
const ids = (changes: Partial<WorkOrderListRequest>) => list(changes).rows.map((row) => row.id);

test("each tab holds what waits there, and the counts are theirs", async () => {
  const unsent = await take({ dispatch: false, technician: null });
  const running = await take();
  const done = await take({ unit: "", publicArea: "东门岗亭", area: "public" });
  await bench.must("work-order.arrive", { late: null }, { id: done });
  await bench.must("work-order.finish", { result: "好了", late: null }, { id: done });
  expect(ids({ tab: "undispatched" })).toEqual([unsent]);
  expect(ids({ tab: "running" })).toEqual([running]);
  expect(ids({ tab: "follow-up" })).toEqual([done]);
  expect(ids({})).toEqual([done, running, unsent]);
  expect(ids({ area: "public" })).toEqual([done]);
  expect(ids({ technician: wang.id })).toEqual([done, running]);
  expect(bench.core().queries.workOrders.counts(now())).toEqual({
    undispatched: 1,
    running: 1,
    followUp: 1,
    toClose: 0,
    callsOwed: 0,
    overdue: 0,
    today: 3,
  });
});

test("REP-3 an order that was followed up waits to be closed, and then stands with all the others only", async () => {
  const id = await take();
  await bench.must("work-order.arrive", { late: null }, { id });
  await bench.must("work-order.finish", { result: "好了", late: null }, { id });
  const call = { reached: true, answer: "满意", satisfaction: 5, late: null };
  await bench.must("work-order.follow-up", call, { id });
  expect(ids({ tab: "follow-up" })).toEqual([]);
  expect(ids({ tab: "to-close" })).toEqual([id]);
  expect(ids({ tab: "to-close", search: "陈" })).toEqual([id]);
  expect(bench.core().queries.workOrders.counts(now())).toMatchObject({ followUp: 0, toClose: 1 });
  await bench.must("work-order.close", { closing: "done", reason: "" }, { id });
  expect(ids({ tab: "to-close" })).toEqual([]);
  expect(ids({})).toEqual([id]);
});

test("REP-2 who must be called stays on top of the running ones", async () => {
  const late = await take();
  bench.clock.pass(15 * MINUTE);
  const newer = await take({ unit: "1-1-302" });
  expect(ids({ tab: "running" })).toEqual([newer, late]);
  bench.clock.pass(5 * MINUTE);
  expect(ids({ tab: "running" })).toEqual([late, newer]);
  expect(ids({ overdue: true })).toEqual([late]);
  expect(bench.core().queries.workOrders.counts(now())).toMatchObject({ callsOwed: 1, overdue: 1 });
});

test("found by name, initials, unit, phone's tail, number, a word of the fault; any sign is literal", async () => {
  const id = await take();
  await take({ reporter: "赵磊", phone: "19900009999", unit: "5-1-402", location: "卧室", fault: "灯不亮" });
  for (const search of ["陈", "cl", "1201", "2046", "WX-20261123-A-001", "漏水", "厨房"]) {
    expect(ids({ search }), search).toEqual([id]);
  }
  for (const search of ["%", "'", '"', "*", "OR 1=1"]) expect(ids({ search }), search).toEqual([]);
  expect(ids({ search: "陈", tab: "follow-up" })).toEqual([]);
  expect(
    bench
      .core()
      .queries.workOrders.past("3-2-1201")
      .map((row) => row.id),
  ).toEqual([id]);
});

test("PRV-1 no list, record or file of the log has the full phone", async () => {
  const id = await take();
  const view = workOrderView(bench.core(), id);
  expect(view).toMatchObject({ ok: true, value: { phoneMasked: "199****2046", reporter: "陈立" } });
  expect(JSON.stringify([view, list()])).not.toContain("19900002046");
  const texts = bench.core().store.log.textsOf(id).join("\n");
  expect(texts).not.toMatch(/19900002046|陈立/);
});

test("REP-4 the review has yesterday's orders and everything unfinished, the most overdue first", async () => {
  const done = await take();
  await bench.must("work-order.arrive", { late: null }, { id: done });
  await bench.must("work-order.finish", { result: "好了", late: null }, { id: done });
  const left = await take({ unit: "1-1-302" });
  const carried = await take({ unit: "1-1-303" });
  await bench.must("work-order.carry-over", { reason: "等配件", newDate: "2026-11-30" }, { id: carried });
  bench.clock.pass(24 * 60 * MINUTE);
  const fresh = await take({ unit: "1-1-304" });
  const review = workOrderReview(bench.core(), bench.clock.nowMs());
  expect(review).toMatchObject({ today: "2026-11-24", yesterday: "2026-11-23" });
  expect(review.taken.map((row) => row.id)).toEqual([done, left, carried]);
  expect(review.unfinished.map((row) => [row.id, row.place, row.carryReason])).toEqual([
    [left, "overdue", ""],
    [fresh, "due-today", ""],
    [carried, "carried-over", "等配件"],
  ]);
});

test("the technicians are shown with how many open orders each has", async () => {
  await take();
  await bench.hire("李军", "technician");
  expect(techniciansNow(bench.core()).map(({ name, open }) => [name, open])).toEqual([
    ["王强", 1],
    ["李军", 0],
  ]);
});

test("the hot reads go by an index, not by scanning old orders", async () => {
  await take();
  const { db } = bench.core().store;
  const plan = (sql: string) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => row.detail)
      .join("; ");
  const open = "status IN ('undispatched', 'dispatched', 'accepted', 'on-site', 'finished')";
  expect(plan(`SELECT id FROM work_orders WHERE ${open} ORDER BY received_at`)).toContain("work_orders_open");
  expect(
    plan(
      `SELECT id FROM work_orders WHERE ${open} AND status = 'finished' ORDER BY received_at DESC LIMIT 50`,
    ),
  ).toContain("work_orders_open");
  expect(
    plan("SELECT id FROM work_orders WHERE received_at >= 1 AND received_at < 2 ORDER BY received_at"),
  ).toContain("work_orders_by_time");
  expect(plan("SELECT id FROM work_orders ORDER BY received_at DESC, row DESC LIMIT 50")).toContain(
    "work_orders_by_time",
  );
});
