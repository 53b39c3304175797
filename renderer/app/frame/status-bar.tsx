import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftNow } from "../../../shared/contract/shifts.ts";
import type { AppState } from "../../../shared/contract/session.ts";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import { useLive } from "../live.ts";
import { useSession } from "../program.ts";
import { SyncStatus } from "./sync-status.tsx";
import { useBoard } from "./use-board.ts";

/** Desk, shift, who comes and the connection on the left; what this shift brought on the right. */
export function StatusBar(): ReactElement {
  const { t } = useTranslation();
  const app = useSession((state) => state.app);
  const waiting = useBoard().data?.items.length ?? 0;
  const inside = useLive({
    key: ["visits.counts"],
    kinds: ["visit", "board"],
    read: async (host) => host.visits.counts(),
  }).data?.inside;
  const shift = useLive({
    key: ["shifts.now"],
    kinds: ["shift", "roster", "post", "visit", "work-order", "pass", "board"],
    read: async (host) => host.shifts.now(),
  }).data?.shift;
  if (app?.phase !== "ready") return <footer className="statusbar" />;
  return (
    <footer className="statusbar" aria-label={t("frame.status.label")}>
      <ShiftWords app={app} shift={shift ?? null} />
      <SyncStatus />
      <span className="statusbar-right tabular">
        {shift !== undefined && shift !== null && <>{t("frame.status.counts", shift.counts)} · </>}
        {inside !== undefined && <>{t("frame.status.inside", { count: inside })} · </>}
        {t("frame.status.waiting", { count: waiting })}
      </span>
    </footer>
  );
}

/** A 台 · 夜班 17:30–08:30 · 应 17:20 到岗 李强 */
function ShiftWords({
  app,
  shift,
}: {
  readonly app: Extract<AppState, { phase: "ready" }>;
  readonly shift: ShiftNow["shift"];
}): ReactElement {
  const { t } = useTranslation();
  const clock = (ms: number): string => siteClock(ms, app.settings.timeZone);
  const plan = shift?.plan ?? null;
  const words = [
    `${app.postName} · ${t("frame.desk", { code: app.deskCode })}`,
    plan === null
      ? t("frame.status.noShift")
      : t("frame.status.shift", { name: plan.name, from: clock(plan.fromMs), to: clock(plan.toMs) }),
    shift === null || shift.arriveByMs === null
      ? ""
      : shift.arrived
        ? t("frame.status.arrived", { name: shift.incoming })
        : t(shift.incoming === "" ? "frame.status.nextComes" : "frame.status.comes", {
            clock: clock(shift.arriveByMs),
            name: shift.incoming,
          }),
  ];
  return <span className="tabular">{words.filter((word) => word !== "").join(" · ")}</span>;
}
