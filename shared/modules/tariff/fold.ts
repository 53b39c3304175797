import type { Register } from "../../kernel/register.ts";
import { tariffEvents } from "./schema.ts";

export interface TariffState {
  readonly name: string;
  readonly unit: string;
  readonly priceFen: number;
  readonly labourFen: number;
  readonly sinceMs: number;
  readonly retired: boolean;
}

export const tariffRegister: Register<TariffState, typeof tariffEvents> = {
  kind: "tariff-item",
  events: tariffEvents,
  initial: { name: "", unit: "", priceFen: 0, labourFen: 0, sinceMs: 0, retired: false },
  fold: (state, event) => {
    switch (event.type) {
      case "added": {
        const { name, unit, price, labour, at } = event.data;
        return { name, unit, priceFen: price, labourFen: labour, sinceMs: at, retired: false };
      }
      case "priced": {
        const { to, at } = event.data;
        return { ...state, priceFen: to.price, labourFen: to.labour, sinceMs: at };
      }
      case "retired":
        return { ...state, retired: true };
      case "restored":
        return { ...state, retired: false };
    }
  },
};
