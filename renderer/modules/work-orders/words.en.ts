import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { workOrdersZhCN } from "./words.zh-CN.ts";

export const workOrdersEn = {} as const satisfies SameKeys<typeof workOrdersZhCN>;
