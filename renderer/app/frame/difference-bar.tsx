import { WarningOutlined } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSync } from "../../modules/sync/use-sync.ts";
import { goTo } from "./use-place.ts";

/** One line over every page while this desk's log differs from the others': nobody works on without knowing. */
export function DifferenceBar(): ReactElement | null {
  const { t } = useTranslation();
  const sync = useSync();
  if (sync?.mode !== "joined" || sync.differences.length === 0) return null;
  return (
    <div className="loudbar" role="alert" aria-label={t("sync.differs.title")}>
      <WarningOutlined />
      <span className="loudbar-text">{t("sync.differs.bar")}</span>
      <button type="button" className="loudbar-open" onClick={() => goTo("settings", "desk")}>
        {t("sync.differs.look")}
      </button>
    </div>
  );
}
