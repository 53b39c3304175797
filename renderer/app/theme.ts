import type { Language } from "./i18n/languages.ts";

/**
 * The one file of design tokens (screens.md). Colour means state and nothing else: blue = act here, green =
 * kept, amber = due soon, red = broken, grey = closed. Style sheets use them as `var(--blue)` and so on.
 */
export const light = {
  blue: "#1b5fd0",
  "blue-soft": "#e8effc",
  green: "#106b32",
  "green-soft": "#e3f4e9",
  amber: "#9a5b00",
  "amber-edge": "#e59a12",
  "amber-soft": "#fdf2dc",
  red: "#c4231c",
  "red-soft": "#fdebea",
  text: "#111827",
  "text-2": "#4b5563",
  "text-3": "#586172",
  page: "#f3f5f8",
  surface: "#ffffff",
  "surface-2": "#eef1f6",
  track: "#e4e9f1",
  "track-chosen": "#ffffff",
  line: "#dfe4ec",
  "line-strong": "#c4ccd8",
  bar: "#1e2a3f",
  "bar-text": "#e6ebf5",
  "bar-green": "#63d297",
  shadow: "0 8px 24px rgb(16 24 40 / 14%)",
} as const;

type Palette = Readonly<Record<keyof typeof light, string>>;

const dark: Palette = {
  blue: "#74a5ff",
  "blue-soft": "#1d2f50",
  green: "#62cf8c",
  "green-soft": "#16331f",
  amber: "#f2b347",
  "amber-edge": "#d99a2b",
  "amber-soft": "#392c12",
  red: "#ff8078",
  "red-soft": "#42201e",
  text: "#eef2f8",
  "text-2": "#b9c2d0",
  "text-3": "#98a2b3",
  page: "#12161e",
  surface: "#1b212c",
  "surface-2": "#262e3b",
  track: "#0e131b",
  "track-chosen": "#3b4960",
  line: "#313b4b",
  "line-strong": "#46526a",
  bar: "#0c1119",
  "bar-text": "#d5dce8",
  "bar-green": "#63d297",
  shadow: "0 8px 24px rgb(0 0 0 / 50%)",
};

export type ThemeName = "light" | "dark";
export type Density = "normal" | "compact";

export const palettes: Readonly<Record<ThemeName, Palette>> = { light, dark };
const chinese = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC"';
/** English text takes its letters and its quotation marks from a Latin font: a Chinese one has them a character wide. */
const fontFamilies: Readonly<Record<Language, string>> = {
  "zh-CN": `${chinese}, system-ui, sans-serif`,
  en: `"Segoe UI", "SF Pro Text", "Noto Sans", ${chinese}, system-ui, sans-serif`,
};
/** Units, numbers and codes: digits of one width. */
const monoFamily =
  '"Cascadia Mono", "SF Mono", "DejaVu Sans Mono", "Noto Sans Mono", "Noto Sans Mono CJK SC", monospace';

/** Height of a list's row in px (screens.md: 40, compact 32). */
export function rowHeight(density: Density): number {
  return density === "compact" ? 32 : 40;
}

/** Puts the tokens on the page, as CSS variables that every style sheet uses. */
export function applyTheme(name: ThemeName, density: Density, language: Language): void {
  const { style, dataset } = document.documentElement;
  for (const [token, value] of Object.entries(palettes[name])) style.setProperty(`--${token}`, value);
  style.setProperty("--font", fontFamilies[language]);
  style.setProperty("--mono", monoFamily);
  style.setProperty("--row", `${rowHeight(density)}px`);
  style.colorScheme = name;
  dataset["theme"] = name;
}
