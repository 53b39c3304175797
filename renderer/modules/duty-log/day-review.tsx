import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Awaited } from "../../ui/awaited.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { useDutyDay } from "./chosen-day.ts";
import { ReadLine } from "./read-line.tsx";
import { SignStrip } from "./sign-strip.tsx";

/** 班组长日签 (DUTY-6): everything that the signature covers, then the signature. */
export function DayReview({
  post,
  day,
  onClose,
}: {
  readonly post: string;
  readonly day: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const data = useDutyDay({ post, day });
  if (data === undefined || data.day !== day) {
    return (
      <Panel title={day} onClose={onClose}>
        <Awaited />
      </Panel>
    );
  }
  const { lines, signatures, changed, over } = data;
  const toSign = over && (signatures.length === 0 || changed.length > 0);
  return (
    <Panel
      title={<span className="tabular">{day}</span>}
      extra={t("dutyLog.day.lines", { count: lines.length })}
      onClose={onClose}
    >
      <div className="form-column">
        {signatures.map((one) => (
          <p key={`${one.signer} ${one.atMs}`}>
            <StatusTag tone="green">{t("dutyLog.review.signed")}</StatusTag> {one.signer}{" "}
            <TimeText at={one.atMs} /> {one.remark}
          </p>
        ))}
        {changed.length > 0 && (
          <p>
            <StatusTag tone="amber">{t("dutyLog.day.changed", { count: changed.length })}</StatusTag>
          </p>
        )}
        <ul className="review-lines">
          {lines.map((line) => (
            <ReadLine key={line.id} line={line} changed={changed.includes(line.id)} />
          ))}
        </ul>
        {toSign && (
          <SignStrip
            key={data.digest}
            command="log-review.sign-day"
            title={t("dutyLog.review.signDay", { day })}
            hint={t("dutyLog.review.signedHint")}
            input={(remark) => ({ post, day, digest: data.digest, remark })}
            onSigned={() => undefined}
          />
        )}
      </div>
    </Panel>
  );
}
