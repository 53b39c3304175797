import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../../../shared/kernel/command.ts";
import { uuid7 } from "../../../../shared/kernel/ids.ts";
import { siteMs } from "../../../../shared/kernel/site-time.ts";
import { itemKey, signedDigest, shiftRegister } from "../../../../shared/modules/shifts/index.ts";
import { checkedSum, rosterWeek, shiftNow } from "../../../../electron/host/tables/shift-now.ts";
import { shiftView } from "../../../../electron/host/tables/shift-view.ts";
import { benchOf, foundTestSite, openTestHost, PIN, type Bench } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { openWindow, refusalOf, type TestWindow } from "../../../fixtures/window.ts";
import { strokes } from "../../../shared/modules/shifts/desk.ts";
import { leak } from "../../../shared/modules/work-orders/desk.ts";

const LI_PIN = "640182";
const at = (clock: string, date = "2026-11-23"): number => siteMs(date, clock, "Asia/Shanghai");

let bench: Bench;
let window: TestWindow;
let li: Actor;
let chen: Actor;
beforeEach(async () => {
  bench = await foundTestSite(tempFolder());
  li = await bench.hire("李强", "clerk", LI_PIN);
  chen = await bench.hire("陈静怡", "supervisor");
  window = openWindow(bench.host);
  await window.call.session.signIn({ staffId: bench.clerk.id, pin: PIN });
});
afterEach(() => {
  window.close();
  bench.host.close();
});

const core = () => bench.core();
const current = () => core().queries.shifts.current(core().desk.postId);
const shiftId = (): string => current()?.id ?? "";
const set = (clock: string): void => bench.clock.pass(at(clock) - bench.clock.nowMs());
const view = (id: string) => {
  const found = shiftView(core(), id);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
/** A signature as the screen gives it. */
const byPin = async (name: string, id: string, input: unknown, staffId: string, pin: string) =>
  refusalOf(
    window.call.command({
      cmd: uuid7(bench.clock.nowMs(), randomBytes(16)),
      name,
      id,
      input,
      approval: { staffId, pin },
    }),
  );

/** Everything answered: 李强 is there, nothing blocks. */
async function answered(): Promise<string> {
  const id = shiftId();
  set("17:12");
  // The screen locked meanwhile.
  await window.call.session.signIn({ staffId: bench.clerk.id, pin: PIN });
  await bench.must("shift.tidy", {}, { id });
  await bench.must("shift.begin-handover", {}, { id });
  await bench.must("shift.arrive", {}, { id, actor: li });
  await bench.must("shift.count-mail", { letters: 1, papers: 2, parcels: 3, note: "" }, { id });
  await bench.must("shift.count-cash", { amount: 50_000, explanation: "" }, { id });
  await bench.must("shift.read-log", { lines: 0 }, { id, actor: li });
  await bench.must("shift.check-area", { result: "tidy", note: "" }, { id });
  return id;
}

async function handOver(): Promise<string> {
  const id = await answered();
  for (const [side, actor] of [
    ["outgoing", bench.clerk],
    ["incoming", li],
  ] as const) {
    await bench.must("shift.sign", { side, strokes, digest: view(id).digest }, { id, actor });
  }
  return id;
}

describe("DUTY-5 at a window", () => {
  test("a post's first shift opens when its people first sign in, and only once", async () => {
    expect(current()).toMatchObject({ number: "JB-20261123-A-001", status: "running", staff: "张敏" });
    await window.call.session.signIn({ staffId: li.id, pin: LI_PIN });
    expect(core().queries.shifts.list({ search: "", offset: 0, limit: 9 }).total).toBe(1);
  });

  test("whoever is signed in, a signature is its signer's own by their own PIN", async () => {
    const id = await answered();
    const { digest } = view(id);
    const input = { side: "incoming", strokes, digest };
    const bare = { cmd: uuid7(bench.clock.nowMs(), randomBytes(16)), name: "shift.sign", id, input };
    expect(await refusalOf(window.call.command({ ...bare, approval: null }))).toMatchObject({
      code: "own-pin-needed",
    });
    expect(await byPin("shift.sign", id, input, li.id, PIN)).toMatchObject({
      code: "pin-wrong",
      params: { left: 9 },
    });
    // The clerk at the window cannot sign for the incoming side with their own PIN.
    expect(await byPin("shift.sign", id, input, bench.clerk.id, PIN)).toMatchObject({
      code: "handover-two-persons",
    });
    expect(await byPin("shift.sign", id, input, li.id, LI_PIN)).toBeNull();
    const signed = core()
      .store.eventsOf(id)
      .find(({ envelope }) => envelope.type === "signed");
    expect(signed?.envelope.actor).toBe(li.id);
    expect(await byPin("shift.sign", id, { ...input, side: "outgoing" }, bench.clerk.id, PIN)).toBeNull();
    expect(view(id)).toMatchObject({
      status: "signed",
      outgoing: { name: "张敏" },
      incoming: { name: "李强" },
    });
    expect(current()).toMatchObject({ number: "JB-20261123-A-002", staff: "李强", plan: { name: "夜班" } });
  });

  test("DUTY-4 a supervisor lets it pass by PIN at the desk; a clerk's PIN does not", async () => {
    const id = await answered();
    await bench.must("work-order.take", { ...leak, technician: null });
    expect(view(id).items).toMatchObject([{ important: true, blocks: true, confirmed: false }]);
    const input = { reason: "师傅在现场" };
    expect(await byPin("shift.override", id, input, li.id, LI_PIN)).toMatchObject({ code: "approval-rank" });
    expect(await byPin("shift.override", id, input, chen.id, PIN)).toBeNull();
    expect(view(id)).toMatchObject({ items: [{ blocks: false }], overrides: [{ supervisor: "陈静怡" }] });
  });
});

test("DUTY-4 a new open item between the signatures: the second is refused, and looks again", async () => {
  const id = await answered();
  const { digest } = view(id);
  await bench.must("shift.sign", { side: "outgoing", strokes, digest }, { id });
  const order = await bench.must("work-order.take", { ...leak, technician: null, grade: "normal" });
  const again = await bench.give("shift.sign", { side: "incoming", strokes, digest }, { id, actor: li });
  expect(again).toMatchObject({ ok: false, error: { code: "handover-step-missing", field: "items" } });
  const key = itemKey({ recordKind: "work-order", recordId: order.id });
  const items = [{ key, followedBy: li.id, due: null, why: "等师傅" }];
  await bench.must("shift.follow-items", { items }, { id });
  expect(
    await bench.give("shift.sign", { side: "incoming", strokes, digest }, { id, actor: li }),
  ).toMatchObject({ error: { code: "conflict-changed" } });
  // What stood under the former text stands no more.
  expect(view(id).outgoing).toBeNull();
});

test("the answers of a handover survive a restart, and what was signed reads the same from the log", async () => {
  const id = await answered();
  window.close();
  bench.host.close();
  const host = await openTestHost(bench.folder, bench.clock);
  bench = benchOf(host, bench.clock, bench.folder);
  window = openWindow(host);
  expect(view(id).done).toEqual(["arrival", "property", "keys", "mail", "items", "area"]);
  expect(view(id)).toMatchObject({ status: "handing-over", mail: { parcels: 3 }, cash: { amount: 50_000 } });
});

test("DUTY-5 a printed checksum holds, and a log that was cut or changed before it shows", async () => {
  const id = await handOver();
  const { checksum } = view(id);
  const typed = checksum.replaceAll(/(.{4})(?=.)/g, "$1 ").toUpperCase();
  expect(checkedSum(core(), typed)).toMatchObject({ outcome: "holds", number: "JB-20261123-A-001" });
  expect(checkedSum(core(), "0000 0000 0000")).toEqual({ outcome: "unknown" });
  const { state } = core().store.folded(shiftRegister, id);
  expect(state.completion?.digest).toBe(signedDigest(state, []));
  const { log } = core().store;
  const cut = { ...core(), store: { ...core().store, log: { ...log, hashAt: () => null } } };
  expect(checkedSum(cut, checksum)).toMatchObject({ outcome: "broken", device: core().desk.device });
});

test("DUTY-2, DUTY-4, DUTY-7 the board says when the handover is due, a stand-in too long, a countersign owed", async () => {
  const kinds = () => {
    bench.host.alerts.recompute();
    const due = new Set<string>(["handover", "stand-in", "countersign"]);
    return bench.host.alerts
      .board()
      .filter(({ kind }) => due.has(kind))
      .map(({ kind, tone }) => `${kind} ${tone}`);
  };
  expect(kinds()).toEqual([]);
  const until = bench.clock.nowMs() + 60 * 60_000;
  const cover = { staff: li.id, instead: bench.clerk.id, until, reason: "就餐" };
  await bench.must("shift.stand-in", cover, { id: shiftId() });
  set("15:06");
  expect(kinds()).toEqual(["stand-in red"]);
  await bench.must("shift.end-stand-in", { staff: li.id }, { id: shiftId() });
  set("16:51");
  expect(kinds()).toEqual(["handover blue"]);
  const id = await answered();
  await bench.must("work-order.take", { ...leak, technician: null });
  await bench.must("shift.override-by-phone", { supervisor: chen.id, reason: "师傅在路上" }, { id });
  set("17:31");
  expect(kinds()).toEqual(["handover red", "countersign blue"]);
  bench.clock.pass(at("00:01", "2026-11-25") - bench.clock.nowMs());
  expect(kinds()).toContain("countersign red");
  await bench.must("shift.countersign", {}, { id, actor: chen });
  expect(kinds()).not.toContain("countersign red");
});

test("the roster says who is planned, a filled week is the pattern for the next, and the status bar names who comes", async () => {
  const post = core().desk.postId;
  const plan = { post, date: "2026-11-23", shift: "夜班", staff: [li.id] };
  await bench.must("roster.plan", plan, { actor: chen });
  expect(shiftNow(core()).shift).toMatchObject({ incoming: "李强", arrived: false, arriveByMs: at("17:20") });
  await bench.must("roster.copy-week", { post, from: "2026-11-23", to: "2026-11-30" }, { actor: chen });
  const night = rosterWeek(core(), post, "2026-11-30").shifts.find(({ name }) => name === "夜班");
  expect(night?.days[0]).toEqual({ date: "2026-11-30", staff: [{ id: li.id, name: "李强" }] });
  const empty = { post, from: "2026-12-21", to: "2026-12-28" };
  expect(await bench.give("roster.copy-week", empty, { actor: chen })).toMatchObject({
    error: { code: "roster-empty" },
  });
});

test("a post of its own hours: 24 hours from one morning to the next; a desk moves to it and opens its first shift", async () => {
  const { id: post } = await bench.must("post.open", { name: "南门岗", gate: true }, { actor: bench.admin });
  const shifts = [{ name: "全天", from: "08:00", to: "08:00" }];
  await bench.must("post.set-hours", { shifts }, { id: post, actor: bench.admin });
  expect(
    await bench.give("post.open", { name: "南门岗", gate: false }, { actor: bench.admin }),
  ).toMatchObject({
    error: { code: "post-name-taken" },
  });
  const [desk] = core().queries.site.desks();
  await bench.must("desk.move", { post }, { id: desk?.id ?? "", actor: bench.admin });
  await bench.must("shift.open", { post });
  expect(current()).toMatchObject({
    post: "南门岗",
    plan: { name: "全天", fromMs: at("08:00"), toMs: at("08:00", "2026-11-24") },
  });
});

test("what is asked at every look is found by an index", () => {
  const plan = (sql: string): string =>
    core()
      .store.db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join("; ");
  expect(
    plan(
      "SELECT id FROM shifts WHERE status IN ('running', 'handing-over') AND post = 'p' ORDER BY opened_at DESC LIMIT 1",
    ),
  ).toContain("shifts_open");
  expect(plan("SELECT id FROM shifts WHERE countersign_by IS NOT NULL")).toContain("shifts_owed");
  expect(plan("SELECT id FROM shifts WHERE checksum = 'x'")).toContain("shifts_by_checksum");
  expect(plan("SELECT staff FROM roster WHERE post = 'p' AND date = 'd'")).toContain("roster_by_date");
});
