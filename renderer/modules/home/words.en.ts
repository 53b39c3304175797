import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { homeZhCN } from "./words.zh-CN.ts";

export const homeEn = {} as const satisfies SameKeys<typeof homeZhCN>;
