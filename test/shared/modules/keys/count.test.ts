import { describe, expect, test } from "vitest";
import { keyStatus, lendable } from "../../../../shared/modules/keys/index.ts";
import { electrician, hung, keyId, outcome, plantRoom, type TestDesk } from "./desk.ts";

const count = (desk: TestDesk, expected: number, present: number, explanation = "") =>
  desk.run("key.count", {
    kind: "public",
    lines: [{ key: keyId, expected, present, explanation }],
  });

describe("KEY-1 a count corrects the list by events, and every difference is explained", () => {
  test("as expected: the count stands, the key is not touched", () => {
    const desk = hung({ ...plantRoom, quantity: 2 });
    const before = desk.events.length;
    const decision = count(desk, 2, 2);
    expect(decision).toMatchObject({
      ok: true,
      value: [{ type: "counted", data: { expected: 2, present: 2, out: 0, differences: [], againDays: 30 } }],
    });
    expect(desk.events).toHaveLength(before);
  });

  test("fewer than expected are missing; a reason is asked for", () => {
    const desk = hung({ ...plantRoom, quantity: 2 });
    expect(outcome(count(desk, 2, 1))).toBe("reason-required lines.0.explanation");
    expect(count(desk, 2, 1, "上周借出未登记")).toMatchObject({
      ok: true,
      value: [
        { type: "counted", data: { differences: [{ code: "YS-018", expected: 2, present: 1 }] } },
        { type: "count-corrected", kind: "key", data: { explanation: "上周借出未登记" } },
      ],
    });
    expect(desk.state()).toMatchObject({ quantity: 2, lost: 1 });
    expect(lendable(desk.state())).toBe(1);
  });

  test("more than expected: first the lost ones came back, then copies nobody knew of", () => {
    const desk = hung({ ...plantRoom, quantity: 2 });
    desk.must("key.lose", { loan: null, copies: 1, reason: "找不到" });
    count(desk, 1, 3, "一把找回，另配了一把");
    expect(desk.state()).toMatchObject({ quantity: 3, lost: 0 });
  });

  test("what is booked out and yet hangs there is returned first", () => {
    const desk = hung();
    desk.must("key.lend", electrician);
    expect(outcome(count(desk, 0, 1, "在柜里"))).toBe("count-return-first lines.0.present");
    expect(outcome(count(desk, 0, 0))).toBe("ok");
  });

  test("a list that is no longer true, not complete, or doubled is refused", () => {
    const desk = hung();
    expect(outcome(count(desk, 0, 0))).toBe("conflict-changed");
    expect(outcome(desk.run("key.count", { kind: "public", lines: [] }))).toBe("conflict-changed");
    const line = { key: keyId, expected: 1, present: 1, explanation: "" };
    expect(outcome(desk.run("key.count", { kind: "public", lines: [line, line] }))).toBe("conflict-changed");
  });

  test("the last copy missing makes the key lost", () => {
    const desk = hung();
    count(desk, 1, 0, "挂钩上没有");
    expect(keyStatus(desk.state())).toBe("lost");
  });
});
