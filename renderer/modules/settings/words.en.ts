import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { settingsZhCN } from "./words.zh-CN.ts";

export const settingsEn = {} as const satisfies SameKeys<typeof settingsZhCN>;
