import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import type { VisitRow } from "../../../shared/contract/visits.ts";
import { overstayMinutes } from "../../../shared/modules/visits/index.ts";
import { StatusTag, type Tone } from "../../ui/status-tag.tsx";

/** 3 分 / 2 小时 / 1 天 */
export function stayWords(minutes: number, t: TFunction): string {
  if (minutes < 60) return t("visits.minutes", { count: minutes });
  if (minutes < 24 * 60) return t("visits.hours", { count: Math.floor(minutes / 60) });
  return t("visits.days", { count: Math.floor(minutes / (24 * 60)) });
}

export const statusTones = {
  awaiting: "amber",
  inside: "blue",
  left: "grey",
  refused: "red",
  "not-reached": "grey",
  void: "grey",
} as const satisfies Record<VisitRow["status"], Tone>;

/** 停留: how long inside; red once over the limit, and then the way to extend it; else the state. */
export function stay(
  visit: VisitRow,
  nowMs: number,
  t: TFunction,
  /** Absent: shown only. */
  onExtend?: () => void,
): ReactElement {
  if (visit.status !== "inside") {
    return <StatusTag tone={statusTones[visit.status]}>{t(`visits.status.${visit.status}`)}</StatusTag>;
  }
  const over = overstayMinutes(visit, nowMs);
  if (over === null) {
    return <>{stayWords(Math.max(0, Math.floor((nowMs - visit.timeInMs) / 60_000)), t)}</>;
  }
  const span = stayWords(over, t);
  const tag = <StatusTag tone="red">{t("visits.over", { span })}</StatusTag>;
  if (onExtend === undefined) return tag;
  return (
    <button
      type="button"
      className="visit-over"
      title={t("visits.extend")}
      aria-label={t("visits.extendNamed", { name: visit.name, span })}
      onClick={(event) => {
        event.stopPropagation();
        onExtend();
      }}
    >
      {tag}
    </button>
  );
}
