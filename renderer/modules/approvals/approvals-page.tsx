import { useTranslation } from "react-i18next";
import { CheckCircleOutlined } from "@ant-design/icons";
import type { ReactElement } from "react";
import type { ApprovalView } from "../../../shared/contract/approvals.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import type { PageProps } from "../../app/page-props.ts";
import { useSync } from "../sync/use-sync.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ApprovalCard } from "./approval-card.tsx";
import "./approvals.css";

const isOpen = ({ status }: ApprovalView): boolean => status === "waiting" || status === "approved";

/** 批准: what waits for me, what I asked for, and what became of the others. */
export function ApprovalsPage({ id, openRecord }: PageProps): ReactElement {
  const { t } = useTranslation();
  // What a card shows goes with whoever asked for it (PRV-1).
  const actorId = useSession(({ actor }) => actor?.id ?? "");
  const { data, isError } = useLive({
    key: ["approvals.list"],
    kinds: ["approval", "staff"],
    read: async (host) => host.approvals.list(),
  });
  // Where there is no other desk, nobody can be asked at one.
  const joined = useSync()?.mode !== "alone";
  // What can still be answered or done stands above what is over.
  const all = (data ?? []).toSorted((left, right) => Number(isOpen(right)) - Number(isOpen(left)));
  const forMe = all.filter(({ mayAnswer }) => mayAnswer);
  const mine = all.filter((view) => view.mine);
  const rest = all.filter((view) => !view.mayAnswer && !view.mine);
  const part = (title: string, views: readonly ApprovalView[]): ReactElement | null =>
    views.length === 0 ? null : (
      <section className="approvals-part" aria-label={title}>
        <h3>{title}</h3>
        {views.map((view) => (
          <ApprovalCard
            key={`${actorId} ${view.id}`}
            view={view}
            chosen={view.id === id}
            openRecord={openRecord}
          />
        ))}
      </section>
    );
  return (
    <div className="approvals">
      <h2 className="page-title">{t("approvals.title")}</h2>
      {joined && <p className="muted">{t("approvals.help")}</p>}
      {isError && <p className="field-error">{t("approvals.failed")}</p>}
      {data?.length === 0 && (
        <EmptyState icon={<CheckCircleOutlined />} title={t("approvals.none")}>
          {t(joined ? "approvals.noneHelp" : "approvals.noneAlone")}
        </EmptyState>
      )}
      {part(t("approvals.forMe"), forMe)}
      {part(t("approvals.mine"), mine)}
      {part(t("approvals.rest"), rest)}
    </div>
  );
}
