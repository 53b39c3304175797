import { describe, expect, test } from "vitest";
import { substanceRegister } from "../../../../shared/modules/hazards/index.ts";
import {
  alcohol,
  at,
  backForm,
  batch,
  clerk,
  createTestDesk,
  foreman,
  issueForm,
  names,
  officer,
  outcome,
  stocked,
  strokes,
  supervisor,
  technician,
} from "./desk.ts";

describe("HAZ-1 the catalogue", () => {
  test("HAZ-1 two desks that enter the five goods offline mean the same ones, and each is entered once", () => {
    const [first, second] = [createTestDesk(), createTestDesk("BBBBBBBBBB")];
    first.must("substance.add-standard", { names });
    second.must("substance.add-standard", { names });
    first.meet(second);
    expect(new Set(first.events.map(({ envelope }) => envelope.id)).size).toBe(5);
    expect(first.folded(substanceRegister, alcohol).state).toMatchObject({
      name: "酒精",
      cas: "64-17-5",
      un: "UN 1170",
      unit: "ml",
    });
    expect(outcome(first.run("substance.add-standard", { names }))).toBe("no-change");
  });

  test("HAZ-1 the list can grow; a known name, an impossible CAS or UN number is refused", () => {
    const desk = stocked();
    const bleach = {
      name: "84 消毒液",
      cas: "7681-52-9",
      un: "1791",
      unit: "ml",
      spec: "500 ml/瓶",
      signalWord: "danger",
      location: "A 柜",
      safetyDataSheet: "",
      minimum: 500,
    } as const;
    const id = desk.must("substance.add", { ...bleach, pictograms: ["corrosive"] });
    expect(desk.folded(substanceRegister, id).state).toMatchObject({
      un: "UN 1791",
      pictograms: ["corrosive"],
    });
    const add = (changes: object) =>
      outcome(desk.run("substance.add", { ...bleach, pictograms: [], name: "洁厕灵", ...changes }));
    expect(add({ name: "酒 精" })).toBe("substance-exists name");
    expect(add({ cas: "7681-52-8" })).toBe("cas-impossible cas");
    expect(add({ un: "17" })).toBe("un-impossible un");
  });

  test("a corrected minimum keeps both readings; nothing is drawn of a retired substance", () => {
    const desk = stocked();
    desk.must("substance.correct", { field: "minimum", to: "2000", reason: "冬季用量" }, alcohol);
    desk.must("substance.retire", { reason: "改用无醇" }, alcohol);
    const draw = { substance: alcohol, batch: "x", expiry: null, qty: 1, from: "总仓", late: null };
    expect(outcome(desk.run("hazard-batch.draw", draw))).toBe("not-found substance");
    desk.must("substance.restore", {}, alcohol);
    expect(outcome(desk.run("hazard-batch.draw", draw))).toBe("ok");
    expect(desk.folded(substanceRegister, alcohol).state.minimum).toBe(2000);
    expect(desk.events.find(({ envelope }) => envelope.type === "corrected")?.envelope.data).toMatchObject({
      from: "0",
      to: "2000",
    });
  });
});

describe("HAZ-3 handing out", () => {
  test("HAZ-3 the approver is the issuer; the slip has its number and is due at the end of the shift", () => {
    const desk = stocked();
    const id = desk.must("hazard-issue.issue", issueForm());
    expect(desk.issue(id)).toMatchObject({
      status: "out",
      issuerId: foreman.id,
      clerkId: clerk.id,
      userName: "何秀英",
      dueMs: at("17:30"),
      userSignature: { strokes },
    });
    expect(desk.issue(id).number).toMatch(/^WH-20261123-A-\d+$/);
    expect(desk.batch().balance).toBe(700);
  });

  test.each([
    ["by their account", { staffId: foreman.id, name: "" }],
    ["by their name", { staffId: null, name: "孙丽华" }],
    ["by their name with blanks and wide forms", { staffId: null, name: " 孙 丽华　" }],
  ])("HAZ-3 the approver is never the user: named %s", (_how, user) => {
    expect(outcome(stocked().run("hazard-issue.issue", issueForm({ user })))).toBe("hazard-own-issue user");
  });

  test("HAZ-3 without an approver nothing is handed out, whoever asks", () => {
    const desk = stocked();
    desk.approver = null;
    desk.actor = supervisor;
    expect(outcome(desk.run("hazard-issue.issue", issueForm()))).toBe("approval-needed");
  });

  test("HAZ-3 a typed name of staff is that member of staff", () => {
    const desk = stocked();
    const id = desk.must("hazard-issue.issue", issueForm({ user: { staffId: null, name: "王建国" } }));
    expect(desk.issue(id).userId).toBe(technician.id);
  });

  test("HAZ-4 more than the batch holds, none at all, and an expired batch are refused", () => {
    const desk = stocked();
    const issue = (changes: object) => outcome(desk.run("hazard-issue.issue", issueForm(changes)));
    expect(issue({ qty: 1001 })).toBe("hazard-not-enough qty");
    desk.nowMs = at("09:00", "2027-09-30");
    expect(issue({})).toBe("ok");
    desk.nowMs = at("09:00", "2027-10-01");
    expect(issue({})).toBe("hazard-expired batch");
  });

  test.each([
    [{ use: " " }, "required use"],
    [{ place: "" }, "required place"],
    [{ user: { staffId: null, name: "" } }, "required user"],
    [{ user: { staffId: "nobody", name: "" } }, "not-found user"],
    [{ ppeChecked: false }, "ppe-required ppeChecked"],
    [{ witness: "何秀英" }, "witness-self witness"],
    [{ witness: "孙丽华" }, "witness-self witness"],
    [{ userSignature: null }, "signature-required userSignature"],
    [{ digest: "0".repeat(64) }, "conflict-changed"],
    [{ lentTo: "隔壁小区" }, "reason-required lentReason"],
  ])("an incomplete slip names what is missing: %j", (changes, refusal) => {
    expect(outcome(stocked().run("hazard-issue.issue", issueForm(changes)))).toBe(refusal);
  });

  test("quantities are whole numbers of the smallest unit", () => {
    const desk = stocked();
    expect(() => desk.run("hazard-issue.issue", issueForm({ qty: 0.5 }))).toThrow();
    expect(() => desk.run("hazard-issue.issue", issueForm({ qty: 0 }))).toThrow();
  });

  test("HAZ-6 what is lent keeps to whom and why", () => {
    const desk = stocked();
    desk.approver = supervisor;
    const lent = { lentTo: "二期项目部", lentReason: "对方断货，次日归还" };
    const id = desk.must("hazard-issue.issue", issueForm(lent));
    expect(desk.issue(id).lent).toEqual({ to: "二期项目部", reason: "对方断货，次日归还" });
  });

  test("补录 needs no signature on the pad, and is due at the end of its own shift", () => {
    const desk = stocked();
    desk.nowMs = at("20:00");
    const late = { occurredAt: at("10:00"), reason: "停电" };
    const id = desk.must("hazard-issue.issue", issueForm({ late, userSignature: null }));
    expect(desk.issue(id)).toMatchObject({ atMs: at("10:00"), dueMs: at("17:30"), lateReason: "停电" });
    const future = { occurredAt: at("21:00"), reason: "停电" };
    expect(outcome(desk.run("hazard-issue.issue", issueForm({ late: future })))).toBe("time-in-future late");
  });
});

describe("HAZ-4 what comes back", () => {
  test("HAZ-4 issued is used + returned + spilt, or it does not save", () => {
    const desk = stocked();
    const id = desk.must("hazard-issue.issue", issueForm());
    for (const [used, returned, spilt] of [
      [200, 99, 0],
      [200, 100, 1],
      [0, 0, 0],
      [301, 0, 0],
    ] as const) {
      const decision = desk.run("hazard-issue.return", backForm(used, returned, spilt), id);
      expect(outcome(decision)).toBe("hazard-does-not-add-up used");
    }
    desk.must("hazard-issue.return", backForm(180, 100, 20), id);
    expect(desk.issue(id).status).toBe("returned");
    expect(desk.batch().balance).toBe(800);
    expect(outcome(desk.run("hazard-issue.return", backForm(180, 100, 20), id))).toBe("state-forbids");
  });

  test("the receiver is named staff and never the user", () => {
    const desk = stocked();
    const id = desk.must("hazard-issue.issue", issueForm({ user: { staffId: technician.id, name: "" } }));
    const give = (receiver: string) =>
      outcome(desk.run("hazard-issue.return", { ...backForm(300, 0, 0), receiver }, id));
    expect(give("nobody")).toBe("not-found receiver");
    expect(give(technician.id)).toBe("hazard-receiver-user receiver");
    // Somebody else than who is signed in takes it in by their own PIN, not by being named.
    desk.approver = null;
    expect(give(foreman.id)).toBe("hazard-receiver-pin receiver");
    desk.approver = supervisor;
    expect(give(foreman.id)).toBe("hazard-receiver-pin receiver");
    desk.approver = foreman;
    expect(give(foreman.id)).toBe("ok");
  });

  test("a void slip keeps its number, and its batch has everything back", () => {
    const desk = stocked();
    const id = desk.must("hazard-issue.issue", issueForm());
    const { number } = desk.issue(id);
    desk.must("hazard-issue.void", { reason: "写错品名" }, id);
    expect(desk.issue(id)).toMatchObject({ status: "void", number, voidReason: "写错品名" });
    expect(desk.batch().balance).toBe(1000);
    expect(outcome(desk.run("hazard-issue.return", backForm(300, 0, 0), id))).toBe("state-forbids");
  });
});

describe("HAZ-5 anomalies", () => {
  test("HAZ-5 every supervisor is alerted, and it is open until somebody says what was done", () => {
    const desk = stocked();
    const id = desk.must("hazard-issue.issue", issueForm());
    desk.must("hazard-issue.return", { ...backForm(250, 0, 50), anomaly: "瓶盖破裂，漏在电梯口" }, id);
    const [anomaly] = desk.issue(id).anomalies;
    expect(anomaly).toMatchObject({ text: "瓶盖破裂，漏在电梯口", alerted: [supervisor.id], handled: null });
    desk.actor = officer;
    const measure = { anomaly: anomaly?.id ?? "", measure: "已用沙土吸附，通风" };
    desk.must("hazard-issue.handle-anomaly", measure, id);
    expect(desk.issue(id).anomalies[0]?.handled).toMatchObject({ by: officer.id });
    expect(outcome(desk.run("hazard-issue.handle-anomaly", measure, id))).toBe("no-change");
  });
});

describe("the store", () => {
  test("HAZ-2 what is drawn has its time, quantity, batch and source; a batch is the same at every desk", () => {
    const desk = stocked();
    expect(desk.batch()).toMatchObject({ balance: 1000, batch: "20261001", expiry: "2027-09-30" });
    expect(desk.batch().movements).toMatchObject([
      { kind: "drawn", by: foreman.id, note: "总仓", delta: 1000 },
    ]);
    const again = { substance: alcohol, batch: "2026 1001", qty: 5, from: "总仓", late: null };
    expect(outcome(desk.run("hazard-batch.draw", { ...again, expiry: "2028-01-01" }))).toBe(
      "hazard-expiry-differs expiry",
    );
    expect(desk.must("hazard-batch.draw", { ...again, expiry: "2027-09-30" })).toBe(batch);
    expect(desk.batch().balance).toBe(1005);
    expect(outcome(desk.run("hazard-batch.draw", { ...again, batch: "9", expiry: "2026-11-22" }))).toBe(
      "hazard-expired expiry",
    );
  });

  test("a stock-take's difference is explained and has another person as witness", () => {
    const desk = stocked();
    const count = (counted: number, explanation: string, witness: string) =>
      outcome(desk.run("hazard-batch.count", { counted, explanation, witness, late: null }, batch));
    expect(count(990, "", "孙丽华")).toBe("reason-required explanation");
    expect(count(990, "量杯误差", "")).toBe("required witness");
    expect(count(990, "量杯误差", "张 敏")).toBe("witness-self witness");
    expect(count(990, "量杯误差", "孙丽华")).toBe("ok");
    expect(desk.batch()).toMatchObject({ balance: 990, conflicts: [] });
    expect(count(990, "", "孙丽华")).toBe("ok");
    expect(desk.batch().movements.at(-1)).toMatchObject({ kind: "counted", delta: 0, note: "990" });
  });

  test("what is expired leaves the store with where it went; not more than there is", () => {
    const desk = stocked();
    const off = { to: "有资质单位处置", reason: "过期", witness: "", late: null };
    expect(outcome(desk.run("hazard-batch.write-off", { ...off, qty: 1001 }, batch))).toBe(
      "hazard-not-enough qty",
    );
    desk.must("hazard-batch.write-off", { ...off, qty: 1000 }, batch);
    expect(desk.batch().balance).toBe(0);
  });
});
