import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyMonth } from "../../../shared/contract/duty-log.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { SignStrip } from "./sign-strip.tsx";

/** 主管月签 (DUTY-6): as a card what there is, as a panel the signature itself. */
export function MonthSign({
  data,
  panel = false,
  onDay,
  onSign,
}: {
  readonly data: DutyMonth;
  readonly panel?: boolean;
  /** Shows a day that no leader signed. */
  readonly onDay: (day: string) => void;
  readonly onSign: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { days, signatures, over, month } = data;
  const ended = days.filter(({ day }) => day < data.today);
  const unsigned = ended.filter((day) => day.signatures.length === 0);
  const last = signatures.at(-1);
  const maySign = over && (last === undefined || last.changed);
  const said = (
    <>
      {ended.length > 0 && (
        <p>
          <span className="review-big tabular">
            {t("dutyLog.review.daysSigned", {
              signed: ended.length - unsigned.length,
              days: ended.length,
            })}
          </span>
        </p>
      )}
      <p className="muted">{t("dutyLog.day.lines", { count: data.lines })}</p>
      {unsigned.length > 0 && (
        <p className="review-unsigned">
          {t("dutyLog.review.unsignedDays")}
          {unsigned.map(({ day }) => (
            <Button key={day} type="link" size="small" onClick={() => onDay(day)}>
              {day.slice(5)}
            </Button>
          ))}
        </p>
      )}
      {signatures.map((one) => (
        <p key={`${one.signer} ${one.atMs}`}>
          <StatusTag tone={one.changed ? "amber" : "green"}>
            {t(one.changed ? "dutyLog.review.monthChanged" : "dutyLog.review.signed")}
          </StatusTag>{" "}
          {one.signer} <TimeText at={one.atMs} /> {one.remark}
        </p>
      ))}
      {last === undefined && (
        <p className="muted">{t(over ? "dutyLog.review.monthUnsigned" : "dutyLog.review.monthOpen")}</p>
      )}
    </>
  );
  if (panel) {
    return (
      <Panel title={t("dutyLog.review.monthSign")} onClose={onSign}>
        <div className="form-column">
          {said}
          <SignStrip
            command="log-review.sign-month"
            title={t("dutyLog.review.signMonth", { month })}
            hint={t("dutyLog.review.signedHint")}
            input={(remark) => ({ post: data.post, month, digest: data.digest, remark })}
            onSigned={onSign}
          />
        </div>
      </Panel>
    );
  }
  return (
    <section className="card review-card" aria-label={t("dutyLog.review.monthSign")}>
      <div className="review-card-head">
        <h2>{t("dutyLog.review.monthSign")}</h2>
      </div>
      {said}
      {maySign && (
        <Button type="primary" onClick={onSign}>
          {t("dutyLog.review.signMonth", { month })}
        </Button>
      )}
    </section>
  );
}
