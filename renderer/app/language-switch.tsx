import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useProgram } from "./program.ts";

/** The other language, where nobody is signed in yet: whoever cannot read this one finds no menu either. */
export function LanguageSwitch(): ReactElement {
  const { t } = useTranslation();
  const { preferences } = useProgram();
  const { language } = useStore(preferences);
  return (
    <button
      type="button"
      className="language-switch not-printed"
      onClick={() => preferences.setState({ language: language === "en" ? "zh-CN" : "en" })}
    >
      {t("frame.user.language")}
    </button>
  );
}
