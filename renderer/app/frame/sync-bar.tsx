import { WarningOutlined } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { syncTrouble } from "../../modules/sync/sync-trouble.ts";
import { useSync } from "../../modules/sync/use-sync.ts";
import { goTo } from "./use-place.ts";

/** One line over every page while sync needs a person: logs that differ, a desk that was revoked, a clock that is off. */
export function SyncBar(): ReactElement | null {
  const { t } = useTranslation();
  const words = syncTrouble(useSync(), t);
  if (words === null) return null;
  return (
    <div className="loudbar" role="alert" aria-label={t("sync.title")}>
      <WarningOutlined />
      <span className="loudbar-text">{words}</span>
      <button type="button" className="loudbar-open" onClick={() => goTo("settings", "desk")}>
        {t("sync.differs.look")}
      </button>
    </div>
  );
}
