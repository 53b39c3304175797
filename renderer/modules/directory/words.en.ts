import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { directoryZhCN } from "./words.zh-CN.ts";

export const directoryEn = {} as const satisfies SameKeys<typeof directoryZhCN>;
