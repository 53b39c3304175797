import type { TariffRow } from "../../../shared/contract/tariff.ts";
import { formatFen, parseFen } from "../../../shared/kernel/money.ts";
import type { Charges, Part } from "../../../shared/modules/work-orders/index.ts";

/** A material as it is typed: amounts in yuan, as people write them. */
export interface TypedPart {
  readonly name: string;
  readonly spec: string;
  readonly qty: string;
  readonly price: string;
}

export interface TypedCharges {
  readonly parts: readonly TypedPart[];
  readonly labour: string;
}

export const emptyPart: TypedPart = { name: "", spec: "", qty: "1", price: "" };
export const noCharges: TypedCharges = { parts: [], labour: "" };

/** Whole quantities only: nobody sells half a valve, and fen stay whole. */
export function qtyOf(text: string): number | null {
  const qty = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  return qty >= 1 ? qty : null;
}

/** An amount in fen; nothing typed is nothing charged. Null: no amount. */
export function fenOf(text: string): number | null {
  if (text.trim() === "") return 0;
  const fen = parseFen(text);
  return fen.ok ? fen.value : null;
}

const yuan = (fen: number): string => (fen === 0 ? "" : formatFen(fen));

/** What was quoted or written down before, to go on from. */
export function typedFrom(charges: Charges | null): TypedCharges {
  if (charges === null) return noCharges;
  return {
    parts: charges.parts.map(({ name, spec, qty, price }) => ({
      name,
      spec,
      qty: String(qty),
      price: yuan(price),
    })),
    labour: yuan(charges.labour),
  };
}

/** One item of the tariff added: its thing as a material, its labour on top of what is there. */
export function withTariff(typed: TypedCharges, item: TariffRow): TypedCharges {
  const labour = (fenOf(typed.labour) ?? 0) + item.labourFen;
  const part = { name: item.name, spec: item.unit, qty: "1", price: yuan(item.priceFen) };
  const parts = item.priceFen === 0 ? typed.parts : [...typed.parts, part];
  return { parts, labour: yuan(labour) };
}

/** The charges in fen, or null while something typed is no number. */
export function chargesOf({ parts, labour }: TypedCharges): { parts: Part[]; labour: number } | null {
  const fen = fenOf(labour);
  const read = parts.map(({ name, spec, qty, price }) => ({
    name,
    spec,
    qty: qtyOf(qty),
    price: fenOf(price),
  }));
  const whole = read.flatMap(({ qty, price, ...part }) =>
    qty === null || price === null ? [] : [{ ...part, qty, price }],
  );
  return fen === null || whole.length < read.length ? null : { parts: whole, labour: fen };
}
