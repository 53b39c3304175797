import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry } from "../../shared/contract/record.ts";
import { useLive } from "../app/live.ts";
import { TimeText } from "./time-text.tsx";
import "./history-list.css";

const asWritten = (_field: string, text: string): string => text;

/** Who did what when, oldest first; a correction shows both readings, the former struck through. */
export function HistoryList({
  kind,
  id,
  kinds,
  describe,
  reading = asWritten,
}: {
  readonly kind: string;
  readonly id: string;
  /** Kinds whose change reads it again; usually the record's own. */
  readonly kinds: readonly string[];
  /** The event in words. */
  readonly describe: (entry: HistoryEntry) => ReactNode;
  /** What a corrected field said, in words: a code such as `guest` needs some. */
  readonly reading?: (field: string, text: string) => string;
}): ReactElement {
  const { t } = useTranslation();
  const history = useLive({
    key: ["record.history", kind, id],
    kinds,
    read: async (host) => host.record.history({ kind, id }),
    keepPrevious: false,
  });
  return (
    <ol className="history">
      {(history.data ?? []).map((entry) => (
        <li key={`${entry.desk}-${entry.seq}`} className="history-entry">
          <div>{entry.unknown ? t("ui.history.unknown") : describe(entry)}</div>
          <Readings entry={entry} reading={reading} />
          <div className="muted">
            {entry.actor}
            {entry.approver !== "" && ` · ${t("ui.approval.who")} ${entry.approver}`} ·{" "}
            <TimeText at={entry.at} />
            {entry.off !== null && Math.abs(entry.off) >= 60_000 && (
              <> · {t("ui.history.off", { minutes: Math.round(entry.off / 60_000) })}</>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Readings({
  entry,
  reading,
}: {
  readonly entry: HistoryEntry;
  readonly reading: (field: string, text: string) => string;
}): ReactElement | null {
  if (entry.type !== "corrected") return null;
  const text = (key: "from" | "to"): string => {
    const value = entry.sealed?.[key] ?? entry.data[key];
    const field = entry.data["field"];
    return typeof value === "string" ? reading(typeof field === "string" ? field : "", value) : "";
  };
  return (
    <div>
      <del>{text("from")}</del> → <ins>{text("to")}</ins>
    </div>
  );
}
