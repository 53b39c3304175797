import type { Register, RegisterEvent } from "../../kernel/register.ts";
import { pictograms, signalWords, type Goods } from "./goods.ts";
import { substanceEvents } from "./schema.ts";

export interface SubstanceState extends Goods {
  readonly addedAtMs: number;
  readonly addedBy: string;
  /** 停用: nothing more is drawn of it. */
  readonly retired: boolean;
  readonly retiredReason: string;
  /** Times a month's 登记表 was printed, by month. */
  readonly prints: Readonly<Record<string, number>>;
}

const noSubstance: SubstanceState = {
  name: "",
  cas: "",
  un: "",
  unit: "ml",
  spec: "",
  pictograms: [],
  signalWord: "none",
  location: "",
  safetyDataSheet: "",
  minimum: 0,
  addedAtMs: 0,
  addedBy: "",
  retired: false,
  retiredReason: "",
  prints: {},
};

/** Fields of the catalogue that 更正 can change; the unit is what every quantity is counted in and stays. */
export const correctableGoods = [
  "name",
  "cas",
  "un",
  "spec",
  "pictograms",
  "signalWord",
  "location",
  "safetyDataSheet",
  "minimum",
] as const;
export type CorrectableGoods = (typeof correctableGoods)[number];

type SubstanceEvent = RegisterEvent<typeof substanceEvents>;

function corrected(state: SubstanceState, field: string, text: string): SubstanceState {
  switch (field) {
    case "name":
    case "cas":
    case "un":
    case "spec":
    case "location":
    case "safetyDataSheet":
      return { ...state, [field]: text };
    case "pictograms": {
      const named = text.split(",");
      return { ...state, pictograms: pictograms.filter((one) => named.includes(one)) };
    }
    case "signalWord":
      return { ...state, signalWord: signalWords.find((word) => word === text) ?? state.signalWord };
    case "minimum":
      return /^\d{1,10}$/.test(text) ? { ...state, minimum: Number(text) } : state;
    default:
      return state;
  }
}

function fold(state: SubstanceState, event: SubstanceEvent): SubstanceState {
  switch (event.type) {
    case "added": {
      // Two desks that were apart both added it: the first entry stands, both stay in the history.
      if (state.name !== "") return state;
      const { at, ...goods } = event.data;
      return { ...state, ...goods, addedAtMs: at, addedBy: event.actor };
    }
    case "corrected":
      return corrected(state, event.data.field, event.data.to ?? "");
    case "retired":
      return { ...state, retired: true, retiredReason: event.data.reason };
    case "restored":
      return { ...state, retired: false, retiredReason: "" };
    case "register-printed": {
      const { month } = event.data;
      return { ...state, prints: { ...state.prints, [month]: (state.prints[month] ?? 0) + 1 } };
    }
  }
}

export const substanceRegister: Register<SubstanceState, typeof substanceEvents> = {
  kind: "substance",
  events: substanceEvents,
  initial: noSubstance,
  fold,
};
