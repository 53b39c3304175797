import { AlertFilled, ClockCircleOutlined, WarningFilled } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HazardIssueRow, SubstanceRow } from "../../../shared/contract/hazards.ts";
import { addDays, siteDate } from "../../../shared/kernel/site-time.ts";
import { isExpired } from "../../../shared/modules/hazards/index.ts";
import { useSettings, useZone } from "../../app/program.ts";
import { StatusTag, type Tone } from "../../ui/status-tag.tsx";
import { useNow } from "../../ui/use-now.ts";

const tones: Readonly<Record<HazardIssueRow["status"], Tone>> = {
  out: "blue",
  returned: "green",
  void: "grey",
};

/** 在外 … 作废; an anomaly, a conflict and a shift that is over stand before everything. */
export function IssueStatus({ slip }: { readonly slip: HazardIssueRow }): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  if (slip.anomalyAtMs !== null) {
    return (
      <StatusTag tone="red" icon={<AlertFilled />}>
        {t("hazards.anomaly")}
      </StatusTag>
    );
  }
  if (slip.conflicts > 0) {
    return (
      <StatusTag tone="red" icon={<WarningFilled />}>
        {t("hazards.conflict")}
      </StatusTag>
    );
  }
  if (slip.status === "out" && nowMs >= slip.dueMs) {
    return (
      <StatusTag tone="red" icon={<ClockCircleOutlined />}>
        {t("hazards.overdue")}
      </StatusTag>
    );
  }
  return <StatusTag tone={tones[slip.status]}>{t(`hazards.status.${slip.status}`)}</StatusTag>;
}

/** What an expiry means today: past, soon, or nothing to say. */
export function useExpiry(): (
  expiry: string | null,
) => { readonly tone: Tone; readonly days: number } | null {
  const zone = useZone();
  const warnDays = useSettings()?.hazardExpiryDays ?? 30;
  const today = siteDate(useNow(60_000), zone);
  return (expiry) => {
    if (expiry === null || expiry > addDays(today, warnDays)) return null;
    const days = Math.round((Date.parse(expiry) - Date.parse(today)) / 86_400_000);
    return { tone: isExpired(expiry, today) ? "red" : "amber", days };
  };
}

/** What of a substance needs a person, the worst first. */
export function StoreTags({ goods }: { readonly goods: SubstanceRow }): ReactElement {
  const { t } = useTranslation();
  const expiry = useExpiry()(goods.nextExpiry);
  if (goods.retired) return <StatusTag tone="grey">{t("hazards.store.retired")}</StatusTag>;
  const isLow = goods.balance < goods.minimum;
  const isEmpty = goods.balance === 0;
  return (
    <span className="hazard-tags">
      {goods.conflicts > 0 && (
        <StatusTag tone="red" icon={<WarningFilled />}>
          {t("hazards.conflict")}
        </StatusTag>
      )}
      {isLow && <StatusTag tone="red">{t("hazards.store.low")}</StatusTag>}
      {expiry !== null && (
        <StatusTag tone={expiry.tone}>
          {expiry.tone === "red"
            ? t("hazards.store.expired")
            : t("hazards.store.expiring", { count: expiry.days })}
        </StatusTag>
      )}
      {!isLow && expiry === null && goods.conflicts === 0 && (
        <StatusTag tone={isEmpty ? "grey" : "green"}>
          {t(isEmpty ? "hazards.store.empty" : "hazards.store.fine")}
        </StatusTag>
      )}
    </span>
  );
}
