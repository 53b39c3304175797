import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import type { PageProps } from "../../../app/page-props.ts";
import { RecordApprovals } from "../../../ui/approval-notice.tsx";
import { OverrideStrip } from "./override-strip.tsx";

/** So many are named; a night with more of them keeps its page. */
const SHOWN = 4;

/** 还不能签字 (DUTY-4): what blocks, from the first step on; it stops only the signatures. */
export function BlockBar({
  shift,
  onRecord,
  onAll,
}: {
  readonly shift: ShiftView;
  /** Shows the step where all of them stand. */
  readonly onAll: () => void;
  readonly onRecord: PageProps["openRecord"];
}): ReactElement | null {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const blocking = shift.items.filter(({ blocks }) => blocks);
  if (blocking.length === 0) return null;
  const shown = blocking.slice(0, SHOWN);
  return (
    <section className="wizard-block" data-asking={asking} aria-label={t("shifts.block.title")}>
      <div className="wizard-block-line">
        <strong>{t("shifts.block.title")}</strong>
        <span>
          {t("shifts.block.count", { count: blocking.length })}
          {shown.map((item) => (
            <Button
              key={item.key}
              type="link"
              danger
              size="small"
              className="wizard-block-item"
              title={item.subject}
              onClick={() => onRecord(item.recordKind, item.recordId)}
            >
              {item.subject}
            </Button>
          ))}
          {blocking.length > shown.length && (
            <Button type="link" danger size="small" className="wizard-block-item" onClick={onAll}>
              {t("shifts.block.more", { count: blocking.length - shown.length })}
            </Button>
          )}{" "}
          {t("shifts.block.help")}
        </span>
        {!asking && (
          <Button className="wizard-block-ask" onClick={() => setAsking(true)}>
            {t("shifts.block.override")}
          </Button>
        )}
      </div>
      {asking && <OverrideStrip shift={shift} onDone={() => setAsking(false)} />}
      <RecordApprovals id={shift.id} />
    </section>
  );
}
