import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import { useSettings } from "../../app/program.ts";
import { StatusTag } from "../../ui/status-tag.tsx";

/** How many are inside, waiting, too long here, and how quick today's registrations were. */
export function useVisitCounts() {
  return useLive({
    key: ["visits.counts"],
    kinds: ["visit", "board"],
    read: async (host) => host.visits.counts(),
  }).data;
}

/** VIS-1's line under the list, and who waits or overstays. */
export function VisitPace(): ReactElement {
  const { t } = useTranslation();
  const counts = useVisitCounts();
  const target = useSettings()?.registrationTargetS ?? 60;
  return (
    <div className="visit-pace muted">
      {counts !== undefined && counts.awaiting > 0 && (
        <StatusTag tone="amber">{t("visits.awaitingCount", { count: counts.awaiting })}</StatusTag>
      )}
      {counts !== undefined && counts.overstayed > 0 && (
        <StatusTag tone="red">{t("visits.overstayCount", { count: counts.overstayed })}</StatusTag>
      )}
      {counts !== undefined && counts.averageSeconds !== null && (
        <span>
          {t("visits.pace", {
            average: counts.averageSeconds,
            target,
            share: Math.floor((100 * counts.withinTarget) / counts.timed),
          })}
        </span>
      )}
    </div>
  );
}
