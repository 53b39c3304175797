import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSettings } from "../../app/program.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { clockText, spentMs, type FormClock } from "./form-clock.ts";

/** 00:23, green inside VIS-1's target, amber past it, grey while the resident is asked. */
export function FormTimer({ clock }: { readonly clock: FormClock }): ReactElement {
  const { t } = useTranslation();
  const settings = useSettings();
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    if (clock.runningSinceMs === null) return undefined;
    const timer = setInterval(() => setNowMs(performance.now()), 500);
    return () => clearInterval(timer);
  }, [clock.runningSinceMs]);
  const ms = spentMs(clock, Math.max(nowMs, clock.runningSinceMs ?? 0));
  const kept = ms <= (settings?.registrationTargetS ?? 60) * 1000;
  const idle = ms === 0 || clock.waiting;
  return (
    <span title={t(clock.waiting ? "visits.form.waiting" : "visits.form.timer")}>
      <StatusTag tone={idle ? "grey" : kept ? "green" : "amber"}>
        <span className="tabular">{clockText(ms)}</span>
        {clock.waiting && ` · ${t("visits.answer.awaiting")}`}
      </StatusTag>
    </span>
  );
}
