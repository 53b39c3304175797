import { afterEach, beforeEach, expect, test } from "vitest";
import { openItemsOf } from "../../../../electron/host/open-items.ts";
import { searchRecords } from "../../../../electron/host/search-records.ts";
import { hazardMonth } from "../../../../electron/host/tables/hazard-month.ts";
import { hazardView } from "../../../../electron/host/tables/hazard-view.ts";
import type { Actor } from "../../../../shared/kernel/command.ts";
import { foundTestSite, type Bench } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { alcohol, backForm, batch, issueForm, MINUTE, names } from "../../../shared/modules/hazards/desk.ts";

const HOUR = 60 * MINUTE;
let bench: Bench;
let foreman: Actor;
let supervisor: Actor;
beforeEach(async () => {
  bench = await foundTestSite(tempFolder());
  foreman = await bench.hire("孙丽华", "foreman");
  supervisor = await bench.hire("陈静怡", "supervisor");
  await bench.must("substance.add-standard", { names }, { actor: foreman });
  await draw(1000);
});
afterEach(() => bench.host.close());

const draw = async (qty: number, expiry = "2027-09-30") =>
  bench.must(
    "hazard-batch.draw",
    { substance: alcohol, batch: "20261001", expiry, qty, from: "总仓", late: null },
    { actor: foreman },
  );
const issue = async (qty = 300) =>
  (await bench.must("hazard-issue.issue", issueForm({ qty }), { approver: foreman })).id;
const giveBack = async (id: string, used: number, returned: number) =>
  bench.must("hazard-issue.return", backForm(used, returned, 0, foreman), { id, approver: foreman });
const board = () => bench.host.alerts.board().map(({ kind, tone, who }) => [kind, tone, who]);
const minimum = async (to: string) =>
  bench.must("substance.correct", { field: "minimum", to, reason: "" }, { id: alcohol, actor: foreman });

test("the lists hold what is out, the slips and the store; any sign of a search is literal", async () => {
  const first = await issue();
  bench.clock.pass(MINUTE);
  const second = await issue(200);
  await giveBack(first, 250, 50);
  const { hazards } = bench.core().queries;
  const list = (out: boolean, search = "") =>
    hazards.list({ out, search, offset: 0, limit: 50 }).rows.map(({ id }) => id);
  expect(list(true)).toEqual([second]);
  expect(list(false)).toEqual([second, first]);
  for (const search of ["何秀英", "hxy", "酒精", "jiujing", "20261001", "电梯", "WH-20261123-A-002"]) {
    expect(list(false, search), search).toContain(second);
  }
  for (const search of ["%", "'", "*", "OR 1=1"]) expect(list(false, search), search).toEqual([]);
  expect(hazards.substance(alcohol)).toMatchObject({ balance: 550, out: 200, nextExpiry: "2027-09-30" });
  expect(hazards.suggest()).toEqual({ users: ["何秀英"], uses: ["电梯轿厢消毒"], places: ["3 栋电梯"] });
});

test("Ctrl+K finds slips by their user and substances by name, CAS and UN number", async () => {
  const id = await issue();
  const found = (search: string) => searchRecords(bench.core(), search).map((hit) => hit.id);
  expect(found("hxy")).toEqual([id]);
  expect(found("64-17-5")).toEqual([alcohol]);
  expect(found("UN 1170")).toEqual([alcohol]);
  expect(found("酒精").toSorted()).toEqual([alcohol, id].toSorted());
});

test("DUTY-4 what is out is important at its own post's handover, and red on the board past its shift", async () => {
  const id = await issue();
  const open = () => openItemsOf(bench.core().queries, bench.core().desk.postId, bench.clock.nowMs());
  expect(open()).toMatchObject([
    { kind: "hazard-out", recordId: id, important: true, followedBy: "何秀英", subject: "酒精 3 栋电梯" },
  ]);
  expect(openItemsOf(bench.core().queries, "another post", bench.clock.nowMs())).toEqual([]);
  // 14:05 now, due 17:30: two hours before it comes onto the board.
  expect(board()).toEqual([]);
  bench.clock.pass(2 * HOUR);
  bench.host.alerts.recompute();
  expect(board()).toEqual([["hazard-out", "amber", "何秀英"]]);
  bench.clock.pass(2 * HOUR);
  expect(board()).toEqual([["hazard-out", "red", "何秀英"]]);
  await giveBack(id, 300, 0);
  expect(open()).toEqual([]);
  expect(board()).toEqual([]);
});

test("HAZ-5 an anomaly rings at once, names nobody on the lock screen, and is quiet once it was dealt with", async () => {
  const id = await issue();
  await bench.must("hazard-issue.report-anomaly", { text: "瓶盖破裂", late: null }, { id });
  expect(bench.host.alerts.ringing()).toMatchObject([{ kind: "hazard-anomaly", tone: "red", loud: true }]);
  const view = hazardView(bench.core(), id);
  if (!view.ok || view.value.kind !== "issue") throw new Error("no slip");
  const [anomaly] = view.value.issue.anomalies;
  expect(anomaly?.alerted).toEqual([supervisor.name]);
  const input = { anomaly: anomaly?.id ?? "", measure: "沙土吸附" };
  await bench.must("hazard-issue.handle-anomaly", input, { id, actor: foreman });
  expect(bench.host.alerts.ringing()).toEqual([]);
});

test("the board says what is below its minimum, and what expires within the site's days", async () => {
  await minimum("1000");
  expect(board()).toEqual([]);
  await issue(1);
  expect(board()).toEqual([["hazard-low", "amber", ""]]);
  await minimum("0");
  const near = { substance: alcohol, batch: "N1", expiry: "2026-12-20", qty: 5, from: "总仓", late: null };
  const { id } = await bench.must("hazard-batch.draw", near, { actor: foreman });
  expect(board()).toEqual([["hazard-expiring", "amber", ""]]);
  bench.clock.pass(28 * 24 * HOUR);
  bench.host.alerts.recompute();
  expect(board()).toContainEqual(["hazard-expiring", "red", ""]);
  const off = { qty: 5, to: "退回总仓", reason: "过期", witness: "", late: null };
  await bench.must("hazard-batch.write-off", off, { id, actor: foreman });
  expect(board().map(([kind]) => kind)).not.toContain("hazard-expiring");
});

test("HAZ-4 a month's register: brought forward, every movement with its balance, totals that add up", async () => {
  const id = await issue();
  await giveBack(id, 200, 100);
  bench.clock.pass(10 * 24 * HOUR);
  const next = await issue(100);
  await bench.must("hazard-issue.void", { reason: "写错" }, { id: next, approver: foreman });
  const count = { counted: 790, explanation: "挥发", witness: "何秀英", late: null };
  await bench.must("hazard-batch.count", count, { id: batch, actor: foreman });
  const month = (which: string) => {
    const found = hazardMonth(bench.core(), alcohol, which);
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };
  expect(month("2026-11")).toMatchObject({
    opening: 0,
    closing: 800,
    totals: { drawn: 1000, issued: 300, used: 200, returned: 100, spilt: 0, differences: 0 },
  });
  const december = month("2026-12");
  expect(december).toMatchObject({
    opening: 800,
    closing: 790,
    totals: { drawn: 0, issued: 0, used: 0, returned: 0, differences: -10 },
  });
  expect(december.lines.map(({ kind, balance }) => [kind, balance])).toEqual([
    ["issued", 700],
    ["voided", 800],
    ["counted", 790],
  ]);
  expect(hazardMonth(bench.core(), alcohol, "2026-13")).toMatchObject({ ok: false });
});

test("the hot reads go by an index, not by scanning old slips", () => {
  const { db } = bench.core().store;
  const plan = (sql: string) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => row.detail)
      .join("; ");
  expect(plan("SELECT id FROM hazard_issues WHERE status = 'out' ORDER BY at DESC, row DESC")).toContain(
    "hazard_issues_out",
  );
  expect(plan("SELECT id FROM hazard_issues WHERE anomaly_at IS NOT NULL ORDER BY anomaly_at")).toContain(
    "hazard_issues_anomaly",
  );
  expect(plan("SELECT id FROM hazard_issues ORDER BY at DESC, row DESC LIMIT 50")).toContain(
    "hazard_issues_by_time",
  );
  expect(plan("SELECT id FROM hazard_batches WHERE substance = 'x' AND balance <> 0")).toContain(
    "hazard_batches_held",
  );
});
