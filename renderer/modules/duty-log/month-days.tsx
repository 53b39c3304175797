import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyMonth } from "../../../shared/contract/duty-log.ts";
import { weekday } from "../../../shared/kernel/site-time.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";

/** 每日签阅: every day of the month that has lines, the newest first. */
export function MonthDays({
  data,
  selected,
  onOpen,
}: {
  readonly data: DutyMonth;
  readonly selected: string | null;
  readonly onOpen: (day: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="card" aria-label={t("dutyLog.review.days")}>
      <h2>{t("dutyLog.review.days")}</h2>
      <table className="review-days">
        <thead>
          <tr>
            <th scope="col">{t("dutyLog.review.day")}</th>
            <th scope="col">{t("dutyLog.review.lines")}</th>
            <th scope="col">{t("dutyLog.review.openLines")}</th>
            <th scope="col">{t("dutyLog.review.sign")}</th>
          </tr>
        </thead>
        <tbody>
          {data.days.toReversed().map(({ day, lines, open, signatures, changed }) => (
            <tr key={day} data-open={day === selected}>
              <td>
                <button type="button" className="review-day" onClick={() => onOpen(day)}>
                  {day} {t(`ui.time.weekdays.d${weekday(day)}`)}
                </button>
              </td>
              <td>
                <span>{lines}</span>
              </td>
              <td>
                <span>{open === 0 ? "" : open}</span>
              </td>
              <td>
                <span>
                  {signatures.length === 0 && (
                    <StatusTag tone={day < data.today ? "amber" : "grey"}>
                      {t(day < data.today ? "dutyLog.review.unsigned" : "dutyLog.review.current")}
                    </StatusTag>
                  )}
                  {signatures.map((one) => (
                    <span key={`${one.signer} ${one.atMs}`}>
                      <StatusTag tone="green">{t("dutyLog.review.signed")}</StatusTag> {one.signer}{" "}
                      <TimeText at={one.atMs} />{" "}
                    </span>
                  ))}
                  {changed > 0 && (
                    <StatusTag tone="amber">{t("dutyLog.day.changed", { count: changed })}</StatusTag>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
