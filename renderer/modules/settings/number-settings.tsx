import { Button, Input, InputNumber } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { defaultSettings, type SiteSettings } from "../../../shared/kernel/settings.ts";
import { useSetting } from "./use-setting.ts";

const numbers = [
  { key: "registrationTargetS", rule: "VIS-1", unit: "seconds" },
  { key: "passValidDays", rule: "GDS-3", unit: "days" },
  { key: "dispatchMinutes", rule: "REP-1", unit: "minutes" },
  { key: "arrivalMinutes", rule: "REP-2", unit: "minutes" },
  { key: "retryMinutes", rule: "REP-2", unit: "minutes" },
  { key: "callTries", rule: "REP-2", unit: "times" },
  { key: "followUpWorkingDays", rule: "REP-3", unit: "workingDays" },
  { key: "dutyPageLines", rule: "DUTY-1", unit: "lines" },
  { key: "logSamplePercent", rule: "DUTY-6", unit: "percent" },
  { key: "keyCountDays", rule: "KEY-1", unit: "days" },
  { key: "hazardExpiryDays", rule: "", unit: "days" },
  { key: "approvalMinutes", rule: "", unit: "minutes" },
  { key: "idleLockMinutes", rule: "", unit: "minutes" },
] as const;
/** One number: its key, its rule, what it counts. */
export interface NumberSetting {
  readonly key: NumberKey;
  readonly rule: string;
  readonly unit: "seconds" | "minutes" | "hours" | "times" | "workingDays" | "lines" | "percent" | "days";
}
type NumberKey = (typeof numbers)[number]["key"] | "arriveEarlyMinutes" | "tidyMinutes" | "standInHours";

/** Each number with its rule and default; saved when the field is left or Enter is pressed. */
export function NumberSettings({
  settings,
  may,
}: {
  readonly settings: SiteSettings;
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="card settings-card" aria-labelledby="settings-rules">
      <h2 id="settings-rules">{t("settings.rules")}</h2>
      <p className="muted">{t("settings.rulesHelp")}</p>
      {numbers.map((setting) => (
        <NumberLine key={setting.key} setting={setting} value={settings[setting.key]} may={may} />
      ))}
      <ZoneLine zone={settings.timeZone} may={may} />
    </section>
  );
}

/** One number with its rule and default; saved when it is left or Enter is pressed. */
export function NumberLine({
  setting,
  value,
  may,
}: {
  readonly setting: NumberSetting;
  readonly value: number;
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const { save, error, saved } = useSetting(setting.key);
  const label = t(`settings.numbers.${setting.key}`);
  const unit = t(`settings.units.${setting.unit}`);
  const byDefault = defaultSettings[setting.key];
  return (
    <div className="setting-line">
      <span className="setting-label">
        {label}
        {setting.rule !== "" && <span className="setting-rule mono">{setting.rule}</span>}
        {error !== null && <span className="field-error">{error}</span>}
      </span>
      <span className="setting-default">
        {saved && <span className="setting-saved">{t("settings.saved")} </span>}
        {value !== byDefault && t("settings.byDefault", { value: byDefault })}
        {value !== byDefault && may && (
          <Button
            type="link"
            size="small"
            aria-label={`${t("settings.reset")} ${label}`}
            onClick={() => void save(byDefault)}
          >
            {t("settings.reset")}
          </Button>
        )}
      </span>
      <InputNumber
        key={value}
        aria-label={label}
        className="setting-number"
        precision={0}
        defaultValue={value}
        suffix={unit}
        disabled={!may}
        onBlur={({ target }) => keep(target.value)}
        onPressEnter={({ target }) => target instanceof HTMLInputElement && keep(target.value)}
      />
    </div>
  );

  function keep(text: string): void {
    const next = Number.parseInt(text, 10);
    if (Number.isFinite(next) && next !== value) void save(next);
  }
}

function ZoneLine({ zone, may }: { readonly zone: string; readonly may: boolean }): ReactElement {
  const { t } = useTranslation();
  const { save, error } = useSetting("timeZone");
  const [text, setText] = useState(zone);
  return (
    <div className="setting-line">
      <span className="setting-label">
        {t("settings.zone")}
        {error !== null && <span className="field-error">{error}</span>}
      </span>
      <span className="setting-default" />
      <Input
        aria-label={t("settings.zone")}
        className="setting-number"
        value={text}
        disabled={!may}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => {
          if (text !== zone) void save(text);
        }}
        onPressEnter={() => {
          if (text !== zone) void save(text);
        }}
      />
    </div>
  );
}
