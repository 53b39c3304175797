import { CheckCircleOutlined } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import type { PageProps } from "../../app/page-props.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ConflictCard } from "./conflict-card.tsx";
import "./conflicts.css";

/** 待处理冲突: what desks did apart from each other and no fold can decide; both sides, settled by a person. */
export function ConflictsPage({ id, openRecord }: PageProps): ReactElement {
  const { t } = useTranslation();
  const { data, isError } = useLive({
    key: ["conflicts.list"],
    kinds: ["board", "number"],
    read: async (host) => host.conflicts.list(),
  });
  return (
    <div className="conflicts">
      <h2 className="page-title">{t("conflicts.title")}</h2>
      <p className="muted">{t("conflicts.help")}</p>
      {isError && <p className="field-error">{t("conflicts.failed")}</p>}
      {data?.length === 0 && (
        <EmptyState icon={<CheckCircleOutlined />} title={t("conflicts.none")}>
          {t("conflicts.noneHelp")}
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <div className="conflicts-list">
          {data.map((conflict) => (
            <ConflictCard
              key={conflict.key}
              conflict={conflict}
              chosen={conflict.recordId === id}
              openRecord={openRecord}
            />
          ))}
        </div>
      )}
    </div>
  );
}
