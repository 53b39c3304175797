import { Checkbox } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { siteClock } from "../../../../shared/kernel/site-time.ts";
import { useZone } from "../../../app/program.ts";
import { StatusTag } from "../../../ui/status-tag.tsx";
import { TimeText } from "../../../ui/time-text.tsx";
import { UnitCode } from "../../../ui/unit-code.tsx";
import { rowText } from "../../duty-log/line-words.ts";
import { useShiftAction } from "../use-shift-action.ts";
import { useShiftNow } from "../use-shift.ts";

/** 上一班日志 (DUTY-4): its lines, and the tick once the incoming shift has read them. */
export function LogRead({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const read = useShiftAction("shift.read-log", shift.id);
  const counts = useShiftNow().data?.shift?.counts;
  const { logRead, logLines } = shift;
  // Lines written after it was read are read as well.
  const stale = logRead !== null && logRead.lines !== logLines.length;
  return (
    <section className="card wizard-log" aria-label={t("shifts.items.log")}>
      <div className="wizard-line">
        <Checkbox
          checked={logRead !== null && !stale}
          disabled={(logRead !== null && !stale) || read.busy}
          onChange={() => void read.give({ lines: logLines.length })}
        >
          <strong>{t("shifts.items.readLog", { count: logLines.length })}</strong>
        </Checkbox>
        <span className="muted tabular">
          {logRead === null || stale ? (
            counts !== undefined && t("shifts.counts", counts)
          ) : (
            <>
              {t("shifts.items.readBy", { name: logRead.by })} <TimeText at={logRead.atMs} />
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
      {read.words !== null && <p className="field-error">{read.words}</p>}
    </section>
  );
}
