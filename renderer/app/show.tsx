import { createRoot } from "react-dom/client";
import { config } from "zod/v4/core";
import "./app.css";
import { App } from "./app.tsx";
import { createWords } from "./i18n/index.ts";
import type { Program } from "./program.ts";
import { applyTheme } from "./theme.ts";

// The Content-Security-Policy allows no code made of strings, which zod would else try once for each kind of schema.
config({ jitless: true });

/** Puts the program on the page. */
export function show(program: Program, root: Element): void {
  const { language, theme, density } = program.preferences.getState();
  const words = createWords(language);
  applyTheme(theme, density, language);
  createRoot(root).render(<App program={program} words={words} />);
}
