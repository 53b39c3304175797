import { Button, InputNumber, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SiteSettings } from "../../../shared/kernel/settings.ts";
import { ClockInput } from "./clock-input.tsx";
import { useSetting } from "./use-setting.ts";

type Overstay = SiteSettings["overstay"];
const categories = ["guest", "delivery", "contractor", "helper", "viewing", "official", "other"] as const;

/** VIS-3: by category, so many minutes after entering or a clock time. */
export function OverstaySettings({
  settings,
  may,
}: {
  readonly settings: SiteSettings;
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const { save, busy, error, saved } = useSetting("overstay");
  const [draft, setDraft] = useState(settings.overstay);
  const changed = JSON.stringify(draft) !== JSON.stringify(settings.overstay);
  const change = (category: keyof Overstay, limit: Overstay[keyof Overstay]): void =>
    setDraft({ ...draft, [category]: limit });
  return (
    <section className="card settings-card" aria-labelledby="settings-overstay">
      <h2 id="settings-overstay">
        {t("settings.overstay.title")} <span className="setting-rule mono">VIS-3</span>
      </h2>
      <p className="muted">{t("settings.overstay.help")}</p>
      {categories.map((category) => (
        <OverstayLine
          key={category}
          label={t(`settings.categories.${category}`)}
          limit={draft[category]}
          may={may}
          onChange={(limit) => change(category, limit)}
        />
      ))}
      {error !== null && <p className="field-error">{error}</p>}
      <div className="settings-save">
        {saved && !changed && <span className="setting-saved">{t("settings.saved")}</span>}
        <Button type="primary" loading={busy} disabled={!may || !changed} onClick={() => void save(draft)}>
          {t("settings.save")}
        </Button>
      </div>
    </section>
  );
}

function OverstayLine({
  label,
  limit,
  may,
  onChange,
}: {
  readonly label: string;
  readonly limit: Overstay[keyof Overstay];
  readonly may: boolean;
  readonly onChange: (limit: Overstay[keyof Overstay]) => void;
}): ReactElement {
  const { t } = useTranslation();
  const byMinutes = "minutes" in limit;
  return (
    <div className="setting-line">
      <span className="setting-label">{label}</span>
      <Select
        aria-label={label}
        className="setting-kind"
        value={byMinutes ? "minutes" : "at"}
        disabled={!may}
        options={[
          { value: "minutes", label: t("settings.overstay.minutes") },
          { value: "at", label: t("settings.overstay.at") },
        ]}
        onChange={(kind) => onChange(kind === "minutes" ? { minutes: 30 } : { at: "22:00" })}
      />
      {"minutes" in limit ? (
        <InputNumber
          aria-label={label}
          className="setting-number"
          min={1}
          max={1440}
          precision={0}
          value={limit.minutes}
          suffix={t("settings.units.minutes")}
          disabled={!may}
          onChange={(minutes) => minutes !== null && onChange({ minutes })}
        />
      ) : (
        <ClockInput label={label} value={limit.at} disabled={!may} onChange={(at) => onChange({ at })} />
      )}
    </div>
  );
}
