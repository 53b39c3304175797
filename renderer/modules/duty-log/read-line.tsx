import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyLineView } from "../../../shared/contract/duty-log.ts";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { UnitCode } from "../../ui/unit-code.tsx";
import { LineBelow, LineMarks } from "./line-item.tsx";
import { lineText } from "./line-words.ts";

/** A line as a leader or the manager reads it before signing: narrow, nothing to press. */
export function ReadLine({
  line,
  changed,
}: {
  readonly line: DutyLineView;
  readonly changed: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const text = lineText(line, t);
  return (
    <li className="log-line">
      <div className="log-line-main">
        <time className="tabular">{siteClock(line.atMs, zone)}</time>
        <span className="log-words">
          <LineMarks line={line} changed={changed} />
          <strong>{t(`dutyLog.category.${line.category}`)}</strong>{" "}
          {line.unit !== "" && !text.includes(line.unit) && (
            <>
              <UnitCode code={line.unit} />{" "}
            </>
          )}
          {line.struck === null ? text : <del>{text}</del>}
          {line.result !== "" && <span className="log-result"> → {line.result}</span>}{" "}
          <span className="muted">
            {line.by} <span className="mono log-place">{line.number}</span>
          </span>
        </span>
      </div>
      <LineBelow line={line} />
    </li>
  );
}
