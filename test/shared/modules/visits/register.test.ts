import { describe, expect, test } from "vitest";
import { registerInput, visitRegister, type RegisterInput } from "../../../../shared/modules/visits/index.ts";
import { personRegister } from "../../../../shared/modules/directory/index.ts";
import { at, complete, createTestDesk, entered, outcome, personKey, visitId, visitKey } from "./desk.ts";

const refusal = (changes: Partial<RegisterInput>): string =>
  outcome(createTestDesk().run("visit.register", { ...complete, ...changes }));

/** A number whose check digit is right; its area code 99 belongs to no place. */
const VALID = "990000199003070013";

describe("VIS-1 the identity document", () => {
  test("a form without one is refused at the document, except for a delivery", () => {
    expect(refusal({ document: "" })).toBe("document-required document");
    expect(refusal({ documentType: null })).toBe("document-required document");
    expect(refusal({ document: "", documentType: null, category: "delivery" })).toBe("ok");
  });

  test("the check digit of an identity number is judged, and the clerk may go on", () => {
    const wrong = `${VALID.slice(0, 17)}${VALID.endsWith("1") ? "2" : "1"}`;
    expect(refusal({ document: wrong, documentOverridden: false })).toBe("document-impossible document");
    expect(refusal({ document: wrong, documentOverridden: true })).toBe("ok");
    expect(refusal({ document: VALID, documentOverridden: false })).toBe("ok");
    expect(refusal({ document: wrong, documentType: "passport", documentOverridden: false })).toBe("ok");
  });

  test("numbers are kept in their one spelling", () => {
    const desk = entered({ document: "9900 0019 9003 0700 1x", phone: "199-0000-1234", plate: "粤B·12345" });
    expect(desk.state()).toMatchObject({
      document: "99000019900307001X",
      phone: "19900001234",
      plate: "粤B12345",
    });
  });

  test("the seconds of the form are kept, but not of one entered later (补录)", () => {
    expect(entered().state().seconds).toBe(23);
    const late = entered({ late: { occurredAt: at("09:00"), reason: "停电" } });
    expect(late.state()).toMatchObject({ seconds: null, timeInMs: at("09:00"), lateReason: "停电" });
  });

  test("补录 needs a reason and a time that has been", () => {
    expect(refusal({ late: { occurredAt: at("14:03"), reason: "停电" } })).toBe("time-in-future late");
    const parsed = registerInput.safeParse({ ...complete, late: { occurredAt: at("09:00"), reason: " " } });
    expect(parsed.error?.issues[0]?.path).toEqual(["late", "reason"]);
  });

  test("a returning visitor's sealed numbers are taken over, but only for the same name", () => {
    const earlier = {
      ...visitRegister.initial,
      name: "陈立",
      document: VALID,
      documentType: "id-card",
      documentOverridden: true,
      phone: "19900001234",
    };
    const carry = { visitId, document: true, phone: true };
    const form = { ...complete, document: "", documentType: null, documentOverridden: false, carry };
    const desk = createTestDesk();
    desk.known.set(visitKey(visitId), earlier);
    expect(outcome(desk.run("visit.register", { ...form, name: "程丽" }))).toBe("document-required document");
    expect(outcome(desk.run("visit.register", form))).toBe("ok");
    expect(desk.state()).toMatchObject({ document: VALID, documentType: "id-card", phone: "19900001234" });
    const erased = createTestDesk();
    erased.known.set(visitKey(visitId), { ...earlier, name: null, document: null, phone: null });
    expect(outcome(erased.run("visit.register", form))).toBe("document-required document");
  });
});

describe("VIS-2 nobody enters without the resident's consent", () => {
  test("consent, and who gave it, are asked for; a department's visitor needs none", () => {
    expect(refusal({ consent: null })).toBe("consent-required consent");
    expect(refusal({ host: "" })).toBe("required consent.by");
    expect(refusal({ consent: null, unit: "", department: "工程部" })).toBe("ok");
    expect(refusal({ unit: "", department: "" })).toBe("required unit");
    expect(refusal({ unit: "十二楼" })).toBe("unit-form unit");
    expect(refusal({ name: "" })).toBe("required name");
  });

  test("how, who, when and the answer are recorded; who is the host unless another is named", () => {
    expect(entered().state()).toMatchObject({
      status: "inside",
      consent: { method: "intercom", answer: "agreed", at: at("14:02") },
      consentBy: "张女士",
    });
    const consent = { method: "phone", answer: "agreed", by: "黄先生", authorisation: null } as const;
    expect(entered({ consent }).state().consentBy).toBe("黄先生");
  });

  test.each([
    ["refused", "refused"],
    ["not-reached", "not-reached"],
    ["awaiting", "awaiting"],
  ] as const)("%s is recorded and nobody is let in", (answer, status) => {
    const consent = { method: "phone", answer, by: "", authorisation: null } as const;
    expect(entered({ consent }).state().status).toBe(status);
  });

  test("the unit is kept as its code, whatever was typed", () => {
    expect(entered({ unit: "3栋2单元1201室" }).state().unit).toBe("3-2-1201");
  });

  test("a standing authorisation counts for the very person, the unit and while it lasts", () => {
    const consent = { method: "standing", answer: "refused", by: "", authorisation: "p1" } as const;
    const form = { ...complete, consent };
    const desk = createTestDesk();
    expect(outcome(desk.run("visit.register", form))).toBe("authorisation-invalid consent");
    desk.known.set(personKey("p1"), { ...personRegister.initial, name: "陈 立" });
    expect(outcome(desk.run("visit.register", form))).toBe("authorisation-invalid consent");
    desk.authorised.add("p1 3-2-1201");
    expect(outcome(desk.run("visit.register", { ...form, name: "周涛" }))).toBe(
      "authorisation-invalid consent",
    );
    expect(outcome(desk.run("visit.register", form))).toBe("ok");
    expect(desk.state()).toMatchObject({ status: "inside", consent: { authorisation: "p1" } });
  });

  test("紧急放行 enters at once with a reason, without document or consent", () => {
    const hurried = { document: "", documentType: null, consent: null };
    expect(refusal({ ...hurried, emergency: { service: "ambulance", reason: "" } })).toBe(
      "emergency-reason-required emergency",
    );
    const desk = entered({ ...hurried, emergency: { service: "ambulance", reason: "老人晕倒" } });
    expect(desk.state()).toMatchObject({ status: "inside", emergency: { service: "ambulance" } });
  });

  test("the answer that comes later lets in, from then the stay is counted; refusals stay refused", () => {
    const consent = { method: "phone", answer: "not-reached", by: "", authorisation: null } as const;
    const desk = entered({ category: "delivery", consent });
    desk.nowMs = at("15:00");
    const asked = { method: "intercom", answer: "awaiting", by: "" } as const;
    expect(outcome(desk.run("visit.answer", asked))).toBe("consent-required consent");
    expect(outcome(desk.run("visit.answer", { ...asked, answer: "agreed" }))).toBe("ok");
    expect(desk.state()).toMatchObject({ status: "inside", leaveByMs: at("15:30"), consentBy: "张女士" });
    expect(outcome(desk.run("visit.answer", { ...asked, answer: "refused" }))).toBe("state-forbids");
    const refused = entered({ consent: { ...consent, answer: "refused" } });
    expect(outcome(refused.run("visit.answer", { ...asked, answer: "agreed" }))).toBe("state-forbids");
  });

  test("who answers later is named as well", () => {
    const consent = { method: "phone", answer: "awaiting", by: "", authorisation: null } as const;
    const desk = entered({ host: "", consent });
    const agreed = { method: "phone", answer: "agreed", by: "" } as const;
    expect(outcome(desk.run("visit.answer", agreed))).toBe("required by");
    expect(outcome(desk.run("visit.answer", { ...agreed, by: "黄先生" }))).toBe("ok");
  });
});

test("a badge that somebody inside holds is not given twice", () => {
  const desk = createTestDesk();
  desk.badges.set("12", "another");
  expect(outcome(desk.run("visit.register", { ...complete, badge: "12" }))).toBe("badge-in-use badge");
  expect(outcome(desk.run("visit.register", { ...complete, badge: "13" }))).toBe("ok");
});
