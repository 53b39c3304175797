import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useZone } from "../app/program.ts";
import { agoWords, dueWords, exactTime, timeWords } from "./time-words.ts";
import { useNow } from "./use-now.ts";

/** A time as people say it, the exact one on hover. `day`: 今天 14:05; `ago`: 3 分钟前; `due`: 超时 8 分钟. */
export function TimeText({
  at,
  as = "day",
}: {
  /** ms */
  readonly at: number;
  readonly as?: "day" | "ago" | "due";
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(as === "due" ? 1000 : 15_000);
  const words =
    as === "day"
      ? timeWords(at, nowMs, zone, t)
      : as === "ago"
        ? agoWords(at, nowMs, t)
        : dueWords(at, nowMs, t);
  return (
    <time className="tabular" dateTime={new Date(at).toISOString()} title={exactTime(at, zone)}>
      {words}
    </time>
  );
}
