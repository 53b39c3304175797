import { useSyncExternalStore, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { shiftAt } from "../../../shared/kernel/shifts.ts";
import { useNow } from "../../ui/use-now.ts";
import { useLive } from "../live.ts";
import { useProgram, useSession } from "../program.ts";
import { useBoard } from "./use-board.ts";

/** Shift, desk, connection on the left; what the day brought on the right. */
export function StatusBar(): ReactElement {
  const { t } = useTranslation();
  const { connection } = useProgram();
  const reached = useSyncExternalStore(connection.subscribe, connection.state);
  const app = useSession((state) => state.app);
  const nowMs = useNow(15_000);
  const waiting = useBoard().data?.items.length ?? 0;
  const visits = useLive({
    key: ["visits.counts"],
    kinds: ["visit", "board"],
    read: async (host) => host.visits.counts(),
  });
  if (app?.phase !== "ready") return <footer className="statusbar" />;
  const shift = shiftAt(nowMs, app.settings.shifts, app.settings.timeZone)?.shift;
  return (
    <footer className="statusbar" aria-label={t("frame.status.label")}>
      <span>{shift === undefined ? t("frame.status.noShift") : t("frame.status.shift", { ...shift })}</span>
      <span>
        {app.postName} · {t("frame.desk", { code: app.deskCode })}
      </span>
      <span className={reached === "open" ? "status-good" : "status-bad"}>
        ● {reached === "open" ? t("frame.status.local") : t("frame.status.offline")}
      </span>
      <span className="statusbar-right tabular">
        {visits.data !== undefined && (
          <>
            {t("frame.status.today", { count: visits.data.today })} ·{" "}
            {t("frame.status.inside", { count: visits.data.inside })} ·{" "}
          </>
        )}
        {t("frame.status.waiting", { count: waiting })}
      </span>
    </footer>
  );
}
