import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { visitsZhCN } from "./words.zh-CN.ts";

export const visitsEn = {} as const satisfies SameKeys<typeof visitsZhCN>;
