import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SiteSettings } from "../../../shared/kernel/settings.ts";
import { ClockInput } from "./clock-input.tsx";
import { useSetting } from "./use-setting.ts";

/** Shifts of the site; one whose end is not after its start runs over midnight. */
export function ShiftEditor({
  shifts,
  may,
}: {
  readonly shifts: SiteSettings["shifts"];
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const { save, busy, error } = useSetting("shifts");
  return (
    <section className="card settings-card" aria-labelledby="settings-shifts">
      <h2 id="settings-shifts">{t("settings.shifts.title")}</h2>
      <ShiftFields
        shifts={shifts}
        may={may}
        busy={busy}
        error={error}
        onSave={(next) => void save([...next])}
      />
    </section>
  );
}

/** The same for whatever has shifts: the site, or a post of its own. */
export function ShiftFields({
  shifts,
  may,
  busy,
  error,
  onSave,
}: {
  readonly shifts: SiteSettings["shifts"];
  readonly may: boolean;
  readonly busy: boolean;
  readonly error: string | null;
  readonly onSave: (shifts: SiteSettings["shifts"]) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(shifts);
  const changed = JSON.stringify(draft) !== JSON.stringify(shifts);
  const change = (at: number, patch: Partial<(typeof draft)[number]>): void =>
    setDraft(draft.map((shift, index) => (index === at ? { ...shift, ...patch } : shift)));
  return (
    <>
      {draft.map((shift, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- shifts have no identity but their place
        <div className="setting-line" key={at}>
          <Input
            aria-label={t("settings.shifts.name")}
            value={shift.name}
            maxLength={20}
            disabled={!may}
            onChange={({ target }) => change(at, { name: target.value })}
          />
          <ClockInput
            label={t("settings.shifts.from")}
            value={shift.from}
            disabled={!may}
            onChange={(from) => change(at, { from })}
          />
          <ClockInput
            label={t("settings.shifts.to")}
            value={shift.to}
            disabled={!may}
            onChange={(to) => change(at, { to })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t("settings.shifts.remove")} ${shift.name}`}
            disabled={!may || draft.length === 1}
            onClick={() => setDraft(draft.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {error !== null && <p className="field-error">{error}</p>}
      <div className="settings-save">
        <Button
          icon={<PlusOutlined />}
          disabled={!may || draft.length >= 6}
          onClick={() => setDraft([...draft, { name: "", from: "08:30", to: "17:30" }])}
        >
          {t("settings.shifts.add")}
        </Button>
        <Button type="primary" loading={busy} disabled={!may || !changed} onClick={() => onSave(draft)}>
          {t("settings.save")}
        </Button>
      </div>
    </>
  );
}
