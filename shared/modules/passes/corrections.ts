import type { PassState } from "./state.ts";

/** Sealed fields that 更正 can change; `owner` and `requester` are verified anew with it (GDS-1). */
export const sealedCorrectable = [
  "owner",
  "ownerPhone",
  "requester",
  "requesterDocument",
  "requesterPhone",
  "relation",
  "confirmedBy",
  "mover",
  "moverDocument",
  "plate",
] as const;
/** What the gate wrote, and what was found out of an expired pass: nobody signed it. */
export const afterwardsCorrectable = ["releaseNote", "expiryNote"] as const;
/** Parts of a row of the list: the field is then `items.0.qty`. */
export const itemCorrectable = ["name", "spec", "unit", "qty"] as const;

/** Of a row of the list `items.3.qty`, or what the gate counted of it `actual.3`; null: no row is meant. */
export function rowField(
  field: string,
): { readonly row: number; readonly part: (typeof itemCorrectable)[number] | "actual" } | null {
  const [, row, part] = /^items\.(\d{1,2})\.(name|spec|unit|qty)$/.exec(field) ?? [];
  const known = itemCorrectable.find((one) => one === part);
  if (row !== undefined && known !== undefined) return { row: Number(row), part: known };
  const [, counted] = /^actual\.(\d{1,2})$/.exec(field) ?? [];
  return counted === undefined ? null : { row: Number(counted), part: "actual" };
}

/** Another figure than a whole number that can be is no figure; the state stays as it was. */
function figure(text: string, least: number): number | null {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= least ? value : null;
}

function withRow(state: PassState, { row, part }: NonNullable<ReturnType<typeof rowField>>, to: string) {
  if (part === "actual") {
    const qty = figure(to, 0);
    const last = state.releases.at(-1);
    if (qty === null || last === undefined || row >= last.actual.length) return state;
    const actual = last.actual.map((old, at) => (at === row ? qty : old));
    return { ...state, releases: [...state.releases.slice(0, -1), { ...last, actual }] };
  }
  const qty = part === "qty" ? figure(to, 1) : null;
  if (part === "qty" && qty === null) return state;
  return {
    ...state,
    items: state.items.map((item, at) => (at === row ? { ...item, [part]: qty ?? to } : item)),
  };
}

/** The pass with one field saying something else; a field that this version does not know changes nothing. */
export function amended(state: PassState, field: string, to: string | null): PassState {
  const row = rowField(field);
  if (row !== null) return withRow(state, row, to ?? "");
  const sealed = sealedCorrectable.find((name) => name === field);
  if (sealed !== undefined) return { ...state, [sealed]: to };
  switch (field) {
    case "unit":
      return { ...state, unit: to };
    case "reason":
    case "carrier":
      return { ...state, [field]: to ?? "" };
    case "ownerKnown":
      return { ...state, ownerKnown: to === "true" };
    case "releaseNote": {
      const last = state.releases.at(-1);
      const note = to ?? "";
      return last === undefined
        ? state
        : { ...state, releases: [...state.releases.slice(0, -1), { ...last, note }] };
    }
    case "expiryNote":
      return state.expiryNote === null
        ? state
        : { ...state, expiryNote: { ...state.expiryNote, note: to ?? "" } };
    default:
      return state;
  }
}

/** What a field says now, as a correction writes it; null: there is no such field on this pass. */
export function readingOf(state: PassState, field: string): string | null {
  const row = rowField(field);
  if (row !== null) {
    if (row.part === "actual") {
      const qty = state.releases.at(-1)?.actual[row.row];
      return qty === undefined ? null : String(qty);
    }
    const item = state.items[row.row];
    return item === undefined ? null : String(item[row.part]);
  }
  const sealed = sealedCorrectable.find((name) => name === field);
  if (sealed !== undefined) return state[sealed] ?? "";
  switch (field) {
    case "unit":
      return state.unit ?? "";
    case "reason":
    case "carrier":
      return state[field];
    case "releaseNote":
      return state.releases.at(-1)?.note ?? null;
    case "expiryNote":
      return state.expiryNote?.note ?? null;
    default:
      return null;
  }
}
