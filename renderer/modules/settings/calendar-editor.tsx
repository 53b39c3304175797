import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { isSiteDate, weekday } from "../../../shared/kernel/site-time.ts";
import type { WorkingCalendar } from "../../../shared/kernel/working-days.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { useSetting } from "./use-setting.ts";

/** 调休: site dates that differ from their weekday. What follow-up calls count by (REP-3). */
export function CalendarEditor({
  calendar,
  may,
}: {
  readonly calendar: WorkingCalendar;
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const { save, busy, error } = useSetting("calendar");
  const [date, setDate] = useState("");
  const [kind, setKind] = useState<"holiday" | "workday">("holiday");
  const days = Object.entries(calendar).toSorted(([left], [right]) => (left < right ? -1 : 1));
  const bad = date.length === 10 && !isSiteDate(date);
  const add = async (): Promise<void> => {
    if (!isSiteDate(date)) return;
    await save({ ...calendar, [date]: kind });
    setDate("");
  };
  const remove = async (gone: string): Promise<void> =>
    save(Object.fromEntries(days.filter(([day]) => day !== gone)));
  return (
    <section className="card settings-card" aria-labelledby="settings-calendar">
      <h2 id="settings-calendar">
        {t("settings.calendar.title")} <span className="setting-rule mono">REP-3</span>
      </h2>
      <p className="muted">{t("settings.calendar.help")}</p>
      <form
        className="setting-line"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Input
          aria-label={t("settings.calendar.date")}
          className="mono"
          placeholder="2026-10-01"
          maxLength={10}
          value={date}
          disabled={!may}
          onChange={({ target }) => setDate(target.value)}
        />
        <div className="setting-choices setting-choices-two">
          <ChoiceButtons
            label={t("settings.calendar.kind")}
            choices={[
              { value: "holiday", label: t("settings.calendar.holiday") },
              { value: "workday", label: t("settings.calendar.workday") },
            ]}
            value={kind}
            onChange={setKind}
          />
        </div>
        <Button htmlType="submit" icon={<PlusOutlined />} loading={busy} disabled={!may || !isSiteDate(date)}>
          {t("settings.calendar.add")}
        </Button>
      </form>
      {(bad || error !== null) && <p className="field-error">{error ?? t("settings.calendar.bad")}</p>}
      {days.length === 0 && <p className="muted">{t("settings.calendar.empty")}</p>}
      <ul className="calendar-days">
        {days.map(([day, dayKind]) => (
          <li key={day} className="setting-line">
            <span className="setting-label tabular">
              {day} <span className="muted">{t(`ui.time.weekdays.d${weekday(day)}`)}</span>
            </span>
            <span>{t(`settings.calendar.${dayKind}`)}</span>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              disabled={!may}
              aria-label={`${t("settings.calendar.remove")} ${day}`}
              onClick={() => void remove(day)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
