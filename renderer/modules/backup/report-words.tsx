import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { RestoreReport } from "../../../shared/contract/backup.ts";
import { useZone } from "../../app/program.ts";
import { timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";

/** A time in words, for use inside a sentence. */
export function useTimeWords(): (ms: number) => string {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  return (ms) => timeWords(ms, nowMs, zone, t);
}

/** What came of a restore: what is there, what is missing, where the old files are. */
export function ReportWords({ report }: { readonly report: RestoreReport }): ReactElement {
  const { t } = useTranslation();
  const time = useTimeWords();
  const lost = report.missing;
  // A backup chosen on the settings page leaves out what came after it; nobody has to find that again.
  const missing = report.keptIn.startsWith("damaged") ? "backup.report.missing" : "backup.report.leftOut";
  return (
    <ul className="restore-report">
      <li>{t("backup.report.backup", { time: time(report.backupAtMs), count: report.events })}</li>
      {report.salvaged > 0 && <li>{t("backup.report.salvaged", { count: report.salvaged })}</li>}
      {lost.length === 0 && <li className="restore-complete">{t("backup.report.complete")}</li>}
      {lost.map(({ device, events, fromMs, toMs }) => (
        <li key={device} className="restore-missing">
          {events === null || toMs === null
            ? t("backup.report.unknown", { from: fromMs === null ? "" : time(fromMs) })
            : fromMs === null
              ? t("backup.report.missingAll", { count: events, to: time(toMs) })
              : t(missing, { count: events, from: time(fromMs), to: time(toMs) })}
        </li>
      ))}
      {report.sealedLost > 0 && (
        <li className="restore-missing">{t("backup.report.sealedLost", { count: report.sealedLost })}</li>
      )}
      <li>{t("backup.report.code", { code: report.deskCode })}</li>
      <li>{t("backup.report.kept", { folder: report.keptIn })}</li>
    </ul>
  );
}
