import { createStore, type StoreApi } from "zustand/vanilla";
import { languages, type Language } from "./i18n/languages.ts";
import type { Density, ThemeName } from "./theme.ts";

/** What belongs to this desk's screen alone and is no setting of the site. */
export interface PreferenceValues {
  readonly language: Language;
  readonly theme: ThemeName;
  readonly density: Density;
  readonly sound: boolean;
}

export type Preferences = StoreApi<PreferenceValues>;

const KEY = "lodgebook.preferences";

/** Preferences kept in the browser's own storage; unreadable ones are the defaults. */
export function createPreferences(storage: Storage, systemLanguage: string): Preferences {
  const store = createStore<PreferenceValues>(() => readPreferences(storage.getItem(KEY), systemLanguage));
  store.subscribe((values) => storage.setItem(KEY, JSON.stringify(values)));
  return store;
}

function readPreferences(text: string | null, systemLanguage: string): PreferenceValues {
  const kept = parse(text);
  const language = languages.find((known) => known === kept["language"]);
  return {
    // Chinese first: only a system that says English starts in English.
    language: language ?? (systemLanguage.startsWith("en") ? "en" : "zh-CN"),
    theme: kept["theme"] === "dark" ? "dark" : "light",
    density: kept["density"] === "compact" ? "compact" : "normal",
    sound: kept["sound"] !== false,
  };
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
