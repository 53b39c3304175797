/** The smallest unit that a substance is counted in: quantities are whole numbers of it, never fractions (HAZ-4). */
export const quantityUnits = ["ml", "g", "piece", "pack", "bottle", "can"] as const;
export type QuantityUnit = (typeof quantityUnits)[number];

/** GHS pictograms, GHS01 … GHS09 in this order. */
export const pictograms = [
  "explosive",
  "flammable",
  "oxidiser",
  "pressurised",
  "corrosive",
  "toxic",
  "irritant",
  "health",
  "environment",
] as const;
export type Pictogram = (typeof pictograms)[number];

/** GHS 信号词: 危险 / 警告 / none. */
export const signalWords = ["danger", "warning", "none"] as const;
export type SignalWord = (typeof signalWords)[number];

/** What a substance is, without its stock: that is its batches'. */
export interface Goods {
  readonly name: string;
  readonly cas: string;
  readonly un: string;
  readonly unit: QuantityUnit;
  readonly spec: string;
  readonly pictograms: readonly Pictogram[];
  readonly signalWord: SignalWord;
  readonly location: string;
  /** 安全技术说明书: where it lies or what it is filed as. */
  readonly safetyDataSheet: string;
  /** 最低库存; 0: none. */
  readonly minimum: number;
}

const bare = { cas: "", un: "", spec: "", location: "", safetyDataSheet: "", minimum: 0 } as const;

/** HAZ-1: the five that every complex controls; offered, and corrected to what the shelf really holds. */
export const standardGoods: readonly Goods[] = [
  {
    ...bare,
    name: "鼠药",
    unit: "g",
    pictograms: ["toxic", "health", "environment"],
    signalWord: "danger",
  },
  {
    ...bare,
    name: "敌敌畏",
    cas: "62-73-7",
    unit: "ml",
    pictograms: ["toxic", "environment"],
    signalWord: "danger",
  },
  { ...bare, name: "灭螂药", unit: "g", pictograms: ["irritant", "environment"], signalWord: "warning" },
  {
    ...bare,
    name: "酒精",
    cas: "64-17-5",
    un: "UN 1170",
    unit: "ml",
    pictograms: ["flammable", "irritant"],
    signalWord: "danger",
  },
  {
    ...bare,
    name: "稀料",
    un: "UN 1263",
    unit: "ml",
    pictograms: ["flammable", "irritant", "health"],
    signalWord: "danger",
  },
];

/** True for a CAS number whose check digit fits; "" is no number, and none is asked for. */
export function isCasNumber(text: string): boolean {
  const match = /^(\d{2,7})-(\d{2})-(\d)$/.exec(text);
  if (match === null) return false;
  const digits = `${match[1]}${match[2]}`;
  let sum = 0;
  for (let place = 1; place <= digits.length; place += 1) sum += place * Number(digits.at(-place));
  return sum % 10 === Number(match[3]);
}

/** `1170`, `un1170` as `UN 1170`; null when it is no UN number. */
export function normaliseUn(text: string): string | null {
  const match = /^(?:un)?\s*(\d{4})$/i.exec(text);
  return match === null ? null : `UN ${match[1]}`;
}
