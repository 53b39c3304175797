import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { erasureSources } from "../../../../electron/host/erasure/sources.ts";
import { allTables } from "../../../../electron/host/tables/index.ts";
import type { EventSpecs, NewEvent } from "../../../../shared/kernel/register.ts";
import { keyRegister } from "../../../../shared/modules/keys/index.ts";
import { passRegister } from "../../../../shared/modules/passes/index.ts";
import { DAY, erase, erasingSite, find, plaintextIn, wanted, type ErasingSite } from "./support.ts";

/** Sealed, and nobody's to erase: PIN hashes; our own staff's signatures, which are the evidence of the log. */
const ours = new Set(["staff", "log-review"]);

test("PRV-1 every register with sealed parts says what of them is erased, and its columns are real", async () => {
  const sealing = allTables
    .filter(({ register }) =>
      Object.values(register.events as EventSpecs).some(({ personal }) => personal !== null),
    )
    .map(({ register }) => register.kind)
    .filter((kind) => !ours.has(kind));
  expect(sealing.toSorted()).toEqual(erasureSources.map(({ table }) => table.register.kind).toSorted());
  const { bench } = await erasingSite();
  for (const { table, number, unit, label, atMs, retention } of erasureSources) {
    const ended = retention === null ? "1" : retention.ended;
    const sql = `SELECT ${number}, ${unit}, ${label}, ${atMs} FROM ${table.name} WHERE ${ended}`;
    const rows = bench.core().store.db.prepare(sql).all({ cutoffMs: 0, cutoffDate: "2026-01-01" });
    expect(rows).toEqual([]);
  }
});

function write({ bench }: ErasingSite, kind: string, id: string, event: NewEvent): void {
  const { core, clock } = bench;
  core().store.transaction(() =>
    core().store.write([event], {
      device: core().keys.deviceId,
      at: clock.nowMs(),
      off: null,
      actor: bench.clerk.id,
      approver: null,
      cmd: core().newId(),
      kind,
      id,
    }),
  );
}

const kept = { v: 1 } as const;

test("P2 a pass's written proxy goes with the pass, from the folder too", async () => {
  const site = await erasingSite();
  const { bench, folder } = site;
  const hash = bench.core().blobs.put(Buffer.from("授权委托书的照片"));
  const other = bench.core().blobs.put(Buffer.from("别人的委托书"));
  const at = bench.clock.nowMs();
  const id = bench.core().newId();
  const data = {
    kind: "moving-out",
    unit: "3-2-1201",
    items: [],
    reason: "搬家",
    basis: null,
    confirmedAt: null,
    ownerKnown: false,
    carrier: "",
    gate: "",
    validOn: null,
    number: "FX-20261123-A-001",
    issuedAt: at,
    at,
    late: null,
  };
  const personal = {
    owner: wanted.name,
    ownerPhone: wanted.phone,
    requester: "李四",
    requesterDocument: "",
    requesterPhone: "",
    relation: "",
    mover: "",
    moverDocument: "",
    plate: "",
    confirmedBy: "",
    proxy: { hash, type: "image/jpeg", bytes: 20, name: "委托书.jpg" },
  };
  write(site, passRegister.kind, id, { ...kept, type: "drafted", data, personal });
  expect(bench.core().store.folded(passRegister, id)).toMatchObject({
    unknown: 0,
    state: { proxy: { hash } },
  });
  expect(await erase(site, await find(bench, { name: wanted.name }))).toBeNull();
  expect(readdirSync(join(folder, "blobs"))).toEqual([other]);
  expect(plaintextIn(folder, [wanted.name, wanted.phone])).toEqual([]);
});

test("PRV-1 a key is erased part by part: one person's loans on request, by age what is over; its tag stays", async () => {
  const site = await erasingSite();
  const { bench } = site;
  await bench.host.erasures.tick();
  const id = bench.core().newId();
  const event = (type: string, data: object, personal: object | null): void =>
    write(site, keyRegister.kind, id, {
      ...kept,
      type,
      data: { at: bench.clock.nowMs(), late: null, ...data },
      personal: personal === null ? null : { ...personal },
    });
  const lend = (number: string, borrower: string): void =>
    event(
      "lent",
      {
        number,
        copies: 1,
        borrowerStaff: null,
        department: "",
        reason: "看房",
        escort: null,
        dueAt: bench.clock.nowMs() + DAY,
        consent: null,
      },
      { borrower, phone: "19900000001" },
    );
  const giveBack = (loan: string): void =>
    event("returned", { loan, copies: 1, receivedBy: bench.clerk.id, sealNo: null, note: "" }, null);
  event(
    "added",
    {
      code: "K-1",
      kind: "vacant",
      unit: "3-2-1201",
      place: "",
      quantity: 2,
      hook: "A-1",
      sealNo: "",
      keeper: "",
      post: "",
    },
    null,
  );
  event("tagged", {}, { tag: "红 17" });
  lend("YS-20261123-A-001", wanted.name);
  giveBack("YS-20261123-A-001");
  lend("YS-20261123-A-002", "吴倩");
  expect(bench.core().store.folded(keyRegister, id)).toMatchObject({ unknown: 0 });
  const found = await find(bench, { name: wanted.name });
  expect(found).toMatchObject([{ kind: "key", vault: [expect.any(String)] }]);
  expect(await erase(site, found)).toBeNull();
  const borrowers = (): readonly (string | null)[] =>
    bench
      .core()
      .store.folded(keyRegister, id)
      .state.loans.map(({ borrower }) => borrower);
  expect(borrowers()).toEqual([null, "吴倩"]);

  // Out for two years, the key is still their business; once it is back, it is not.
  for (let month = 0; month < 25; month++) {
    bench.clock.pass(30 * DAY);
    await bench.host.erasures.tick();
  }
  expect(borrowers()).toEqual([null, "吴倩"]);
  giveBack("YS-20261123-A-002");
  bench.clock.pass(DAY);
  await bench.host.erasures.tick();
  expect(borrowers()).toEqual([null, null]);
  expect(bench.core().store.folded(keyRegister, id).state.tag).toBe("红 17");
});
