import type { Register } from "../../kernel/register.ts";
import { defaultSettings, settingsSchema, type SiteSettings } from "../../kernel/settings.ts";
import { deskEvents, postEvents, siteEvents } from "./schema.ts";

export interface SiteState {
  readonly name: string;
  readonly demo: boolean;
  readonly foundedAtMs: number | null;
  readonly settings: SiteSettings;
}

function withSetting(settings: SiteSettings, key: string, value: unknown): SiteSettings {
  const changed = settingsSchema.safeParse({ ...settings, [key]: value });
  return changed.success ? changed.data : settings;
}

export const siteRegister: Register<SiteState, typeof siteEvents> = {
  kind: "site",
  events: siteEvents,
  initial: { name: "", demo: false, foundedAtMs: null, settings: defaultSettings },
  fold: (state, event) => {
    switch (event.type) {
      case "founded":
        return {
          name: event.data.name,
          demo: event.data.demo,
          foundedAtMs: event.data.at,
          settings: withSetting(state.settings, "timeZone", event.data.timeZone),
        };
      case "setting-changed":
        return { ...state, settings: withSetting(state.settings, event.data.key, event.data.to) };
    }
  },
};

export interface PostState {
  readonly name: string;
}

export const postRegister: Register<PostState, typeof postEvents> = {
  kind: "post",
  events: postEvents,
  initial: { name: "" },
  fold: (_state, event) => ({ name: event.data.name }),
};

export interface DeskState {
  readonly code: string;
  readonly device: string;
  readonly postId: string;
}

export const deskRegister: Register<DeskState, typeof deskEvents> = {
  kind: "desk",
  events: deskEvents,
  initial: { code: "", device: "", postId: "" },
  fold: (_state, event) => ({ code: event.data.code, device: event.data.device, postId: event.data.post }),
};
