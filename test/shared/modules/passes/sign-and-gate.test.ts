import { describe, expect, test } from "vitest";
import { itemsDigest, leftBehind, slipsMissing, statusNow } from "../../../../shared/modules/passes/index.ts";
import {
  at,
  clerk,
  createTestDesk,
  guard,
  MINUTE,
  officer,
  outcome,
  signedPass,
  sofa,
  strokes,
  submitted,
  supervisor,
} from "./desk.ts";

describe("GDS-2 a duty officer or above, not its writer, signs and stamps it", () => {
  test("GDS-2 the signature carries who, when, the strokes, the stamp and the digest of what was shown", () => {
    const desk = submitted();
    desk.nowMs = at("14:20");
    expect(outcome(desk.sign())).toBe("ok");
    expect(desk.state()).toMatchObject({
      status: "signed",
      signature: { by: officer.id, atMs: at("14:20"), stamp: "物品放行专用章", strokes },
    });
    expect(desk.events.at(-1)?.envelope.approver).toBe(officer.id);
  });

  test("GDS-2 a duty officer who wrote it, or changed it, or submitted it, does not sign it", () => {
    const wrote = createTestDesk();
    wrote.actor = officer;
    wrote.must("pass.draft", sofa);
    expect(outcome(wrote.sign(officer))).toBe("pass-own-writing");
    expect(outcome(wrote.run("pass.refuse", { reason: "不清楚" }, officer))).toBe("pass-own-writing");
    expect(outcome(wrote.sign(supervisor))).toBe("ok");

    const changed = submitted();
    changed.actor = officer;
    changed.must("pass.withdraw", {});
    changed.actor = clerk;
    changed.must("pass.submit", {});
    expect(outcome(changed.sign(officer))).toBe("pass-own-writing");
  });

  test("GDS-2 the officer who is signed in at the desk signs what a clerk wrote", () => {
    const desk = submitted();
    desk.actor = officer;
    expect(outcome(desk.sign(officer))).toBe("ok");
  });

  test("A3 the digest of another content, of none, or of before a change is refused", () => {
    const desk = submitted();
    const digest = "0".repeat(64);
    expect(outcome(desk.run("pass.sign", { strokes, digest, late: null }, officer))).toBe("conflict-changed");
    expect(outcome(desk.run("pass.sign", { strokes: null, digest: "", late: null }, officer))).toBe(
      "signature-required strokes",
    );
  });

  test("GDS-2 nothing is signed that is a draft, void, signed before or expired", () => {
    const draft = createTestDesk();
    draft.must("pass.draft", { ...sofa, submit: false });
    expect(outcome(draft.sign())).toBe("state-forbids");
    const twice = signedPass();
    expect(outcome(twice.sign(supervisor))).toBe("pass-signed");
    const late = submitted();
    late.nowMs = at("00:00", "2026-11-24");
    expect(outcome(late.sign())).toBe("pass-expired");
    expect(outcome(late.run("pass.refuse", { reason: "过期" }, officer))).toBe("ok");
  });

  test("业主签字 the owner signs under the same text, and a change takes that signature away", () => {
    const desk = submitted();
    const digest = signDigest(desk);
    desk.must("pass.owner-sign", { name: "陈立", strokes, digest });
    expect(desk.state().ownerSignature).toMatchObject({ name: "陈立", strokes });
    desk.must("pass.withdraw", {});
    const { late: _late, ...form } = sofa;
    desk.must("pass.revise", { ...form, reason: "装修", submit: true });
    expect(desk.state().ownerSignature).toBeNull();
    expect(outcome(desk.run("pass.owner-sign", { name: "陈立", strokes, digest }))).toBe("conflict-changed");
  });
});

function signDigest(desk: ReturnType<typeof submitted>): string {
  const before = desk.events.length;
  desk.sign(supervisor);
  const digest = desk.events.at(-1)?.envelope.data["digest"];
  desk.events.length = before;
  return String(digest);
}

describe("GDS-3 one check at the gate named on the pass", () => {
  test("GDS-3 actual against listed: fewer may go, more may not, nothing is no release", () => {
    const desk = signedPass();
    desk.actor = guard;
    expect(outcome(desk.release([1, 5]))).toBe("pass-more-than-listed actual.1");
    expect(outcome(desk.release([0, 0]))).toBe("pass-nothing-taken actual.0");
    expect(outcome(desk.release([1]))).toBe("bad-input actual");
    expect(outcome(desk.release([1, 3]))).toBe("ok");
    expect(desk.state()).toMatchObject({ status: "released", releases: [{ by: guard.id, actual: [1, 3] }] });
    expect(leftBehind(desk.state().items, [1, 3])).toEqual([{ name: "餐椅", spec: "", unit: "把", qty: 1 }]);
  });

  test("GDS-3 a second release is refused: what was not taken needs a new pass", () => {
    const desk = signedPass();
    expect(outcome(desk.release([1, 3]))).toBe("ok");
    expect(outcome(desk.release([0, 1]))).toBe("pass-released");
    expect(outcome(desk.run("pass.void", { reason: "作废" }))).toBe("pass-released");
  });

  test("GDS-3 another gate's desk does not release", () => {
    const desk = signedPass();
    desk.postId = "post-lobby";
    expect(outcome(desk.release())).toBe("pass-other-gate");
    expect(outcome(desk.run("pass.turn-back", { reason: "货不对" }))).toBe("pass-other-gate");
    desk.postId = "post-south";
    expect(outcome(desk.release())).toBe("ok");
  });

  test("GDS-3 unsigned, expired, refused and void passes let nothing out", () => {
    expect(outcome(submitted().release())).toBe("pass-not-signed");
    const expired = signedPass();
    expired.nowMs = at("00:00", "2026-11-24");
    expect(outcome(expired.release())).toBe("pass-expired");
    const back = signedPass();
    back.must("pass.turn-back", { reason: "多了一台冰箱" });
    expect(outcome(back.release())).toBe("pass-refused");
    const gone = signedPass();
    gone.must("pass.void", { reason: "住户不搬了" });
    expect(outcome(gone.release())).toBe("already-void");
  });

  test("GDS-3 what the gate checked is the list that stands", () => {
    const desk = signedPass();
    const items = itemsDigest([{ name: "沙发", spec: "", unit: "件", qty: 2 }]);
    const input = { actual: [1, 4], via: "qr", items, note: "", late: null } as const;
    expect(outcome(desk.run("pass.release", { ...input, actual: [...input.actual] }))).toBe(
      "conflict-changed",
    );
  });

  test("补录 a release during a power cut is entered later, within the pass's time", () => {
    const desk = signedPass();
    desk.nowMs = at("09:00", "2026-11-24");
    const input = {
      actual: [1, 4],
      via: "number",
      items: itemsDigest(desk.state().items),
      note: "",
    } as const;
    const late = (occurredAt: number) =>
      desk.run("pass.release", { ...input, actual: [1, 4], late: { occurredAt, reason: "停电" } });
    expect(outcome(late(at("08:00", "2026-11-24")))).toBe("pass-expired");
    expect(outcome(late(at("13:00")))).toBe("time-order late");
    expect(outcome(late(at("15:00")))).toBe("ok");
    expect(desk.state()).toMatchObject({
      status: "released",
      releases: [{ atMs: at("15:00"), lateReason: "停电" }],
    });
  });

  test("门岗退回 ends the pass: its slip's code may be out there, so it is never signed again", () => {
    const desk = signedPass();
    desk.must("pass.turn-back", { reason: "货不对" });
    const { late: _late, ...form } = sofa;
    expect(outcome(desk.run("pass.revise", { ...form, submit: true }))).toBe("pass-signed");
    expect(desk.state()).toMatchObject({ status: "refused", refusal: { place: "gate" } });
  });
});

describe("GDS-3 slips and expiry", () => {
  const owed = (desk: ReturnType<typeof signedPass>) =>
    slipsMissing({
      ...desk.state(),
      status: statusNow(desk.state(), desk.nowMs),
      releases: desk.state().releases.length,
    });

  test("GDS-3 nothing is printed before it is signed, and a reprint is counted as one", () => {
    expect(outcome(submitted().run("pass.print", { paper: "A5" }))).toBe("pass-not-signed");
    const desk = signedPass();
    desk.must("pass.print", { paper: "A5" });
    desk.must("pass.print", { paper: "80mm" });
    expect(desk.state().prints).toBe(2);
  });

  test("GDS-3 of a released pass the owner keeps one slip, the others come back", () => {
    const desk = signedPass();
    expect(outcome(desk.run("pass.return-slips", { slips: ["gate"] }))).toBe("state-forbids");
    desk.must("pass.print", { paper: "A5" });
    expect(owed(desk)).toEqual([]);
    desk.release();
    expect(owed(desk)).toEqual(["stub", "gate"]);
    desk.must("pass.return-slips", { slips: ["gate"] });
    expect(outcome(desk.run("pass.return-slips", { slips: ["gate"] }))).toBe("no-change slips");
    expect(owed(desk)).toEqual(["stub"]);
    desk.must("pass.return-slips", { slips: ["stub", "owner"] });
    expect(owed(desk)).toEqual([]);
  });

  test("GDS-3 of a pass that let nothing out all three come back", () => {
    const desk = signedPass();
    desk.must("pass.print", { paper: "A5" });
    desk.nowMs = at("00:00", "2026-11-24") + MINUTE;
    expect(owed(desk)).toEqual(["stub", "gate", "owner"]);
    desk.must("pass.note-expiry", { note: "住户改到周末搬" });
    expect(desk.state().expiryNote).toMatchObject({ by: clerk.id, note: "住户改到周末搬" });
  });

  test("过期核实 only of an expired pass", () => {
    expect(outcome(signedPass().run("pass.note-expiry", { note: "没搬" }))).toBe("state-forbids");
  });
});
