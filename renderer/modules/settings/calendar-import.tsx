import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { parseCalendarText } from "../../../shared/kernel/calendar-text.ts";
import type { WorkingCalendar } from "../../../shared/kernel/working-days.ts";

/** A year's holidays pasted as text or CSV; lines that are not understood are named before anything is saved. */
export function CalendarImport({
  calendar,
  save,
  busy,
}: {
  readonly calendar: WorkingCalendar;
  readonly save: (calendar: Record<string, "holiday" | "workday">) => Promise<void>;
  readonly busy: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const { days, wrong } = parseCalendarText(text);
  const count = Object.keys(days).length;
  const add = async (): Promise<void> => {
    await save({ ...calendar, ...days });
    setText("");
  };
  return (
    <>
      <Input.TextArea
        aria-label={t("settings.calendar.import")}
        placeholder={t("settings.calendar.importHint")}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={20_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {wrong.length > 0 && (
        <p className="field-error" role="alert">
          {t("settings.calendar.wrong", { lines: wrong.join(t("ui.comma")) })}
        </p>
      )}
      <div className="settings-save">
        <Button loading={busy} disabled={count === 0 || wrong.length > 0} onClick={() => void add()}>
          {t("settings.calendar.importDays", { count })}
        </Button>
      </div>
    </>
  );
}
