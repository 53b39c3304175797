import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bytesToId } from "../../electron/host/store/id-bytes.ts";
import { access } from "../../shared/contract/access.ts";
import type { Actor } from "../../shared/kernel/command.ts";
import { hazardBatchRegister, hazardIssueRegister } from "../../shared/modules/hazards/index.ts";
import { keyRegister } from "../../shared/modules/keys/index.ts";
import { passRegister } from "../../shared/modules/passes/index.ts";
import { foundTestSite, type Bench } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { histories, live, newWorld, SIZE, type Step } from "./random-work.ts";

const registers = /^(?:pass|key|hazard-batch|hazard-issue|substance|duty-line)\./;
/** Signatures, and passes that others wrote: the one who is signed in may be the one, by a PIN given anew. */
const byOneself = new Set(
  Object.entries(access).flatMap(([name, { ownPin, judgesOthers }]) =>
    ownPin === true || judgesOthers === true ? [name.slice(0, name.indexOf("."))] : [],
  ),
);

interface Written {
  readonly actor: string;
  readonly approver?: string;
  readonly kind: string;
  readonly id: string;
  readonly type: string;
}

/** What product.md forbids has not happened, whatever was tried by whomever. */
function expectNothingForbidden(bench: Bench, people: ReadonlyMap<string, Actor>): void {
  const { store } = bench.core();
  const ids = (table: string): readonly string[] =>
    store.db.prepare<[], Buffer>(`SELECT id FROM ${table}`).pluck().all().map(bytesToId);
  const events = store.db
    .prepare<[], string>("SELECT text FROM events ORDER BY pos")
    .pluck()
    .all()
    .map((text) => JSON.parse(text) as Written);
  for (const { actor, approver, kind } of events) {
    if (approver === actor) expect(byOneself).toContain(kind);
  }
  for (const kind of ["pass", "key", "hazard-issue", "duty-line"]) {
    const begun = events.filter(
      (event) => event.kind === kind && /^(?:drafted|added|issued|written)$/.test(event.type),
    );
    expect(new Set(begun.map(({ id }) => id)).size).toBe(begun.length);
  }
  const rank = (id: string | null): number => people.get(id ?? "")?.rank ?? 0;
  for (const id of ids("passes")) {
    const pass = store.folded(passRegister, id).state;
    expect(pass.releases.length).toBeLessThanOrEqual(1);
    expect(pass.conflicts).toEqual([]);
    if (pass.signature === null) continue;
    expect(pass.writers).not.toContain(pass.signature.by);
    expect(rank(pass.signature.by)).toBeGreaterThanOrEqual(3);
  }
  for (const id of ids("keys")) {
    const key = store.folded(keyRegister, id).state;
    const out = key.loans.reduce((sum, { copies, lost, returns }) => {
      return sum + copies - lost - returns.reduce((back, one) => back + one.copies, 0);
    }, 0);
    expect(out + key.lost).toBeLessThanOrEqual(key.quantity);
    expect(key.clashes).toEqual([]);
    for (const { lentBy, approver, borrowerStaff } of key.loans) {
      expect(Math.max(rank(lentBy), rank(approver))).toBeGreaterThanOrEqual(key.kind === "deposited" ? 4 : 2);
      if (approver !== null) expect([lentBy, borrowerStaff]).not.toContain(approver);
    }
  }
  for (const id of ids("hazard_issues")) {
    const slip = store.folded(hazardIssueRegister, id).state;
    expect([slip.userId, slip.clerkId]).not.toContain(slip.issuerId);
    expect(rank(slip.issuerId)).toBeGreaterThanOrEqual(slip.lent === null ? 2 : 4);
    for (const { used, returned, spilt, receiverId } of slip.returns) {
      expect(used + returned + spilt).toBe(slip.qty);
      expect(receiverId).not.toBe(slip.userId);
    }
  }
  for (const id of ids("hazard_batches")) {
    const book = store.folded(hazardBatchRegister, id).state;
    let balance = 0;
    for (const { delta } of book.movements) {
      balance += delta;
      expect(balance).toBeGreaterThanOrEqual(0);
    }
    expect(book.balance).toBe(balance);
  }
}

test(`A3 no path lets anyone approve their own, release twice, lend what is out or issue what is not there (seed ${SIZE.seed})`, async () => {
  let [accepted, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(histories(SIZE.steps, registers), async (steps) => {
      const bench = await foundTestSite(tempFolder());
      const hired = [bench.clerk];
      for (const role of ["guard", "foreman", "duty-officer", "supervisor", "manager"] as const) {
        hired.push(await bench.hire(`某${role}`, role));
      }
      const anybody = (which: number): Actor => hired[which % hired.length] ?? bench.clerk;
      // Now whoever usually does it, now anybody, with anybody beside them or nobody.
      const world = newWorld(bench, ({ which, how }: Step) =>
        how % 2 === 0
          ? null
          : { actor: anybody(which + how), ...(how % 5 === 0 ? {} : { approver: anybody(how >> 1) }) },
      );
      await live(steps, world);
      const counted = (tally: ReadonlyMap<string, number>) =>
        [...tally.values()].reduce((sum, one) => sum + one, 0);
      accepted += counted(world.accepted);
      refused += counted(world.refused);
      expectNothingForbidden(bench, new Map(hired.map((person) => [person.id, person])));
      bench.host.close();
    }),
    { seed: SIZE.seed, numRuns: Math.max(2, SIZE.runs - 3), endOnFailure: true },
  );
  // Neither all refused nor all let through.
  expect(accepted).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(60);
});
