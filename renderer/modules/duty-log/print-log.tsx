import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyDay, DutyLineView } from "../../../shared/contract/duty-log.ts";
import { siteClock, weekday } from "../../../shared/kernel/site-time.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import type { PrintProps } from "../../app/page-props.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { cutPieces } from "../../ui/cut-pieces.ts";
import { MeasuredPrint } from "../../ui/measured-print.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { LineBelow } from "./line-item.tsx";
import { lineText } from "./line-words.ts";
import { paperRows, type PaperRow } from "./paper-rows.ts";
import "./print-log.css";

/** 《值班日志》, A4: a business day of a post, shift by shift; what goes to paper is recorded. */
export function PrintLog({ id }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const print = useCommand("log-review.print-day");
  const [post = "", day = ""] = id.split(".");
  const { data, error } = useLive({
    key: ["dutyLog.day", post, day],
    kinds: ["duty-line", "log-review", "staff"],
    read: async (host) => host.dutyLog.day({ post, day }),
    keepPrevious: false,
  });
  if (data === undefined) {
    return <Awaited error={error} />;
  }
  const rows = paperRows(data, t("ui.comma"));
  const isHeading = (piece: number): boolean => rows[piece]?.line === null;
  return (
    <MeasuredPrint
      paper="A4"
      title={t("dutyLog.print.title")}
      number={t("dutyLog.print.number", { post: data.postName, day: data.day })}
      reprint={data.prints > 0}
      whole={<LogSheet data={data} rows={rows} last />}
      sheetsOf={(measured) =>
        // The signatures are the piece behind the last row.
        cutPieces(measured, isHeading).map(({ from, to }) => (
          <LogSheet key={from} data={data} rows={rows.slice(from, to)} last={to > rows.length} />
        ))
      }
      onPrinted={() => void print.run({ post: data.post, day: data.day })}
    />
  );
}

function LogSheet({
  data,
  rows,
  last,
}: {
  readonly data: DutyDay;
  readonly rows: readonly PaperRow[];
  readonly last: boolean;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <section data-section="">
        <p className="paper-log-head">
          <span>
            {t("dutyLog.print.post")}
            {t("ui.colon")}
            {data.postName}
          </span>
          <span>
            {t("dutyLog.print.weekday", {
              day: data.day,
              weekday: t(`ui.time.weekdays.d${weekday(data.day)}`),
            })}
          </span>
          <span className="paper-log-weather">
            {t("dutyLog.print.weather")}
            {t("ui.colon")}
            {data.weather}
          </span>
        </p>
        <table className="paper-log">
          <thead>
            <tr>
              <th className="paper-log-time">{t("dutyLog.print.at")}</th>
              <th className="paper-log-place">{t("dutyLog.print.place")}</th>
              <th className="paper-log-kind">{t("dutyLog.print.category")}</th>
              <th>{t("dutyLog.print.text")}</th>
              <th className="paper-log-by">{t("dutyLog.print.by")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) =>
              row.line === null ? (
                <tr key={`shift ${row.shift}`} className="paper-log-shift" data-piece="">
                  <th colSpan={5} scope="rowgroup">
                    {row.shift === "" ? t("dutyLog.noShift") : row.shift}
                    {row.staff !== "" && `　${t("dutyLog.print.staff")}${t("ui.colon")}${row.staff}`}
                  </th>
                </tr>
              ) : (
                <PaperLine key={row.line.id} line={row.line} />
              ),
            )}
          </tbody>
        </table>
      </section>
      {last && <PaperEnd data={data} />}
    </>
  );
}

function PaperLine({ line }: { readonly line: DutyLineView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const text = lineText(line, t);
  const marks = [
    line.struck === null ? "" : t("dutyLog.struck"),
    line.gravity === null
      ? line.important
        ? t("dutyLog.important")
        : ""
      : t(`dutyLog.gravity.${line.gravity}`),
    line.struck === null && !line.handled ? t("dutyLog.open") : "",
  ].filter((mark) => mark !== "");
  return (
    <tr data-piece="">
      <td className="tabular">{siteClock(line.atMs, zone)}</td>
      <td className="mono">{line.number}</td>
      <td>{t(`dutyLog.category.${line.category}`)}</td>
      <td>
        {marks.length > 0 && <strong>【{marks.join(" · ")}】</strong>}
        {line.unit !== "" && !text.includes(line.unit) && `${line.unit} `}
        {line.struck === null ? text : <del>{text}</del>}
        {line.result !== "" && ` → ${line.result}`}
        <LineBelow line={line} />
      </td>
      <td>{line.by}</td>
    </tr>
  );
}

/** Behind the last line: who signed. */
function PaperEnd({ data }: { readonly data: DutyDay }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <div data-piece="">
      <p className="paper-log-end">— {t("dutyLog.print.end")} —</p>
      <div className="paper-log-signs">
        <strong>{t("dutyLog.print.leader")}</strong>
        {data.signatures.length === 0 && <span className="paper-log-line" />}
        {data.signatures.map((one) => (
          <span key={`${one.signer} ${one.atMs}`}>
            {one.signer} · {exactTime(one.atMs, zone).slice(0, 16)} · {t("dutyLog.print.pin")}
            {one.remark !== "" && ` · ${one.remark}`}
            {data.changed.length > 0 && ` · ${t("dutyLog.day.changed", { count: data.changed.length })}`}
          </span>
        ))}
      </div>
    </div>
  );
}
