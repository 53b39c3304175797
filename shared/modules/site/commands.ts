import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { settingRange, settingsSchema, type SettingKey } from "../../kernel/settings.ts";
import { siteRegister } from "./fold.ts";
import { deskCommands, postCommands } from "./post-commands.ts";
import { siteEvents } from "./schema.ts";

const emit = emitter(siteEvents);
const settingKey = z.enum(Object.keys(settingsSchema.shape) as [SettingKey, ...SettingKey[]]);

/** 修改设置: one number of the site. */
export const changeSetting = defineCommand({
  name: "site.change-setting",
  register: siteRegister,
  target: "existing",
  input: z.object({ key: settingKey, value: z.json() }),
  decide: (state, input) => {
    const next = settingsSchema.safeParse({ ...state.settings, [input.key]: input.value });
    if (!next.success) {
      const range = settingRange(input.key);
      return range === null ? refuse("bad-input", input.key) : refuse("setting-range", input.key, range);
    }
    const from = z.json().parse(state.settings[input.key]);
    const to = z.json().parse(next.data[input.key]);
    if (JSON.stringify(from) === JSON.stringify(to)) return refuse("no-change", input.key);
    return ok([emit("setting-changed", { key: input.key, from, to })]);
  },
});

export const siteCommands = [changeSetting, ...postCommands, ...deskCommands] as const;
