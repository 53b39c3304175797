import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { addDays, siteDate, weekday } from "../../../shared/kernel/site-time.ts";
import { isWorkingDay, type WorkingCalendar } from "../../../shared/kernel/working-days.ts";
import { useZone } from "../../app/program.ts";
import { useNow } from "../../ui/use-now.ts";
import { CalendarImport } from "./calendar-import.tsx";
import { useSetting } from "./use-setting.ts";

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The dates of a month, from the Monday before its first day. */
function monthGrid(first: string): readonly string[] {
  const start = addDays(first, 1 - weekday(first));
  return Array.from({ length: 42 }, (_day, index) => addDays(start, index));
}

const monthOf = (date: string): string => date.slice(0, 7);
const firstOf = (date: string): string => `${monthOf(date)}-01`;

/** 调休: a month at a glance; a click turns a working day into a day off and back (REP-3). */
export function CalendarEditor({
  calendar,
  may,
}: {
  readonly calendar: WorkingCalendar;
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const { save, busy, error } = useSetting("calendar");
  const today = siteDate(useNow(60_000), useZone());
  const [first, setFirst] = useState(() => firstOf(today));
  const turn = async (date: string): Promise<void> => {
    const { [date]: known, ...others } = calendar;
    const kind = isWorkingDay(date, calendar) ? "holiday" : "workday";
    await save(known === undefined ? { ...calendar, [date]: kind } : others);
  };
  return (
    <section className="card settings-card" aria-labelledby="settings-calendar">
      <h2 id="settings-calendar">
        {t("settings.calendar.title")} <span className="setting-rule mono">REP-3</span>
      </h2>
      <p className="muted">{t("settings.calendar.help")}</p>
      <div className="calendar-head">
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={t("settings.calendar.before")}
          onClick={() => setFirst(firstOf(addDays(first, -1)))}
        />
        <strong className="tabular" aria-live="polite">
          {monthOf(first)}
        </strong>
        <Button
          type="text"
          icon={<RightOutlined />}
          aria-label={t("settings.calendar.after")}
          onClick={() => setFirst(firstOf(addDays(first, 31)))}
        />
      </div>
      <div className="calendar-month">
        {weekdays.map((day) => (
          <span key={day} className="muted">
            {t(`ui.time.weekdays.d${day}`)}
          </span>
        ))}
        {monthGrid(first).map((date) => (
          <Day
            key={date}
            date={date}
            calendar={calendar}
            outside={monthOf(date) !== monthOf(first)}
            disabled={!may || busy}
            onTurn={() => void turn(date)}
          />
        ))}
      </div>
      {error !== null && <p className="field-error">{error}</p>}
      {may && <CalendarImport calendar={calendar} save={save} busy={busy} />}
    </section>
  );
}

function Day({
  date,
  calendar,
  outside,
  disabled,
  onTurn,
}: {
  readonly date: string;
  readonly calendar: WorkingCalendar;
  readonly outside: boolean;
  readonly disabled: boolean;
  readonly onTurn: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const kind = isWorkingDay(date, calendar) ? "workday" : "holiday";
  const marked = Object.hasOwn(calendar, date);
  if (outside) return <span />;
  return (
    <button
      type="button"
      className={`calendar-day calendar-${kind}`}
      data-marked={marked}
      disabled={disabled}
      aria-label={`${date} ${t(`settings.calendar.${kind}`)}`}
      onClick={onTurn}
    >
      <span className="tabular">{Number(date.slice(8))}</span>
      {marked && <small>{t(`settings.calendar.${kind}`)}</small>}
    </button>
  );
}
