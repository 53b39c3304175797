import { QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import type { i18n } from "i18next";
import { useEffect, type ReactElement } from "react";
import { I18nextProvider } from "react-i18next";
import { useStore } from "zustand";
import type { Language } from "./i18n/index.ts";
import { followChanges } from "./live.ts";
import { ProgramContext, type Program } from "./program.ts";
import { Stage } from "./stage.tsx";
import { antdTheme, applyTheme } from "./theme.ts";

const antdLocales = { "zh-CN": zhCN, en: enUS } as const satisfies Record<Language, typeof zhCN>;

/** The whole page: providers, then whatever the program's state asks for. */
export function App({ program, words }: { readonly program: Program; readonly words: i18n }): ReactElement {
  const { language, theme, density } = useStore(program.preferences);
  useEffect(() => followChanges(program), [program]);
  useEffect(() => applyTheme(theme, density), [theme, density]);
  useEffect(() => {
    void words.changeLanguage(language);
    document.documentElement.lang = language;
    document.title = words.t("frame.name");
  }, [words, language]);
  return (
    <ProgramContext value={program}>
      <I18nextProvider i18n={words}>
        <QueryClientProvider client={program.queries}>
          <ConfigProvider
            theme={antdTheme(theme, density)}
            locale={antdLocales[language]}
            button={{ autoInsertSpace: false }}
          >
            <Stage />
          </ConfigProvider>
        </QueryClientProvider>
      </I18nextProvider>
    </ProgramContext>
  );
}
