import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import type { ReactElement, ReactNode } from "react";
import { useStore } from "zustand";
import { antdTheme } from "./antd-theme.ts";
import type { Language } from "./i18n/languages.ts";
import { useProgram } from "./program.ts";

const antdLocales = { "zh-CN": zhCN, en: enUS } as const satisfies Record<Language, typeof zhCN>;

/** Ant Design in this desk's colours and language. The door does without it: it is what a cold start waits for. */
export function Design({ children }: { readonly children: ReactNode }): ReactElement {
  const { language, theme, density } = useStore(useProgram().preferences);
  return (
    <ConfigProvider
      theme={antdTheme(theme, density)}
      locale={antdLocales[language]}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
