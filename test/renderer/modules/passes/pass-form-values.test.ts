import { expect, test } from "vitest";
import {
  emptyPassForm,
  emptyRow,
  likePass,
  revisedFrom,
  rowsOf,
  toDraftInput,
  toReviseInput,
} from "../../../../renderer/modules/passes/pass-form-values.ts";
import { passPage } from "./pass-view.ts";

test("rows without a name and a spec are no goods, however many pieces they say", () => {
  const form = { ...emptyPassForm("件"), items: [{ ...emptyRow("件"), name: "沙发" }, emptyRow("件")] };
  expect(toDraftInput(form, true).items).toEqual([
    { name: "沙发", spec: "", unit: "件", qty: 1 },
    { name: "", spec: "", unit: "件", qty: 0 },
  ]);
});

test("a quantity that is no whole number is left for the host to refuse, never rounded", () => {
  for (const qty of ["", "0", "-1", "1.5", "两", "1e9x"]) {
    const form = { ...emptyPassForm("件"), items: [{ ...emptyRow("件"), name: "沙发", qty }] };
    expect(toDraftInput(form, true).items[0]?.qty, qty).toBe(0);
  }
});

test("PRV-1 a resident's phone is meant only while nobody typed another", () => {
  const resident = { id: "01939c1e-0000-7000-8000-000000000001", phoneMasked: "199****2046" };
  const form = { ...emptyPassForm("件"), resident };
  expect(toDraftInput(form, true)).toMatchObject({ ownerPhone: "", resident: resident.id });
  expect(toDraftInput({ ...form, ownerPhone: "19900001111" }, true).resident).toBeNull();
});

test("a pass that is changed keeps the numbers that the screen only has masked", () => {
  const form = revisedFrom(passPage(), "件");
  expect(toReviseInput(form, true)).toMatchObject({
    ownerPhone: null,
    requesterDocument: null,
    requesterPhone: null,
    moverDocument: null,
    unit: "3-2-1201",
    reason: "搬家",
    submit: true,
  });
  expect(toReviseInput({ ...form, requesterDocument: "E12345678" }, true).requesterDocument).toBe(
    "E12345678",
  );
});

test("GDS-3 what was not taken is written anew, without the old evidence, dates and numbers", () => {
  const rest = [{ name: "餐椅", spec: "", unit: "把", qty: 1 }];
  const form = { ...emptyPassForm("件"), ...likePass(passPage(), rest, "件") };
  expect(form).toMatchObject({
    unit: "3-2-1201",
    owner: "陈立",
    gate: "南门岗",
    confirmedBy: "",
    proxy: null,
    validOn: "",
  });
  expect(form.items).toEqual(rowsOf(rest, "件"));
  expect(form.items).toHaveLength(2);
});
