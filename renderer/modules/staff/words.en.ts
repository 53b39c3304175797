import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { staffZhCN } from "./words.zh-CN.ts";

export const staffEn = {} as const satisfies SameKeys<typeof staffZhCN>;
