import { expect, test } from "vitest";
import {
  documentVerdict,
  emptyVisitForm,
  fromSuggestion,
  needsConsent,
  toRegisterInput,
  visitFormSchema,
  type VisitFormValues,
} from "../../../../renderer/modules/visits/visit-form-values.ts";
import type { VisitSuggestion } from "../../../../shared/contract/visits.ts";
import { registerInput } from "../../../../shared/modules/visits/index.ts";

const last: VisitSuggestion = {
  visitId: "0192f000-0000-7000-8000-000000000001",
  name: "陈立",
  lastMs: 0,
  status: "left",
  unit: "3-2-1201",
  department: "",
  category: "guest",
  host: "张女士",
  plate: "粤B12345",
  company: "",
  purpose: "",
  documentType: "passport",
  documentMasked: "E******78",
  phoneMasked: "199****1234",
};
const form = (changes: Partial<VisitFormValues>): VisitFormValues => ({ ...emptyVisitForm, ...changes });
const input = (changes: Partial<VisitFormValues>) => registerInput.parse(toRegisterInput(form(changes), 23));

test("a unit in any spelling is a unit, words without digits are a department", () => {
  expect(input({ visiting: "3栋2单元1201" })).toMatchObject({ unit: "3栋2单元1201", department: "" });
  expect(input({ visiting: " 工程部 " })).toMatchObject({ unit: "", department: "工程部" });
  expect(input({ visiting: "1201" })).toMatchObject({ unit: "1201", department: "" });
});

test("VIS-2 nobody is asked for a department's visitor or in an emergency", () => {
  expect(needsConsent(form({ visiting: "3-2-1201" }))).toBe(true);
  expect(needsConsent(form({ visiting: "工程部" }))).toBe(false);
  expect(needsConsent(form({ visiting: "3-2-1201", service: "fire" }))).toBe(false);
  const chosen = { method: "phone", answer: "agreed" } as const;
  expect(input({ visiting: "工程部", ...chosen }).consent).toBeNull();
  expect(input({ visiting: "3-2-1201", ...chosen, authorisation: "p1" }).consent).toEqual({
    ...chosen,
    by: "",
    authorisation: null,
  });
});

test("VIS-1 a returning visitor's sealed numbers are carried, unless they are typed anew", () => {
  const back = fromSuggestion(last);
  expect(input(back)).toMatchObject({
    name: "陈立",
    unit: "3-2-1201",
    documentType: "passport",
    document: "",
    carry: { visitId: last.visitId, document: true, phone: true },
  });
  expect(input({ ...back, document: "E99999999" })).toMatchObject({
    document: "E99999999",
    carry: { document: false, phone: true },
  });
  expect(input({ ...back, document: "E99999999", phone: "19900000000" }).carry).toBeNull();
  expect(input(fromSuggestion({ ...last, documentMasked: "", phoneMasked: "" })).carry).toBeNull();
});

test("no number, no document type; a party that is no number is refused by the command", () => {
  expect(input({}).documentType).toBeNull();
  expect(registerInput.safeParse(toRegisterInput(form({ partySize: "三" }), 1)).success).toBe(false);
});

test("补录 whose time is missing or cannot be read is refused by the command, never saved as now", () => {
  const at = Date.UTC(2026, 10, 23, 1, 0);
  expect(input({ late: { at, reason: "停电" } }).late).toEqual({ occurredAt: at, reason: "停电" });
  expect(input({}).late).toBeNull();
  for (const unread of [null, Number.NaN]) {
    const late = { at: unread, reason: "停电" };
    expect(registerInput.safeParse(toRegisterInput(form({ late }), 1)).success).toBe(false);
  }
});

test("only an identity card is judged", () => {
  expect(documentVerdict(form({ document: "990000199003070011" }))).not.toBe("ok");
  expect(documentVerdict(form({ document: "990000199003070011", documentType: "passport" }))).toBe("ok");
  expect(documentVerdict(form({}))).toBe("ok");
});

test("a draft of another version is not taken for a form", () => {
  expect(visitFormSchema.safeParse(JSON.parse(JSON.stringify(emptyVisitForm))).success).toBe(true);
  expect(visitFormSchema.safeParse({ name: "陈立" }).success).toBe(false);
});
