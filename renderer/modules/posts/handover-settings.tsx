import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSettings } from "../../app/program.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { NumberLine } from "../settings/number-settings.tsx";
import { useMayChangeSettings, useSetting } from "../settings/use-setting.ts";

const numbers = [
  { key: "arriveEarlyMinutes", rule: "DUTY-2", unit: "minutes" },
  { key: "tidyMinutes", rule: "DUTY-2", unit: "minutes" },
  { key: "standInHours", rule: "DUTY-7", unit: "hours" },
] as const;

/** 交接班's numbers, the same for every post. */
export function HandoverSettings(): ReactElement | null {
  const { t } = useTranslation();
  const settings = useSettings();
  const may = useMayChangeSettings();
  const { save } = useSetting("countCash");
  if (settings === null) return null;
  return (
    <section className="card settings-card" aria-labelledby="handover-settings">
      <h2 id="handover-settings">{t("posts.handover.title")}</h2>
      <p className="muted">{t("posts.handover.help")}</p>
      {numbers.map((setting) => (
        <NumberLine key={setting.key} setting={setting} value={settings[setting.key]} may={may} />
      ))}
      <div className="setting-line">
        <span className="setting-label">
          {t("posts.handover.cash")} <span className="setting-rule mono">DUTY-3</span>
        </span>
        <div className="setting-choices setting-choices-two">
          <ChoiceButtons
            label={t("posts.handover.cash")}
            choices={[
              { value: "yes", label: t("posts.yes"), disabled: !may },
              { value: "no", label: t("posts.no"), disabled: !may },
            ]}
            value={settings.countCash ? "yes" : "no"}
            onChange={(value) => void save(value === "yes")}
          />
        </div>
      </div>
    </section>
  );
}
