import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor } from "../../../../shared/kernel/command.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { itemsDigest, signedText, type PassState } from "../../../../shared/modules/passes/index.ts";
import { clerk, createTestDesk, MINUTE, officer, sofa, strokes, supervisor, type TestDesk } from "./desk.ts";

/**
 * Walks: any sequence of any commands by anybody at one desk, mostly with good inputs, whatever state the pass is in.
 * Whichever way it goes, what GDS-2 and GDS-3 forbid must not have happened.
 */
const people: readonly Actor[] = [clerk, officer, supervisor];
const { late: _late, ...form } = sofa;

interface Step {
  readonly what: number;
  readonly actor: number;
  readonly approver: number;
  readonly how: number;
  readonly minutes: number;
}

const corrected = ["reason", "items.0.qty", "ownerPhone", "actual.0", "releaseNote", "mover"];
const SIGN = 3;
const RELEASE = 6;

function take(desk: TestDesk, { what, actor, approver, how, minutes }: Step): void {
  desk.nowMs += minutes * MINUTE;
  desk.actor = people[actor % people.length] ?? clerk;
  desk.postId = how % 5 === 0 ? "post-lobby" : "post-south";
  const second = how % 7 === 0 ? null : (people[approver % people.length] ?? officer);
  const state = desk.state();
  const digest = how % 6 === 0 ? "0".repeat(64) : sha256Hex(signedText(state));
  const late = how % 11 === 0 ? { occurredAt: desk.nowMs - how * MINUTE, reason: "补录" } : null;
  const moves: readonly (() => unknown)[] = [
    () => desk.run("pass.revise", { ...form, reason: `搬家 ${how}`, submit: how % 2 === 0 }),
    () => desk.run("pass.submit", {}),
    () => desk.run("pass.withdraw", {}),
    () => desk.run("pass.sign", { strokes, digest, late }, second),
    () => desk.run("pass.refuse", { reason: "不清" }, second),
    () => desk.run("pass.owner-sign", { name: "陈立", strokes, digest }),
    () =>
      desk.run("pass.release", {
        actual: state.items.map(({ qty }) => (how % 3 === 0 ? qty : Math.max(0, qty - 1))),
        via: "qr",
        items: itemsDigest(state.items),
        note: "",
        late,
      }),
    () => desk.run("pass.turn-back", { reason: "货不对" }),
    () => desk.run("pass.print", { paper: "A5" }),
    () => desk.run("pass.return-slips", { slips: ["gate"] }),
    () => desk.run("pass.note-expiry", { note: "没搬" }),
    () => desk.run("pass.settle-conflict", { reason: "核实" }),
    () => desk.run("pass.void", { reason: "作废" }),
    () =>
      desk.run("pass.correct", {
        field: corrected[how % corrected.length] ?? "reason",
        to: String(how % 5),
        reason: "写错",
      }),
  ];
  moves[what]?.();
}

const content = (state: PassState): string => signedText(state);

test("GDS-2, GDS-3 on no path does a writer sign, a pass go out twice, or anything change under a signature", () => {
  let [signatures, releases, refusals] = [0, 0, 0];
  const step = fc.record({
    // Index into the moves of `take`: mostly on towards the gate.
    what: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(SIGN, RELEASE) },
      { weight: 3, arbitrary: fc.nat(13) },
    ),
    actor: fc.nat(2),
    approver: fc.nat(2),
    how: fc.nat(1000),
    minutes: fc.oneof({ weight: 5, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.nat(900) }),
  });
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { minLength: 8, maxLength: 30 }), (submit, walk) => {
      const desk = createTestDesk();
      desk.must("pass.draft", { ...sofa, submit });
      let before = desk.state();
      for (const one of walk) {
        take(desk, one);
        const after = desk.state();
        if (after.signature !== null) {
          expect(after.writers).not.toContain(after.signature.by);
          expect([officer.id, supervisor.id]).toContain(after.signature.by);
        }
        if (before.signature !== null) {
          expect(content(after)).toBe(content(before));
          expect(after.signature).toEqual(before.signature);
        }
        if (before.releases.length > 0) expect(after.status).toBe("released");
        expect(after.releases.length).toBeLessThanOrEqual(1);
        expect(after.number).toBe(before.number);
        for (const release of after.releases) {
          expect(after.signature).not.toBeNull();
          expect(release.atMs).toBeLessThan(after.validUntilMs ?? 0);
          for (const [index, qty] of release.actual.entries()) {
            expect(qty).toBeLessThanOrEqual(after.items[index]?.qty ?? -1);
          }
        }
        // One desk alone never makes a conflict: what would is refused.
        expect(after.conflicts).toEqual([]);
        signatures += before.signature === null && after.signature !== null ? 1 : 0;
        releases += before.releases.length < after.releases.length ? 1 : 0;
        refusals += before.refusal === null && after.refusal !== null ? 1 : 0;
        before = after;
      }
    }),
    { numRuns: 300 },
  );
  expect(signatures).toBeGreaterThan(20);
  expect(releases).toBeGreaterThan(5);
  expect(refusals).toBeGreaterThan(0);
});
