import { useSyncExternalStore, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { isStopped } from "../../modules/sync/sync-trouble.ts";
import { useSync } from "../../modules/sync/use-sync.ts";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import { useProgram, useZone } from "../program.ts";

/** 在线/离线、待上传、上次同步, as they are: the line to the host first, then the server. */
export function SyncStatus(): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const { connection } = useProgram();
  const reached = useSyncExternalStore(connection.subscribe, connection.state);
  const sync = useSync();
  if (reached !== "open") return <span className="status-bad">● {t("sync.short.lost")}</span>;
  if (sync === null || sync.mode === "alone")
    return <span className="status-good">● {t("sync.short.local")}</span>;
  const { problem, busy, queue, lastSuccessMs, differences } = sync;
  const differs = differences.length > 0;
  const stopped = isStopped(problem);
  return (
    <span className="status-sync" title={problem === null ? sync.url : t(`sync.problems.${problem}`)}>
      <span className={stopped || differs ? "status-bad" : problem === null ? "status-good" : "status-off"}>
        {problem === null ? "●" : "○"}{" "}
        {stopped
          ? t("sync.short.problem")
          : problem === "unreachable"
            ? t("sync.short.offline")
            : differs
              ? t("sync.short.differs")
              : lastSuccessMs === null || (busy && queue > 0)
                ? t("sync.short.busy")
                : t("sync.short.synced", { time: siteClock(lastSuccessMs, zone) })}
      </span>
      <span className="tabular">{t("sync.short.waiting", { count: queue })}</span>
    </span>
  );
}
