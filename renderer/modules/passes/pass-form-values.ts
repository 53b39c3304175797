import { z } from "zod";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { PassView } from "../../../shared/contract/passes.ts";
import { attachmentSchema, bases, passKinds, type Item } from "../../../shared/modules/passes/index.ts";
import { lateOf, typedLateSchema } from "../../ui/late-entry.tsx";

const itemRowSchema = z.object({ name: z.string(), spec: z.string(), qty: z.string(), unit: z.string() });
export type ItemRow = z.output<typeof itemRowSchema>;

/** What is typed into the form; also the shape of its draft. */
export const passFormSchema = z.object({
  kind: z.enum(passKinds),
  unit: z.string(),
  owner: z.string(),
  ownerPhone: z.string(),
  /** Whose first phone is meant while `ownerPhone` is empty, and how it is shown. */
  resident: z.object({ id: z.string(), phoneMasked: z.string() }).nullable(),
  basis: z.enum(bases),
  requester: z.string(),
  relation: z.string(),
  requesterDocument: z.string(),
  requesterPhone: z.string(),
  confirmedBy: z.string(),
  /** ms */
  confirmedAt: z.number().nullable(),
  proxy: attachmentSchema.nullable(),
  items: z.array(itemRowSchema),
  reason: z.string(),
  mover: z.string(),
  moverDocument: z.string(),
  carrier: z.string(),
  plate: z.string(),
  gate: z.string(),
  validOn: z.string(),
  late: typedLateSchema,
  more: z.boolean(),
});
export type PassFormValues = z.output<typeof passFormSchema>;

/** A row to type into; `unit` is the usual word for pieces in the reader's language. */
export function emptyRow(unit: string): ItemRow {
  return { name: "", spec: "", qty: "1", unit };
}

export function emptyPassForm(unit: string): PassFormValues {
  return {
    kind: "moving-out",
    unit: "",
    owner: "",
    ownerPhone: "",
    resident: null,
    basis: "owner",
    requester: "",
    relation: "",
    requesterDocument: "",
    requesterPhone: "",
    confirmedBy: "",
    confirmedAt: null,
    proxy: null,
    items: [emptyRow(unit)],
    reason: "",
    mover: "",
    moverDocument: "",
    carrier: "",
    plate: "",
    gate: "",
    validOn: "",
    late: null,
    more: false,
  };
}

/** Rows of a list, and an empty one behind them. */
export function rowsOf(items: readonly Item[], unit: string): ItemRow[] {
  return [
    ...items.map((item) => ({ name: item.name, spec: item.spec, unit: item.unit, qty: String(item.qty) })),
    emptyRow(unit),
  ];
}

/** A pass to be written again from another one: who, what and how, but none of its numbers, evidence or times. */
export function likePass(pass: PassView, items: readonly Item[], unit: string): Partial<PassFormValues> {
  const { kind, owner, relation, reason, mover, carrier, plate, gate } = pass;
  const requester = pass.basis === "owner" ? "" : pass.requester;
  const basis = pass.basis ?? "owner";
  return {
    kind,
    owner,
    relation,
    reason,
    mover,
    carrier,
    plate,
    gate,
    requester,
    basis,
    unit: pass.unit,
    items: rowsOf(items, unit),
  };
}

/** A draft or a pass that was handed back, to be changed: sealed numbers stay empty, which keeps them. */
export function revisedFrom(pass: PassView, unit: string): PassFormValues {
  return {
    ...emptyPassForm(unit),
    ...likePass(pass, pass.items, unit),
    confirmedBy: pass.confirmedBy,
    confirmedAt: pass.confirmedAt,
    proxy: pass.proxy,
    validOn: pass.validOn ?? "",
    more: true,
  };
}

function qtyOf(row: ItemRow): number {
  // A row that was never touched still says one piece of nothing.
  if (row.name.trim() === "" && row.spec.trim() === "") return 0;
  const qty = Number(row.qty);
  return Number.isInteger(qty) && qty > 0 ? qty : 0;
}

type Form = Omit<CommandInput<"pass.draft">, "late">;

function toForm(form: PassFormValues, submit: boolean): Form {
  return {
    kind: form.kind,
    unit: form.unit,
    owner: form.owner,
    ownerPhone: form.ownerPhone,
    resident: form.ownerPhone === "" ? (form.resident?.id ?? null) : null,
    requester: form.requester,
    requesterDocument: form.requesterDocument,
    requesterPhone: form.requesterPhone,
    relation: form.relation,
    basis: form.basis,
    confirmedBy: form.confirmedBy,
    confirmedAt: form.confirmedAt,
    proxy: form.proxy,
    items: form.items.map((row) => ({ name: row.name, spec: row.spec, unit: row.unit, qty: qtyOf(row) })),
    reason: form.reason,
    mover: form.mover,
    moverDocument: form.moverDocument,
    carrier: form.carrier,
    plate: form.plate,
    gate: form.gate,
    validOn: form.validOn === "" ? null : form.validOn,
    submit,
  };
}

/** What the form of a new pass sends. */
export function toDraftInput(form: PassFormValues, submit: boolean): CommandInput<"pass.draft"> {
  return { ...toForm(form, submit), late: lateOf(form.late) };
}

/** What the form of a pass that is changed sends: numbers left empty stay as they were written. */
export function toReviseInput(form: PassFormValues, submit: boolean): CommandInput<"pass.revise"> {
  const kept = (typed: string): string | null => (typed === "" ? null : typed);
  return {
    ...toForm(form, submit),
    ownerPhone: form.resident === null ? kept(form.ownerPhone) : form.ownerPhone,
    requesterDocument: kept(form.requesterDocument),
    requesterPhone: kept(form.requesterPhone),
    moverDocument: kept(form.moverDocument),
  };
}
