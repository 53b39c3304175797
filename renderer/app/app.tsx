import { QueryClientProvider } from "@tanstack/react-query";
import type { i18n } from "i18next";
import { useEffect, type ReactElement } from "react";
import { I18nextProvider } from "react-i18next";
import { useStore } from "zustand";
import { ProgramContext, type Program } from "./program.ts";
import { Stage } from "./stage.tsx";
import { applyTheme } from "./theme.ts";

/** The whole page: providers, then whatever the program's state asks for. */
export function App({ program, words }: { readonly program: Program; readonly words: i18n }): ReactElement {
  const { language, theme, density } = useStore(program.preferences);
  useEffect(() => applyTheme(theme, density, language), [theme, density, language]);
  useEffect(() => {
    void words.changeLanguage(language);
    document.documentElement.lang = language;
    document.title = words.t("frame.name");
  }, [words, language]);
  return (
    <ProgramContext value={program}>
      <I18nextProvider i18n={words}>
        <QueryClientProvider client={program.queries}>
          <Stage />
        </QueryClientProvider>
      </I18nextProvider>
    </ProgramContext>
  );
}
