import { describe, expect, test } from "vitest";
import { foldAll } from "../../../../shared/kernel/fold.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { collectionText, keyRegister, keyStatus } from "../../../../shared/modules/keys/index.ts";
import {
  agreed,
  at,
  electrician,
  homeKey,
  hung,
  leftBy,
  outcome,
  plantRoom,
  staff,
  strokes,
} from "./desk.ts";

const add = (changes: Partial<typeof homeKey>) => outcome(hung().run("key.add", { ...homeKey, ...changes }));

describe("业主寄存: what a resident leaves is signed for", () => {
  test("under exactly what was shown: another seal, another term, another name is another text", () => {
    expect(add({})).toBe("ok");
    expect(add({ sealNo: "F-0092" })).toBe("conflict-changed");
    expect(add({ quantity: 2 })).toBe("conflict-changed");
    const { signed } = leftBy();
    expect(add({ deposit: leftBy({ by: "陈丽", signed }) })).toBe("conflict-changed");
    expect(add({ deposit: leftBy({ until: null, signed }) })).toBe("conflict-changed");
  });

  test("without a signature only when it was signed on paper (补录)", () => {
    expect(add({ deposit: leftBy({ signed: null }) })).toBe("signature-required signed");
    const late = { occurredAt: at("09:00"), reason: "停电，纸上签的" };
    expect(add({ deposit: leftBy({ signed: null, late }) })).toBe("ok");
  });

  test("its term lies ahead, somebody left it", () => {
    expect(add({ deposit: leftBy({ until: at("13:00") }) })).toBe("time-order deposit.until");
    expect(add({ deposit: leftBy({ by: "" }) })).toBe("required deposit.by");
  });

  test("who left it and who may collect it are sealed; erased they are blank and the record folds on", () => {
    const desk = hung(homeKey);
    const open = JSON.stringify(desk.events.map(({ envelope }) => envelope.data));
    expect(open).not.toMatch(/陈立|王芳/);
    const erased = desk.events.map(({ envelope }) => ({ envelope, personal: null }));
    expect(foldAll(keyRegister, erased)).toMatchObject({
      unknown: 0,
      state: { deposit: { by: null, collectors: null, strokes: null } },
    });
  });
});

describe("业主取回", () => {
  const taken = (by: string, changes = {}) => {
    const facts = { code: "YS-051", unit: "3-2-1201", copies: 1, sealNo: "F-0091", by, ...changes };
    const digest = sha256Hex(collectionText({ deposit: "YS-20261123-A-001", ...facts }));
    return { by, relation: "named", note: "", signed: { strokes, digest }, late: null } as const;
  };

  test("signed for by who takes it; then it is gone, and may be left again", () => {
    const desk = hung(homeKey);
    desk.must("key.collect", taken("王芳"));
    expect(keyStatus(desk.state())).toBe("collected");
    expect(outcome(desk.run("key.lend", { ...electrician, consent: agreed }))).toBe("key-collected");
    expect(outcome(desk.run("key.collect", taken("王芳")))).toBe("key-collected");
    const deposit = leftBy({}, { quantity: 2, sealNo: "F-0200" });
    desk.must("key.deposit", { quantity: 2, sealNo: "F-0200", deposit });
    expect(keyStatus(desk.state())).toBe("in");
    expect(desk.state()).toMatchObject({ quantity: 2, sealNo: "F-0200", collection: null });
    expect(desk.state().slips).toEqual(["YS-20261123-A-001", "YS-20261123-A-002", "YS-20261123-A-003"]);
  });

  test("not under another text, not by nobody, not by a stranger without a word of how that was made sure of", () => {
    const desk = hung(homeKey);
    const collect = (input: Parameters<typeof desk.run<"key.collect">>[1]) =>
      outcome(desk.run("key.collect", input));
    expect(collect(taken("王芳", { copies: 2 }))).toBe("conflict-changed");
    expect(collect({ ...taken("王芳"), by: "" })).toBe("required by");
    expect(collect({ ...taken("李四"), relation: "other" })).toBe("reason-required note");
    expect(collect({ ...taken("李四"), relation: "other", note: "业主来电确认" })).toBe("ok");
  });

  test("not while it is out, and only what was left", () => {
    const desk = hung(homeKey);
    desk.approver = staff.supervisor;
    desk.must("key.lend", { ...electrician, consent: agreed });
    expect(outcome(desk.run("key.collect", taken("王芳")))).toBe("key-out");
    expect(outcome(hung().run("key.collect", taken("王芳")))).toBe("key-not-deposited");
  });
});

describe("更正: both readings stay", () => {
  const correct = (desk: ReturnType<typeof hung>, field: "hook" | "unit" | "kind" | "code", to: string) =>
    outcome(desk.run("key.correct", { loan: null, field, to, reason: "写错" }));

  test("a field of the key, with what it was", () => {
    const desk = hung(plantRoom);
    expect(correct(desk, "hook", "B-04")).toBe("ok");
    expect(correct(desk, "hook", "B-04")).toBe("no-change to");
    expect(correct(desk, "kind", "hazard-store")).toBe("ok");
    expect(correct(desk, "kind", "vacant")).toBe("required to");
    expect(correct(desk, "kind", "deposited")).toBe("field-not-correctable to");
    expect(correct(desk, "code", "YS-001")).toBe("key-code-taken to");
    expect(correct(desk, "unit", "某处")).toBe("unit-form to");
    expect(correct(desk, "unit", "3栋2单元1201")).toBe("ok");
    expect(desk.state()).toMatchObject({ hook: "B-04", kind: "hazard-store", unit: "3-2-1201" });
  });

  test("a field of one loan: a stranger's name stays sealed, our own staff's does not change hands", () => {
    const desk = hung(plantRoom);
    desk.must("key.lend", electrician);
    const slip = { loan: desk.loan(), reason: "听错" };
    desk.must("key.correct", { ...slip, field: "borrower", to: "赵雷" });
    desk.must("key.correct", { ...slip, field: "phone", to: "19900009999" });
    desk.must("key.correct", { ...slip, field: "department", to: "电工班" });
    expect(desk.state()).toMatchObject({
      loans: [{ borrower: "赵雷", department: "电工班" }],
      phones: { [desk.loan()]: "19900009999" },
    });
    expect(JSON.stringify(desk.events.map(({ envelope }) => envelope.data))).not.toMatch(/赵雷|赵磊|1990000/);
    expect(outcome(desk.run("key.correct", { ...slip, field: "reason", to: "" }))).toBe("required to");
  });
});
