import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyLineView } from "../../../shared/contract/duty-log.ts";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { UnitCode } from "../../ui/unit-code.tsx";
import { additionWords, fieldWords, lineText, readingWords } from "./line-words.ts";

/** One line of the book: its words as they are now, everything that was said before struck through, additions below. */
export function LineItem({
  line,
  changed,
  selected,
  onOpen,
}: {
  readonly line: DutyLineView;
  /** It was written, added to or corrected after the leader's signature. */
  readonly changed: boolean;
  readonly selected: boolean;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const first = lineText(line, t);
  return (
    <li className={selected ? "log-line log-line-open" : "log-line"}>
      <button type="button" className="log-line-main" onClick={() => onOpen(line.id)}>
        <time className="tabular" title={exactTime(line.atMs, zone)}>
          {siteClock(line.atMs, zone)}
        </time>
        <span className="mono log-place">{line.number}</span>
        <span className="log-category">{t(`dutyLog.category.${line.category}`)}</span>
        <span className="log-words">
          <LineMarks line={line} changed={changed} />
          {line.unit !== "" && !first.includes(line.unit) && (
            <>
              <UnitCode code={line.unit} />{" "}
            </>
          )}
          {line.struck === null ? first : <del>{first}</del>}
          {line.result !== "" && <span className="log-result"> → {line.result}</span>}
        </span>
        <span className="log-by">{line.by}</span>
      </button>
      <LineBelow line={line} />
    </li>
  );
}

/** 重要, 疑难, 待跟进, 补录 … in front of the words. */
export function LineMarks({
  line,
  changed,
}: {
  readonly line: DutyLineView;
  readonly changed: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const waits = line.struck === null && !line.handled;
  return (
    <>
      {line.struck !== null && <StatusTag tone="grey">{t("dutyLog.struck")}</StatusTag>}
      {line.gravity !== null && (
        <StatusTag tone={waits ? "red" : "grey"}>{t(`dutyLog.gravity.${line.gravity}`)}</StatusTag>
      )}
      {line.important && line.gravity === null && (
        <StatusTag tone={waits ? "red" : "grey"}>{t("dutyLog.important")}</StatusTag>
      )}
      {waits && <StatusTag tone="amber">{t("dutyLog.open")}</StatusTag>}
      {line.owed.map((level) => (
        <StatusTag key={level} tone="red">
          {t("dutyLog.owed", { level: t(`dutyLog.level.${level}`) })}
        </StatusTag>
      ))}
      {line.lateReason !== null && <StatusTag tone="grey">{t("dutyLog.late")}</StatusTag>}
      {changed && <StatusTag tone="amber">{t("dutyLog.day.changedTag")}</StatusTag>}
    </>
  );
}

/** Corrections with both readings, additions with who and when. */
export function LineBelow({ line }: { readonly line: DutyLineView }): ReactElement | null {
  const { t } = useTranslation();
  const zone = useZone();
  const when = (ms: number): string => exactTime(ms, zone).slice(5, 16);
  const { corrections, additions, struck, lateReason } = line;
  if (corrections.length + additions.length === 0 && struck === null && lateReason === null) return null;
  return (
    <ul className="log-below">
      {lateReason !== null && <li className="muted">{t("dutyLog.lateBy", { reason: lateReason })}</li>}
      {corrections.map((one) => (
        <li key={`${one.atMs} ${one.field} ${one.to}`}>
          <del>{readingWords(one.field, one.from, t)}</del> → {readingWords(one.field, one.to, t)}
          <span className="muted">
            {" "}
            {t("dutyLog.corrected", { field: fieldWords(one.field, t), reason: one.reason })} · {one.by}{" "}
            {when(one.atMs)}
          </span>
        </li>
      ))}
      {additions.map((one) => (
        <li key={`${one.atMs} ${one.type} ${one.text}`}>
          {additionWords(one, t)}
          <span className="muted">
            {" "}
            {one.by} {when(one.atMs)}
          </span>
        </li>
      ))}
      {struck !== null && (
        <li className="muted">
          {t("dutyLog.struckBy", { reason: struck.reason })} · {struck.by} {when(struck.atMs)}
        </li>
      )}
    </ul>
  );
}
