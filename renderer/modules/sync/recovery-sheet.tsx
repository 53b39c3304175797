import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { errorOf } from "../../app/host-client.ts";
import { useLive } from "../../app/live.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { PrintPage } from "../../ui/print-page.tsx";
import "./sync.css";

/** 小区密钥恢复单, A4: the site key on paper, for the day when every desk is lost. Administrators. */
export function RecoverySheet(): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { data, error } = useLive({
    key: ["sync.recoverySheet"],
    kinds: [],
    read: async (host) => host.sync.recoverySheet(),
    keepPrevious: false,
  });
  if (error !== null) return <p className="field-error">{words(errorOf(error))}</p>;
  if (data === undefined) return <Awaited />;
  const { url, site, siteKey } = data;
  return (
    <PrintPage
      title={t("sync.sheetTitle")}
      number=""
      paper="A4"
      sheets={[
        <div key="sheet" className="sync-sheet">
          <p>{t("sync.sheetText")}</p>
          <p>{t("sync.sheetHow")}</p>
          <dl className="sync-facts">
            <dt>{t("sync.server")}</dt>
            <dd>{url}</dd>
            <dt>{t("sync.sheetSite")}</dt>
            <dd className="mono">{site}</dd>
            <dt>{t("sync.sheetKey")}</dt>
            <dd className="sync-key mono">{siteKey}</dd>
            <dt>{t("sync.sheetSealed")}</dt>
            <dd>{t("sync.sheetLines")}</dd>
          </dl>
        </div>,
      ]}
    />
  );
}
