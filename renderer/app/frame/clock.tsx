import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { siteClock, siteParts } from "../../../shared/kernel/site-time.ts";
import { useNow } from "../../ui/use-now.ts";
import { useZone } from "../program.ts";

/** The host's time on the site's clock. */
export function Clock(): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow();
  const { month, day, weekday } = siteParts(nowMs, zone);
  return (
    <div className="clock">
      <span className="clock-time tabular">{siteClock(nowMs, zone)}</span>
      <span className="muted">
        {t(`ui.time.weekdays.d${weekday}`)} {t("ui.time.dayShort", { month, day })}
      </span>
    </div>
  );
}
