import { LeftOutlined, PrinterOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../shared/kernel/site-time.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { dateWords } from "../../ui/time-words.ts";
import { useDutyDay, type ChosenDay } from "./chosen-day.ts";
import { PostSelect } from "./post-select.tsx";

/** ‹ 今天 ›, back to the day that is being written, the post, printing. */
export function DayTools({
  chosen,
  onChoose,
}: {
  readonly chosen: ChosenDay;
  readonly onChoose: (chosen: ChosenDay) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const data = useDutyDay(chosen);
  if (data === undefined) return null;
  const { day, today, current, post } = data;
  const isToday = day === today;
  return (
    <div className="log-tools">
      <Button
        icon={<LeftOutlined />}
        aria-label={t("dutyLog.day.previous")}
        onClick={() => onChoose({ ...chosen, day: addDays(day, -1) })}
      />
      <span className="log-day tabular">
        {isToday ? t("dutyLog.day.today") : day}{" "}
        {isToday ? day.slice(5) : dateWords(day, today, t).split(" ").at(-1)}
      </span>
      <Button
        icon={<RightOutlined />}
        aria-label={t("dutyLog.day.next")}
        disabled={isToday}
        onClick={() => onChoose({ ...chosen, day: addDays(day, 1) })}
      />
      {day !== current && (
        <Button onClick={() => onChoose({ ...chosen, day: null })}>
          {t(current === today ? "dutyLog.day.today" : "dutyLog.day.running")}
        </Button>
      )}
      <PostSelect post={post} onChoose={(next) => onChoose({ ...chosen, post: next })} />
      <Button
        className="log-head-end"
        icon={<PrinterOutlined />}
        onClick={() => goTo("print", "duty-log", `${post}.${day}`)}
      >
        {t("dutyLog.day.print")}
      </Button>
    </div>
  );
}
