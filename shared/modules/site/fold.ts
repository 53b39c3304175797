import type { Register } from "../../kernel/register.ts";
import { defaultSettings, settingsSchema, type SiteSettings } from "../../kernel/settings.ts";
import type { Shift } from "../../kernel/shifts.ts";
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
  /** 门岗 */
  readonly gate: boolean;
  /** When it is staffed; null: by the site's shifts. */
  readonly shifts: readonly Shift[] | null;
  /** What is counted at its handover (DUTY-3). */
  readonly property: readonly { readonly item: string; readonly expected: number }[];
}

export const postRegister: Register<PostState, typeof postEvents> = {
  kind: "post",
  events: postEvents,
  initial: { name: "", gate: false, shifts: null, property: [] },
  fold: (state, event) => {
    switch (event.type) {
      case "opened":
        return { ...state, name: event.data.name, gate: event.data.gate };
      case "renamed":
        return { ...state, name: event.data.to };
      case "gate-set":
        return { ...state, gate: event.data.gate };
      case "hours-set":
        return { ...state, shifts: event.data.shifts };
      case "property-listed":
        return { ...state, property: event.data.items };
    }
  },
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
  fold: (state, event) => {
    switch (event.type) {
      case "installed":
        return { code: event.data.code, device: event.data.device, postId: event.data.post };
      case "moved":
        return { ...state, postId: event.data.post };
    }
  },
};
