import { expect, onTestFinished, test } from "vitest";
import { conflictsNow } from "../../../../electron/host/conflicts/conflicts.ts";
import { applyPulled } from "../../../../electron/host/store/apply.ts";
import { keyView } from "../../../../electron/host/tables/key-view.ts";
import { actorOf } from "../../../../electron/host/tables/staff.ts";
import { tablesDigest } from "../../../../electron/host/store/digest.ts";
import { allTables } from "../../../../electron/host/tables/index.ts";
import { visitEvents } from "../../../../shared/modules/visits/index.ts";
import { deviceId } from "../../../../shared/kernel/ids.ts";
import { emitter } from "../../../../shared/kernel/register.ts";
import { foundTestSite, type Bench } from "../../../fixtures/host.ts";
import { pull, runOf, twoDesks, type TwoDesks } from "../../../fixtures/two-desks.ts";
import { openTestDesk } from "../../../fixtures/stores.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { visitForm } from "../../../fixtures/visit-form.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { signedText } from "../../../../shared/modules/hazards/index.ts";
import { alcohol, backForm, batch, names, strokes } from "../../../shared/modules/hazards/desk.ts";
import { electrician, HOUR, plantRoom } from "../../../shared/modules/keys/desk.ts";

const awaiting = { method: "intercom", answer: "awaiting", by: "", authorisation: null } as const;

interface Disputed extends TwoDesks {
  readonly order: string;
  readonly visit: string;
  readonly technicians: readonly [string, string];
}

async function takeOrder(bench: Bench): Promise<string> {
  const { id } = await bench.must("work-order.take", {
    channel: "phone",
    reporter: "张女士",
    phone: "",
    resident: null,
    unit: "3-2-1201",
    publicArea: "",
    location: "厨房",
    fault: "水槽漏水",
    grade: "urgent",
    area: "indoor",
    charge: "free",
    appointment: null,
    dispatch: false,
    technician: null,
    reworkOf: null,
    late: null,
  });
  return id;
}

/** Two desks, the line down: each sends somebody else, and hears the opposite from the resident. */
async function disputed(): Promise<Disputed> {
  const known = { order: "", visit: "", technicians: ["", ""] as [string, string] };
  const desks = await twoDesks(async (bench) => {
    const [liu, ma] = [await bench.hire("刘洋", "technician"), await bench.hire("马超", "technician")];
    known.technicians = [liu.id, ma.id];
    known.order = await takeOrder(bench);
    known.visit = (await bench.must("visit.register", visitForm({ consent: awaiting }))).id;
  });
  const { a, b } = desks;
  const [liu, ma] = known.technicians;
  await a.must("work-order.dispatch", { technician: liu, late: null }, { id: known.order });
  await b.must("work-order.dispatch", { technician: ma, late: null }, { id: known.order });
  await a.must("visit.answer", { method: "phone", answer: "agreed", by: "张女士" }, { id: known.visit });
  await b.must("visit.answer", { method: "phone", answer: "refused", by: "李先生" }, { id: known.visit });
  return { ...desks, ...known };
}

/** The same digest and the same conflicts, whichever desk's events came first, and however cut up. */
test("S2 rival technicians and opposite answers: in every order of two desks' events both sides are kept and shown", async () => {
  const { a, b, order, visit } = await disputed();
  const [first, second] = [a.core(), b.core()];
  const shared = first.keys.deviceId;
  const ofA = runOf(first.store, shared);
  const ofB = runOf(second.store, second.keys.deviceId);
  const before = second.store.head(shared).seq;
  const common = { ...ofA, texts: ofA.texts.slice(0, before) };
  const alone = { ...ofA, texts: ofA.texts.slice(before) };
  const one = (run: typeof ofA, index: number) => ({ ...run, texts: run.texts.slice(index, index + 1) });
  const each = (run: typeof ofA) => run.texts.map((_text, index) => one(run, index));
  const orders = [
    [common, alone, ofB],
    [common, ofB, alone],
    [common, ...each(alone), ...each(ofB)],
    [common, ...each(ofB), ...each(alone)],
    [common, one(ofB, 0), one(alone, 0), one(ofB, 1), one(alone, 1), one(ofB, 2), ofA, ofB],
    [ofB, common, alone, ofB],
  ];
  const digests = new Set<string>();
  for (const runs of orders) {
    const desk = await openTestDesk(tempFolder());
    for (const run of runs) applyPulled(desk.store, [run]);
    digests.add(tablesDigest(desk.store.db, allTables));
    const inConflict = (table: string): unknown =>
      desk.store.db.prepare(`SELECT count(*) FROM ${table} WHERE conflicts > 0`).pluck().get();
    expect([inConflict("work_orders"), inConflict("visits")]).toEqual([1, 1]);
    desk.store.close();
  }
  expect(digests.size).toBe(1);

  pull(first, second);
  pull(second, first);
  for (const core of [first, second]) {
    const found = conflictsNow(core);
    const named = found.map(({ recordKind, recordId }) => `${recordKind} ${recordId}`);
    expect(named.toSorted()).toEqual([`visit ${visit}`, `work-order ${order}`]);
    const answers = found
      .filter(({ recordKind }) => recordKind === "visit")
      .flatMap(({ sides }) =>
        sides.map(({ entry }) => `${entry.desk} ${JSON.stringify(entry.data["answer"])}`),
      );
    expect(answers.toSorted()).toEqual(['A "agreed"', 'A2 "refused"']);
    const byWhom = found.flatMap(({ sides }) => sides.map(({ detail }) => detail));
    expect(byWhom.filter((name) => name !== "").toSorted()).toEqual(["张女士", "李先生"].toSorted());
    expect(found.every(({ sides: all }) => new Set(all.map(({ entry }) => entry.desk)).size === 2)).toBe(
      true,
    );
  }
});

test("S2 one coded tag hung on two keys apart is told without the tag, and is over with another tag", async () => {
  const { a, b } = await twoDesks(async (bench) => {
    await bench.hire("陈静怡", "supervisor");
  });
  const one = await a.must("key.add", { ...plantRoom, code: "YS-018", tag: "K7F3" });
  const other = await b.must("key.add", { ...plantRoom, code: "YS-019", place: "水泵房", tag: "k7f3" });
  pull(a.core(), b.core());
  pull(b.core(), a.core());
  for (const { core } of [a, b]) {
    const found = conflictsNow(core());
    expect(found).toMatchObject([{ doubt: "tag", recordKind: "key", number: "YS-018 / YS-019" }]);
    expect(found[0]?.sides.map(({ recordId }) => recordId)).toEqual([one.id, other.id]);
    expect(JSON.stringify(found)).not.toMatch(/k7f3/iu);
  }
  const shared = [one, other].map(({ id }) => keyView(a.core(), id));
  expect(shared).toMatchObject([{ value: { sharesTag: true } }, { value: { sharesTag: true } }]);
  const actor = b.core().lookups.staff(["supervisor"])[0];
  if (actor === undefined) throw new Error("no supervisor");
  const taken = await b.give("key.tag", { tag: "K7f3" }, { id: one.id, actor });
  expect(taken).toMatchObject({ error: { code: "key-tag-taken", field: "tag" } });
  await b.must("key.tag", { tag: "M2P8" }, { id: other.id, actor });
  pull(a.core(), b.core());
  expect(conflictsNow(a.core())).toEqual([]);
});

test("S2 a conflict is settled at one desk by its register's own command, and is gone at both", async () => {
  const { a, b, order, visit, technicians } = await disputed();
  // Two keys of one code, hung up apart: both stay, and one of them gets another code.
  const hooks = { a: await a.must("key.add", plantRoom), b: await b.must("key.add", plantRoom) };
  pull(a.core(), b.core());
  pull(b.core(), a.core());
  const codes = conflictsNow(a.core()).filter(({ doubt }) => doubt === "code");
  expect(codes).toMatchObject([{ key: `code ${plantRoom.code}`, recordKind: "key" }]);
  expect(codes[0]?.sides.map(({ recordId }) => recordId).toSorted()).toEqual(
    [hooks.a.id, hooks.b.id].toSorted(),
  );
  expect(codes[0]?.sides.map(({ subject }) => subject)).toEqual([plantRoom.place, plantRoom.place]);
  a.host.alerts.recompute();
  expect(a.host.alerts.board().filter(({ kind }) => kind === "conflict")).toHaveLength(3);
  const plan = a
    .core()
    .store.db.prepare<[], { detail: string }>("EXPLAIN QUERY PLAN SELECT id FROM visits WHERE conflicts > 0")
    .all();
  expect(plan.map(({ detail }) => detail).join()).toContain("visits_in_conflict");
  const without = await b.give(
    "work-order.reassign",
    { technician: technicians[1], reason: "" },
    { id: order },
  );
  expect(without).toMatchObject({ error: { field: "reason" } });
  await b.must("work-order.reassign", { technician: technicians[1], reason: "马超已在路上" }, { id: order });
  await b.must("visit.answer", { method: "phone", answer: "refused", by: "张女士" }, { id: visit });
  const otherCode = { loan: null, field: "code", to: "YS-900", reason: "两台同时登记" } as const;
  await b.must("key.correct", otherCode, { id: hooks.b.id });
  expect(conflictsNow(b.core())).toEqual([]);
  pull(a.core(), b.core());
  expect(conflictsNow(a.core())).toEqual([]);
  a.host.alerts.recompute();
  expect(a.host.alerts.board().filter(({ kind }) => kind === "conflict")).toEqual([]);
});

test("S2 a key lent twice names both borrowers; goods returned twice are named and counted in their own measure", async () => {
  const known = { key: "", slip: "" };
  const { a, b } = await twoDesks(async (bench) => {
    const foreman = await bench.hire("孙丽华", "foreman");
    known.key = (await bench.must("key.add", plantRoom)).id;
    await bench.must("substance.add-standard", { names }, { actor: foreman });
    const drawn = {
      substance: alcohol,
      batch: "20261001",
      expiry: null,
      qty: 1000,
      from: "总仓",
      late: null,
    };
    await bench.must("hazard-batch.draw", drawn, { actor: foreman });
    const form = { qty: 300, use: "消毒", place: "3 栋电梯", witness: "", ppeChecked: true };
    const facts = {
      substanceName: "酒精",
      batch: "20261001",
      unit: "ml",
      userName: "何秀英",
      lent: null,
    } as const;
    const issue = {
      ...form,
      batch,
      user: { staffId: null, name: "何秀英" },
      lentTo: "",
      lentReason: "",
      late: null,
      userSignature: strokes,
      issuerSignature: null,
      digest: sha256Hex(signedText({ ...form, ...facts })),
    };
    known.slip = (await bench.must("hazard-issue.issue", issue, { approver: foreman })).id;
  });
  for (const [desk, borrower, used] of [
    [a, "赵磊", 200],
    [b, "钱涛", 250],
  ] as const) {
    const [approver] = desk
      .core()
      .queries.staff.all()
      .filter(({ role }) => role === "foreman")
      .map(actorOf);
    const lent = { ...electrician, borrower, dueAt: desk.clock.nowMs() + 2 * HOUR };
    await desk.must("key.lend", lent, { id: known.key, ...(approver === undefined ? {} : { approver }) });
    await desk.must("hazard-issue.return", backForm(used, 300 - used, 0, desk.clerk), { id: known.slip });
  }
  pull(a.core(), b.core());
  const found = conflictsNow(a.core());
  const key = found.find(({ recordKind }) => recordKind === "key");
  expect(key?.clash).toBe("lent");
  expect(key?.sides.map(({ detail }) => detail).toSorted()).toEqual(["赵磊", "钱涛"].toSorted());
  expect(found.find(({ recordKind }) => recordKind === "hazard-issue")).toMatchObject({
    unit: "",
    subject: "酒精 20261001",
    measure: "ml",
  });
});

test("S2 a key lost at one desk and lent at the other is told as that, and not as lent twice", async () => {
  const known = { key: "" };
  const { a, b } = await twoDesks(async (bench) => {
    await bench.hire("孙丽华", "foreman");
    known.key = (await bench.must("key.add", plantRoom)).id;
  });
  const [approver] = b
    .core()
    .queries.staff.all()
    .filter(({ role }) => role === "foreman")
    .map(actorOf);
  if (approver === undefined) throw new Error("no foreman");
  await b.must(
    "key.lend",
    { ...electrician, dueAt: b.clock.nowMs() + 2 * HOUR },
    { id: known.key, approver },
  );
  await a.must("key.lose", { loan: null, copies: plantRoom.quantity, reason: "找不到" }, { id: known.key });
  pull(a.core(), b.core());
  expect(conflictsNow(a.core())).toMatchObject([{ recordKind: "key", clash: "lost" }]);
});

test("S5 two records with one number, as a copied disk makes them, are found, shown, and settled by a note", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  onTestFinished(() => bench.host.close());
  const { id, number } = await bench.must("visit.register", visitForm());
  await bench.host.duplicates.tick();
  expect(conflictsNow(bench.core())).toEqual([]);
  // The copy's own visit, re-issued under another device, with the number that its slip in somebody's hand has.
  const { store } = bench.core();
  const [registered] = store.eventsOf(id);
  if (registered === undefined || registered.personal === null) throw new Error("not registered");
  const { sealed: _sealed, ...data } = registered.envelope.data;
  const emit = emitter(visitEvents);
  const device = deviceId(new Uint8Array(10).fill(9));
  const twin = bench.core().newId();
  store.transaction(() =>
    store.write(
      [
        emit(
          "registered",
          visitEvents.registered.data.parse({ ...data, number }),
          visitEvents.registered.personal?.parse(registered.personal) ?? null,
        ),
      ],
      {
        device,
        at: bench.clock.nowMs(),
        off: null,
        actor: bench.clerk.id,
        approver: null,
        cmd: bench.core().newId(),
        kind: "visit",
        id: twin,
      },
    ),
  );
  bench.clock.pass(86_400_000);
  await bench.host.duplicates.tick();
  const [found] = conflictsNow(bench.core());
  expect(found).toMatchObject({ doubt: "number", number, recordKind: "visit" });
  expect(found?.sides.map(({ recordId }) => recordId).toSorted()).toEqual([id, twin].toSorted());
  const records = [id, twin].map((recordId) => ({ kind: "visit", id: recordId }));
  await bench.must("number.note-duplicate", {
    number: number ?? "",
    records,
    reason: "后一张是复制的电脑登记的",
  });
  expect(conflictsNow(bench.core())).toEqual([]);
  expect(
    await bench.give("number.note-duplicate", { number: number ?? "", records, reason: "再记一次" }),
  ).toMatchObject({ error: { code: "no-change" } });
});
