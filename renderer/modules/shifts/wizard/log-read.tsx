import { CheckCircleOutlined } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { siteClock } from "../../../../shared/kernel/site-time.ts";
import { useZone } from "../../../app/program.ts";
import { OwnPin } from "../../../ui/own-pin.tsx";
import { StatusTag } from "../../../ui/status-tag.tsx";
import { TimeText } from "../../../ui/time-text.tsx";
import { UnitCode } from "../../../ui/unit-code.tsx";
import { rowText } from "../../duty-log/line-words.ts";
import { useShiftAction } from "../use-shift-action.ts";
import { useShiftNow } from "../use-shift.ts";

/** 上一班日志 (DUTY-4): its lines, and who of the incoming shift has read them, by their own PIN. */
export function LogRead({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const read = useShiftAction("shift.read-log", shift.id);
  const counts = useShiftNow().data?.shift?.counts;
  const { logRead, logLines } = shift;
  // Lines written after it was read are read as well.
  const done = logRead?.lines === logLines.length ? logRead : null;
  return (
    <section className="card wizard-log" aria-label={t("shifts.items.log")}>
      <div className="wizard-line">
        <span>
          {done !== null && <CheckCircleOutlined className="wizard-good" />}{" "}
          <strong>{t("shifts.items.readLog", { count: logLines.length })}</strong>
        </span>
        <span className="muted tabular">
          {done === null ? (
            counts !== undefined && t("shifts.counts", counts)
          ) : (
            <>
              {t("shifts.items.readBy", { name: done.by })} <TimeText at={done.atMs} />
            </>
          )}
        </span>
      </div>
      {logLines.length > 0 && (
        <ol className="wizard-lines">
          {logLines.map((line) => (
            <li key={line.id}>
              <time className="tabular muted">{siteClock(line.atMs, zone)}</time>
              <span>
                {!line.text.includes(line.unit) && <UnitCode code={line.unit} />} {rowText(line, t)}{" "}
                {line.important && <StatusTag tone="red">{t("shifts.items.important")}</StatusTag>}
              </span>
              <span className="muted">{line.by}</span>
            </li>
          ))}
        </ol>
      )}
      {done === null && shift.arrivals.length === 0 && (
        <p className="muted">{t("shifts.items.readAfterArrival")}</p>
      )}
      {done === null && shift.arrivals.length > 0 && (
        <OwnPin
          label={t("shifts.sheet.incoming")}
          people={shift.arrivals}
          preferred={shift.arrivals[0]?.id ?? null}
          action={t("shifts.items.readAction")}
          error={read.words}
          busy={read.busy}
          onGive={(own) => void read.give({ lines: logLines.length }, own)}
        />
      )}
    </section>
  );
}
