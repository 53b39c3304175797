import { randomBytes } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import type { ApprovalView } from "../../../shared/contract/approvals.ts";
import { uuid7 } from "../../../shared/kernel/ids.ts";
import { pull, twoDesks } from "../../fixtures/two-desks.ts";
import { PIN, type Bench } from "../../fixtures/host.ts";
import { passView } from "../../../electron/host/tables/pass-view.ts";
import { passRegister } from "../../../shared/modules/passes/index.ts";
import { shiftRegister } from "../../../shared/modules/shifts/index.ts";
import { sofa, strokes } from "../../shared/modules/passes/desk.ts";
import { leak } from "../../shared/modules/work-orders/desk.ts";
import { plantRoom } from "../../shared/modules/keys/desk.ts";
import { openWindow, refusalOf, type TestWindow } from "../../fixtures/window.ts";
import { visitForm } from "../../fixtures/visit-form.ts";

const SUPERVISOR_PIN = "804217";
const PHONE = "19900002046";
const HOUR_MS = 3_600_000;

interface Scene {
  readonly a: Bench;
  readonly b: Bench;
  readonly key: string;
  readonly visit: string;
  /** The clerk at desk A and the supervisor at desk B. */
  readonly clerk: TestWindow;
  readonly supervisor: TestWindow;
  readonly ask: (command: string, id: string, input: object) => Promise<string>;
  readonly lending: { readonly [name: string]: string | number | object | null };
  /** Both desks take in what the other wrote. */
  readonly meet: () => void;
  readonly seenAt: (window: TestWindow) => Promise<ApprovalView>;
}

const newId = (bench: Bench): string => uuid7(bench.clock.nowMs(), randomBytes(16));

/** Two desks of one site with a home's key and a visitor's phone; a clerk at one, a supervisor at the other. */
async function scene(): Promise<Scene> {
  let key = "";
  let visit = "";
  const { a, b } = await twoDesks(async (bench) => {
    await bench.hire("陈静怡", "supervisor", SUPERVISOR_PIN);
    await bench.hire("周国平", "duty-officer", "716253");
    ({ id: key } = await bench.must("key.add", {
      ...plantRoom,
      code: "K-12",
      kind: "vacant",
      unit: "3-2-1201",
      place: "",
    }));
    ({ id: visit } = await bench.must("visit.register", visitForm({ phone: PHONE })));
  });
  const [clerk, supervisor] = [openWindow(a.host), openWindow(b.host)];
  onTestFinished(() => {
    clerk.close();
    supervisor.close();
  });
  const chief = b
    .core()
    .queries.staff.all()
    .find(({ role }) => role === "supervisor");
  await clerk.call.session.signIn({ staffId: a.clerk.id, pin: PIN });
  await supervisor.call.session.signIn({ staffId: chief?.id ?? "", pin: SUPERVISOR_PIN });
  const nowMs = a.clock.nowMs();
  return {
    a,
    b,
    key,
    visit,
    clerk,
    supervisor,
    ask: async (command, id, input) =>
      (
        await clerk.call.approvals.request({
          cmd: newId(a),
          command,
          id,
          input: input as Record<string, never>,
        })
      ).id,
    lending: {
      copies: 1,
      borrowerStaff: null,
      borrower: "赵磊",
      department: "安泰电梯",
      phone: "19900003055",
      reason: "维修入户门锁，到了打 19900003055",
      dueAt: nowMs + HOUR_MS,
      escort: null,
      consent: { method: "phone", by: "王女士", at: nowMs - 60_000 },
      late: null,
    },
    meet: () => {
      pull(b.core(), a.core());
      pull(a.core(), b.core());
    },
    seenAt: async (window) => {
      const [first] = await window.call.approvals.list();
      if (first === undefined) throw new Error("nothing was asked");
      return first;
    },
  };
}

test("KEY-3 asked at one desk, approved at another by a fresh PIN, carried out once where it was asked; both see it", async () => {
  const { a, b, key, clerk, supervisor, ask, lending, meet, seenAt } = await scene();
  const id = await ask("key.lend", key, lending);
  expect(await refusalOf(ask("key.lend", key, lending))).toMatchObject({ code: "approval-waits" });
  // The network is down: it waits, and nothing left the cabinet.
  expect(await seenAt(clerk)).toMatchObject({ id, status: "waiting", mine: true, mayWithdraw: true });
  expect(await refusalOf(clerk.call.approvals.carryOut({ id }))).toMatchObject({ code: "approval-needed" });
  meet();
  const plan = b
    .core()
    .store.db.prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT id FROM approvals WHERE standing IN ('waiting', 'approved', 'refused')
       AND expires_at > 0 ORDER BY expires_at`,
    )
    .all();
  // The board asks at every save: it must not walk through the requests of years.
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining("approvals_open")]);
  const asked = await seenAt(supervisor);
  expect(asked).toMatchObject({ status: "waiting", mayAnswer: true, requester: "张敏", desk: "A" });
  const shown = Object.fromEntries((asked.shown ?? []).map(({ name, value }) => [name, value]));
  expect(shown).toMatchObject({
    record: "K-12",
    borrower: "安泰电梯 赵磊",
    reason: "维修入户门锁，到了打 199****3055",
    consentBy: "王女士",
  });
  expect(JSON.stringify(asked)).not.toContain("19900003055");
  expect((await supervisor.call.board.now()).items.map(({ kind }) => kind)).toContain("approval");
  expect((await clerk.call.board.now()).items.map(({ kind }) => kind)).not.toContain("approval");

  const approve = async (digest: string, pin: string) =>
    supervisor.call.approvals.approve({ id, digest, pin });
  expect(await refusalOf(approve(asked.digest, "804218"))).toMatchObject({ code: "pin-wrong" });
  expect(await refusalOf(approve("0".repeat(64), SUPERVISOR_PIN))).toMatchObject({
    code: "approval-changed",
  });
  await approve(asked.digest, SUPERVISOR_PIN);
  expect(await refusalOf(approve(asked.digest, SUPERVISOR_PIN))).toMatchObject({ code: "approval-over" });
  meet();
  expect((await clerk.call.board.now()).items.map(({ kind }) => kind)).toContain("approval-given");
  const done = await clerk.call.approvals.carryOut({ id });
  expect(done.outcome.number).toMatch(/^YS-/);
  expect(await refusalOf(clerk.call.approvals.carryOut({ id }))).toMatchObject({ code: "approval-over" });
  meet();
  expect(await seenAt(supervisor)).toMatchObject({ status: "carried-out" });
  for (const desk of [a, b]) {
    const lent = desk
      .core()
      .store.eventsOf(key)
      .filter(({ envelope }) => envelope.type === "lent");
    const chief = desk
      .core()
      .queries.staff.all()
      .find(({ name }) => name === "陈静怡");
    expect(lent.map(({ envelope }) => envelope.approver)).toEqual([chief?.id]);
  }
});

test("A3 changed, expired, withdrawn or refused: the approval is void, nothing is done, and both read why", async () => {
  const { a, b, key, visit, clerk, supervisor, ask, lending, meet, seenAt } = await scene();
  const approveAt = async (id: string): Promise<void> => {
    meet();
    const view = (await supervisor.call.approvals.list()).find((one) => one.id === id);
    await supervisor.call.approvals.approve({ id, digest: view?.digest ?? "", pin: SUPERVISOR_PIN });
    meet();
  };
  const statusAt = async (window: TestWindow, id: string) =>
    (await window.call.approvals.list()).find((one) => one.id === id);

  const changed = await ask("key.lend", key, lending);
  await approveAt(changed);
  await a.must("key.correct", { field: "hook", loan: null, to: "B-7", reason: "换了钩位" }, { id: key });
  expect(await refusalOf(clerk.call.approvals.carryOut({ id: changed }))).toMatchObject({
    code: "approval-changed",
  });
  meet();
  expect(await statusAt(supervisor, changed)).toMatchObject({ status: "lapsed", why: "changed" });

  // Changed at the approver's desk meanwhile: said before a PIN is spent on it.
  const stale = await ask("visit.reveal", visit, { field: "phone", purpose: "third-party", note: "快递员" });
  meet();
  const view = await seenAt(supervisor);
  expect(view.id).toBe(stale);
  await b.must("visit.reveal", { field: "phone", purpose: "own-call", note: "" }, { id: visit });
  const approving = async () =>
    refusalOf(supervisor.call.approvals.approve({ id: stale, digest: view.digest, pin: SUPERVISOR_PIN }));
  expect(await approving()).toMatchObject({ code: "approval-changed" });
  await clerk.call.command({
    cmd: newId(a),
    name: "approval.withdraw",
    id: stale,
    input: { reason: "不用了" },
    approval: null,
  });
  meet();
  expect(await approving()).toMatchObject({ code: "approval-over" });

  const refusedId = await ask("key.lend", key, lending);
  meet();
  const refusing = {
    cmd: newId(b),
    name: "approval.refuse",
    id: refusedId,
    input: { reason: "" },
    approval: null,
  };
  expect(await refusalOf(supervisor.call.command(refusing))).toMatchObject({
    code: "required",
    field: "reason",
  });
  await supervisor.call.command({ ...refusing, input: { reason: "业主改主意了" } });
  meet();
  expect((await clerk.call.board.now()).items.map(({ kind }) => kind)).toContain("approval-refused");
  expect(await statusAt(clerk, refusedId)).toMatchObject({
    status: "refused",
    answers: [{ reason: "业主改主意了" }],
  });
  expect(await refusalOf(clerk.call.approvals.carryOut({ id: refusedId }))).toMatchObject({
    code: "approval-over",
  });

  const late = await ask("key.lend", key, { ...lending, dueAt: a.clock.nowMs() + 9 * HOUR_MS });
  await approveAt(late);
  a.clock.pass(2 * HOUR_MS);
  await clerk.call.session.signIn({ staffId: a.clerk.id, pin: PIN });
  expect(await refusalOf(clerk.call.approvals.carryOut({ id: late }))).toMatchObject({
    code: "approval-expired",
  });
  expect(await statusAt(clerk, late)).toMatchObject({ status: "expired", mayCarryOut: false });
  expect(
    a
      .core()
      .store.eventsOf(key)
      .some(({ envelope }) => envelope.type === "lent"),
  ).toBe(false);
});

test("A2 nobody approves or carries out by a side door: not the requester, not a lower rank, not another desk, not what has to be done in person", async () => {
  const { a, b, key, visit, clerk, supervisor, ask, lending, meet, seenAt } = await scene();
  const disclosing = { field: "phone", purpose: "third-party", note: "快递员来电" } as const;
  const id = await ask("visit.reveal", visit, disclosing);
  meet();
  const { digest } = await seenAt(supervisor);
  const give = (bench: Bench, window: TestWindow, name: string, input: unknown) =>
    refusalOf(window.call.command({ cmd: newId(bench), name, id, input, approval: null }));
  // The general door takes neither a request nor an approval: there nobody's PIN would be asked for.
  expect(await give(b, supervisor, "approval.approve", { digest })).toMatchObject({ code: "not-allowed" });
  expect(await give(a, clerk, "approval.request", {})).toMatchObject({ code: "not-allowed" });
  expect(await refusalOf(clerk.call.approvals.approve({ id, digest, pin: PIN }))).toMatchObject({
    code: "not-allowed",
  });
  const officer = openWindow(b.host);
  onTestFinished(officer.close);
  const person = b
    .core()
    .queries.staff.all()
    .find(({ role }) => role === "duty-officer");
  await officer.call.session.signIn({ staffId: person?.id ?? "", pin: "716253" });
  expect(await refusalOf(officer.call.approvals.approve({ id, digest, pin: "716253" }))).toMatchObject({
    code: "approval-rank",
  });
  expect(await give(b, officer, "approval.refuse", { reason: "不" })).toMatchObject({
    code: "approval-rank",
  });
  expect(await officer.call.approvals.list()).toEqual([]);
  await supervisor.call.approvals.approve({ id, digest, pin: SUPERVISOR_PIN });
  meet();
  expect(await refusalOf(supervisor.call.approvals.carryOut({ id }))).toMatchObject({
    code: "approval-not-own",
  });
  expect(await clerk.call.approvals.carryOut({ id })).toMatchObject({ value: PHONE });

  // A supervisor who asks at a desk cannot approve it at another one.
  const here = openWindow(a.host);
  onTestFinished(here.close);
  const chief = a
    .core()
    .queries.staff.all()
    .find(({ role }) => role === "supervisor");
  await here.call.session.signIn({ staffId: chief?.id ?? "", pin: SUPERVISOR_PIN });
  const asking = { cmd: newId(a), command: "key.lend", id: key, input: lending as Record<string, never> };
  // Nobody else could approve it, and the administrator never does.
  expect(await refusalOf(here.call.approvals.request(asking))).toMatchObject({ code: "approval-needed" });
  const manager = await a.hire("黄志远", "manager");
  expect(manager.rank).toBe(5);
  const { id: own } = await here.call.approvals.request({ ...asking, cmd: newId(a) });
  meet();
  const mine = (await supervisor.call.approvals.list()).find((view) => view.id === own);
  expect(mine).toMatchObject({ mayAnswer: false });
  const selfApproval = { id: own, digest: mine?.digest ?? "", pin: SUPERVISOR_PIN };
  expect(await refusalOf(supervisor.call.approvals.approve(selfApproval))).toMatchObject({
    code: "approval-self",
  });
  expect(await refusalOf(ask("hazard-issue.issue", key, {}))).toMatchObject({ code: "approval-not-afar" });
  expect(await refusalOf(ask("key.count", key, {}))).toMatchObject({ code: "approval-not-afar" });
  expect(await refusalOf(ask("visit.reveal", visit, { ...disclosing, purpose: "own-call" }))).toMatchObject({
    code: "approval-not-needed",
  });
  expect(await refusalOf(ask("key.lend", key, { ...lending, reason: "" }))).toMatchObject({
    code: "required",
    field: "reason",
  });
  // Whoever borrows does not approve it either, wherever they sit (KEY-3).
  const borrowing = await ask("key.lend", key, { ...lending, borrowerStaff: chief?.id ?? "", borrower: "" });
  meet();
  const borrowed = (await supervisor.call.approvals.list()).find((view) => view.id === borrowing);
  const toOneself = { id: borrowing, digest: borrowed?.digest ?? "", pin: SUPERVISOR_PIN };
  expect(await refusalOf(supervisor.call.approvals.approve(toOneself))).toMatchObject({
    code: "approval-self",
  });
});

test("DUTY-4 a handover goes on while its supervisor is asked for; one more thing that blocks, and it is another request; a pass is signed elsewhere without any", async () => {
  const { a, b, clerk, supervisor, ask, meet, seenAt } = await scene();
  const shift = a.core().queries.shifts.current(a.core().desk.postId)?.id ?? "";
  const urgent = { ...leak, grade: "urgent", technician: null, dispatch: false } as const;
  await a.must("work-order.take", urgent);
  const approve = async (): Promise<string> => {
    const id = await ask("shift.override", shift, { reason: "师傅在路上" });
    meet();
    const { digest, shown } = await seenAt(supervisor);
    expect(shown?.map(({ name }) => name)).toEqual(["record", "items", "reason"]);
    await supervisor.call.approvals.approve({ id, digest, pin: SUPERVISOR_PIN });
    meet();
    return id;
  };
  const first = await approve();
  await a.must("shift.note-weather", { weather: "小雨" }, { id: shift });
  await clerk.call.approvals.carryOut({ id: first });
  const chief = a
    .core()
    .queries.staff.all()
    .find(({ role }) => role === "supervisor");
  expect(a.core().store.folded(shiftRegister, shift).state.overrides).toMatchObject([
    { supervisorId: chief?.id },
  ]);

  await a.must("work-order.take", urgent);
  const second = await approve();
  await a.must("work-order.take", { ...urgent, location: "地下车库" });
  expect(await refusalOf(clerk.call.approvals.carryOut({ id: second }))).toMatchObject({
    code: "approval-changed",
  });

  // GDS-2: a pass needs no request, it waits for its signature on every board once it has synced.
  const { id: pass } = await a.must("pass.draft", sofa);
  meet();
  b.host.alerts.recompute();
  expect(b.host.alerts.board().map(({ kind }) => kind)).toContain("pass-signature");
  const officer = b.core().queries.staff.withRoles(["duty-officer"])[0];
  if (officer === undefined) throw new Error("no duty officer");
  const view = passView(b.core(), pass, b.clock.nowMs());
  const digest = view.ok ? view.value.signedDigest : "";
  await b.must("pass.sign", { strokes, digest, late: null }, { id: pass, approver: officer });
  meet();
  expect(a.core().store.folded(passRegister, pass).state).toMatchObject({ signature: { by: officer.id } });
});
