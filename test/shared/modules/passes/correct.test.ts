import { describe, expect, test } from "vitest";
import { foldAll } from "../../../../shared/kernel/fold.ts";
import { passRegister } from "../../../../shared/modules/passes/index.ts";
import { createTestDesk, MINUTE, officer, outcome, signedPass, submitted, type TestDesk } from "./desk.ts";

const correct = (desk: TestDesk, field: string, to: string): string =>
  outcome(desk.run("pass.correct", { field, to, reason: "写错" }));

describe("更正 of a goods pass", () => {
  test("before the signature a slip of the pen is put right, both readings stay, and the corrector does not sign", () => {
    const desk = submitted();
    const before = desk.state();
    desk.actor = officer;
    expect(correct(desk, "items.0.qty", "2")).toBe("ok");
    expect(desk.state()).toMatchObject({ status: "submitted", items: [{ qty: 2 }, {}] });
    expect(desk.state().contentKey).not.toBe(before.contentKey);
    expect(desk.events.at(-1)?.envelope.data).toMatchObject({ field: "items.0.qty", from: "1", to: "2" });
    expect(outcome(desk.sign(officer))).toBe("pass-own-writing");
  });

  test("GDS-1 the owner who came in person is corrected as requester too, sealed, and looked up anew", () => {
    const desk = submitted();
    const { owner } = desk.state();
    const to = `${owner ?? ""}立`;
    expect(correct(desk, "owner", to)).toBe("ok");
    expect(desk.state()).toMatchObject({ owner: to, requester: to });
    const corrected = desk.events.filter(({ envelope }) => envelope.type === "corrected");
    expect(corrected.map(({ envelope }) => envelope.data)).toMatchObject([
      { field: "owner", from: null, to: null },
      { field: "requester", from: null, to: null },
    ]);
    expect(corrected[0]?.personal).toEqual({ from: owner, to });
  });

  test("GDS-2 what waits for a signature stays complete", () => {
    const desk = submitted();
    expect(correct(desk, "owner", "")).toBe("required to");
    expect(correct(desk, "reason", "")).toBe("required to");
    expect(correct(desk, "items.0.qty", "0")).toBe("required to");
    expect(correct(desk, "items.9.qty", "1")).toBe("not-found field");
    expect(correct(desk, "gate", "北门岗")).toBe("not-found field");
  });

  test("GDS-2 after the signature nothing of the signed text changes, what nobody signed does", () => {
    const desk = signedPass({ ownerPhone: "13812345678" });
    const { signature, contentKey } = desk.state();
    for (const [field, to] of [
      ["reason", "装修"],
      ["items.0.qty", "3"],
      ["owner", "别人"],
      ["ownerPhone", "13912345678"],
    ] as const) {
      expect(correct(desk, field, to)).toBe("pass-signed-text field");
    }
    expect(correct(desk, "ownerPhone", "13855555678")).toBe("ok");
    expect(desk.state()).toMatchObject({ ownerPhone: "13855555678", signature, contentKey });
  });

  test("GDS-3 the gate's counts and note are corrected, never above the list nor to nothing at all", () => {
    const desk = signedPass();
    const { items } = desk.state();
    desk.release();
    expect(correct(desk, "actual.0", String((items[0]?.qty ?? 0) + 1))).toBe("pass-more-than-listed to");
    expect(correct(desk, "actual.0", "0")).toBe("ok");
    expect(correct(desk, "actual.1", "0")).toBe("pass-nothing-taken to");
    expect(correct(desk, "releaseNote", "沙发没搬")).toBe("ok");
    expect(desk.state()).toMatchObject({ status: "released", conflicts: [] });
    expect(desk.state().releases).toMatchObject([{ actual: [0, items[1]?.qty], note: "沙发没搬" }]);
  });

  test("S2 corrected here while it was signed there: nothing under the signature changes, or it signs nothing", () => {
    for (const lateBy of [-2 * MINUTE, 2 * MINUTE]) {
      const first = submitted();
      const second = createTestDesk("BBBBBBBBBB", first.events);
      second.nowMs = first.nowMs + lateBy;
      expect(outcome(first.sign())).toBe("ok");
      expect(correct(second, "reason", "装修")).toBe("ok");
      const theirs = second.events.filter(({ envelope }) => envelope.device === "BBBBBBBBBB");
      const { state } = foldAll(passRegister, [...first.events, ...theirs]);
      expect(state.conflicts).toHaveLength(1);
      if (state.signature === null) expect(state).toMatchObject({ status: "submitted", reason: "装修" });
      else expect(state).toMatchObject({ status: "signed", reason: "搬家" });
    }
  });
});
