import { describe, expect, test } from "vitest";
import { personRegister } from "../../../../shared/modules/directory/index.ts";
import { statusNow, type DraftInput } from "../../../../shared/modules/passes/index.ts";
import { at, createTestDesk, MINUTE, officer, outcome, proxy, signedPass, sofa, submitted } from "./desk.ts";

const tried = (changes: Partial<DraftInput>): string =>
  outcome(createTestDesk().run("pass.draft", { ...sofa, ...changes }));

describe("GDS-2 complete before it can be submitted", () => {
  test.each<[Partial<DraftInput>, string]>([
    [{ unit: "" }, "required unit"],
    [{ unit: "三栋" }, "unit-form unit"],
    [{ owner: "" }, "required owner"],
    [{ items: [] }, "required items.0.name"],
    [{ items: [{ name: "", spec: "", unit: "件", qty: 2 }] }, "required items.0.name"],
    [{ items: [{ name: "沙发", spec: "", unit: "件", qty: 0 }] }, "required items.0.qty"],
    [{ reason: " " }, "required reason"],
    [{ mover: "", carrier: "" }, "required mover"],
    [{ gate: "" }, "required gate"],
    [{ basis: null }, "required basis"],
    [{ validOn: "2026-11-22" }, "time-order validOn"],
  ])("GDS-2 %j is refused as %s", (changes, refusal) => {
    expect(tried(changes)).toBe(refusal);
  });

  test("GDS-2 who carries it may be a person or a company", () => {
    expect(tried({ mover: "", carrier: "顺达搬运" })).toBe("ok");
    expect(tried({ mover: "周涛", carrier: "" })).toBe("ok");
  });

  test("an incomplete pass is kept as a draft with its number, and submitted once it is complete", () => {
    const desk = createTestDesk();
    desk.must("pass.draft", { ...sofa, reason: "", submit: false });
    expect(desk.state()).toMatchObject({ status: "draft", number: "FX-20261123-A-001", validUntilMs: null });
    expect(outcome(desk.run("pass.submit", {}))).toBe("required reason");
    const { late: _late, ...form } = sofa;
    desk.must("pass.revise", { ...form, ownerPhone: null, requesterDocument: null, submit: false });
    desk.must("pass.submit", {});
    expect(desk.state()).toMatchObject({
      status: "submitted",
      reason: "搬家",
      ownerPhone: "19900002046",
      requesterDocument: "994300190001011234",
    });
  });

  test("rows left empty are no items", () => {
    const desk = submitted({ items: [...sofa.items, { name: "", spec: "", unit: "件", qty: 0 }] });
    expect(desk.state().items).toHaveLength(2);
  });
});

describe("GDS-1 the requester is verified", () => {
  test("GDS-1 the owner in person is the requester", () => {
    expect(submitted().state()).toMatchObject({ requester: "陈立", basis: "owner" });
    expect(tried({ requester: "黄先生" })).toBe("owner-not-requester requester");
  });

  test("GDS-1 an owner whom the directory does not have shows a document", () => {
    expect(tried({ requesterDocument: "" })).toBe("owner-unverified requesterDocument");
    const desk = createTestDesk();
    desk.people.set("3-2-1201", [{ id: "p1", name: "陈 立" }]);
    desk.known.set("person p1", { ...personRegister.initial, relation: "owner", name: "陈 立" });
    desk.must("pass.draft", { ...sofa, requesterDocument: "" });
    expect(desk.state().ownerKnown).toBe(true);
  });

  test("GDS-1 somebody who moved out, or only rents, is no owner", () => {
    for (const person of [{ relation: "owner", moveOut: "2026-01-31" }, { relation: "tenant" }] as const) {
      const desk = createTestDesk();
      desk.people.set("3-2-1201", [{ id: "p1", name: "陈立" }]);
      desk.known.set("person p1", { ...personRegister.initial, name: "陈立", ...person });
      const refused = desk.run("pass.draft", { ...sofa, requesterDocument: "" });
      expect(outcome(refused)).toBe("owner-unverified requesterDocument");
    }
  });

  test("GDS-1 a confirmation by phone says who answered and when", () => {
    const phone = { basis: "phone", requester: "黄先生", relation: "朋友" } as const;
    expect(tried({ ...phone, confirmedAt: at("13:50") })).toBe("required confirmedBy");
    expect(tried({ ...phone, confirmedBy: "陈立" })).toBe("required confirmedAt");
    expect(tried({ ...phone, confirmedBy: "陈立", confirmedAt: at("14:10") })).toBe(
      "time-in-future confirmedAt",
    );
    expect(tried({ ...phone, requester: "" })).toBe("required requester");
    const desk = submitted({ ...phone, confirmedBy: "陈立", confirmedAt: at("13:50") });
    expect(desk.state()).toMatchObject({ confirmedBy: "陈立", confirmedAt: at("13:50") });
  });

  test("GDS-1 a written proxy is attached, and this desk holds the file", () => {
    const written = { basis: "proxy", requester: "黄先生" } as const;
    expect(tried(written)).toBe("proxy-required proxy");
    expect(tried({ ...written, proxy: { ...proxy, hash: "cd".repeat(32) } })).toBe(
      "attachment-missing proxy",
    );
    expect(submitted({ ...written, proxy }).state().proxy).toEqual(proxy);
  });

  test("PRV-1 a resident's phone is taken over from the directory without being shown", () => {
    const desk = createTestDesk();
    const resident = "01939c1e-0000-7000-8000-000000000001";
    desk.known.set(`person ${resident}`, { ...personRegister.initial, phones: ["19900008888"] });
    desk.must("pass.draft", { ...sofa, ownerPhone: "", resident });
    expect(desk.state().ownerPhone).toBe("19900008888");
  });
});

describe("GDS-3 the day by which it is to leave", () => {
  test("GDS-3 a pass holds until the end of its day", () => {
    const desk = submitted();
    expect(desk.state().validUntilMs).toBe(at("00:00", "2026-11-24"));
    expect(statusNow(desk.state(), at("23:59"))).toBe("submitted");
    expect(statusNow(desk.state(), at("00:00", "2026-11-24"))).toBe("expired");
  });

  test("GDS-3 the setting gives more days, and a later setting moves no pass that was submitted", () => {
    const desk = createTestDesk();
    desk.settings = { ...desk.settings, passValidDays: 3 };
    desk.must("pass.draft", sofa);
    desk.settings = { ...desk.settings, passValidDays: 1 };
    expect(desk.state().validUntilMs).toBe(at("00:00", "2026-11-26"));
  });

  test("GDS-3 a day may be named", () => {
    const desk = submitted({ validOn: "2026-11-27" });
    expect(desk.state().validUntilMs).toBe(at("00:00", "2026-11-28"));
  });

  test("GDS-3 a draft of yesterday holds from the day it is submitted", () => {
    const desk = createTestDesk();
    desk.must("pass.draft", { ...sofa, submit: false });
    desk.nowMs = at("09:00", "2026-11-24");
    desk.must("pass.submit", {});
    expect(desk.state().validUntilMs).toBe(at("00:00", "2026-11-25"));
  });

  test("补录 a pass entered later holds from the day it was written", () => {
    const desk = createTestDesk();
    desk.must("pass.draft", { ...sofa, late: { occurredAt: at("10:00", "2026-11-22"), reason: "停电" } });
    expect(desk.state()).toMatchObject({
      issuedAtMs: at("10:00", "2026-11-22"),
      validUntilMs: at("00:00", "2026-11-23"),
      lateReason: "停电",
    });
    const ahead = { occurredAt: at("14:00") + MINUTE, reason: "停电" };
    expect(tried({ late: ahead })).toBe("time-in-future late");
  });

  test("GDS-3 only the gate's own post releases; a gate without a desk is released where the pass was written", () => {
    expect(submitted().state().gatePost).toBe("post-south");
    const desk = createTestDesk();
    desk.postId = "post-lobby";
    desk.must("pass.draft", { ...sofa, gate: "地下车库" });
    expect(desk.state().gatePost).toBe("post-lobby");
  });
});

describe("GDS-2 changes before and after the signature", () => {
  const { late: _late, ...form } = sofa;

  test("GDS-2 what waits for a signature is withdrawn before it is changed", () => {
    const desk = submitted();
    expect(outcome(desk.run("pass.revise", { ...form, reason: "装修" }))).toBe("state-forbids");
    desk.must("pass.withdraw", {});
    desk.must("pass.revise", { ...form, reason: "装修", submit: true });
    expect(desk.state()).toMatchObject({ status: "submitted", reason: "装修" });
    expect(desk.events.at(-2)?.envelope.data["changed"]).toEqual(["reason"]);
  });

  test("GDS-2 after the signature nothing changes: it is voided and written anew", () => {
    const desk = signedPass();
    expect(outcome(desk.run("pass.revise", { ...form, reason: "装修" }))).toBe("pass-signed");
    expect(outcome(desk.run("pass.withdraw", {}))).toBe("pass-signed");
    desk.must("pass.void", { reason: "数量写错" });
    expect(desk.state()).toMatchObject({
      status: "void",
      number: "FX-20261123-A-001",
      voidReason: "数量写错",
    });
    expect(outcome(desk.run("pass.void", { reason: "再作废" }))).toBe("already-void");
  });

  test("退回 what the officer handed back may be changed and submitted again under its number", () => {
    const desk = submitted();
    desk.must("pass.refuse", { reason: "数量不清" }, officer);
    expect(desk.state()).toMatchObject({ status: "refused", refusal: { place: "officer", by: officer.id } });
    desk.must("pass.revise", { ...form, reason: "搬家（第二车）", submit: true });
    expect(desk.state()).toMatchObject({ status: "submitted", refusal: null, number: "FX-20261123-A-001" });
  });

  test("a revision that changes nothing is none", () => {
    const desk = createTestDesk();
    desk.must("pass.draft", { ...sofa, submit: false });
    const same = { ...form, requester: "陈立", submit: false };
    expect(outcome(desk.run("pass.revise", same))).toBe("no-change");
  });
});
