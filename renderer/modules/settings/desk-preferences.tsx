import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useProgram } from "../../app/program.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";

/** Language, look, rows and sound of this desk's screen. */
export function DeskPreferences(): ReactElement {
  const { t } = useTranslation();
  const { preferences } = useProgram();
  const { language, theme, density, sound } = useStore(preferences);
  return (
    <section className="card settings-card" aria-labelledby="settings-desk">
      <h2 id="settings-desk">{t("settings.desk")}</h2>
      <Line label={t("settings.language")}>
        <ChoiceButtons
          label={t("settings.language")}
          choices={[
            { value: "zh-CN", label: "中文" },
            { value: "en", label: "English" },
          ]}
          value={language}
          onChange={(chosen) => preferences.setState({ language: chosen === "en" ? "en" : "zh-CN" })}
        />
      </Line>
      <Line label={t("settings.theme")}>
        <ChoiceButtons
          label={t("settings.theme")}
          choices={[
            { value: "light", label: t("settings.light") },
            { value: "dark", label: t("settings.dark") },
          ]}
          value={theme}
          onChange={(chosen) => preferences.setState({ theme: chosen === "dark" ? "dark" : "light" })}
        />
      </Line>
      <Line label={t("settings.density")}>
        <ChoiceButtons
          label={t("settings.density")}
          choices={[
            { value: "normal", label: t("settings.normal") },
            { value: "compact", label: t("settings.compact") },
          ]}
          value={density}
          onChange={(chosen) =>
            preferences.setState({ density: chosen === "compact" ? "compact" : "normal" })
          }
        />
      </Line>
      <Line label={t("settings.sound")}>
        <ChoiceButtons
          label={t("settings.sound")}
          choices={[
            { value: "on", label: t("settings.on") },
            { value: "off", label: t("settings.off") },
          ]}
          value={sound ? "on" : "off"}
          onChange={(chosen) => preferences.setState({ sound: chosen === "on" })}
        />
      </Line>
    </section>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="setting-line">
      <span className="setting-label">{label}</span>
      <div className="setting-choices">{children}</div>
    </div>
  );
}
