import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { RecordApprovals } from "../../ui/approval-notice.tsx";
import { mayCommand } from "../../../shared/contract/access.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import { HistoryList } from "../../ui/history-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { useHistoryWords, useReadingWords } from "./history-words.ts";
import { statusTones } from "./stay.tsx";
import { VisitActions } from "./visit-actions.tsx";
import { VisitFacts, VisitWho } from "./visit-facts.tsx";

/** One visit in the form's place: what was entered, what may be done now, what happened. */
export function VisitRecord({
  id,
  action,
  onClose,
}: {
  readonly id: string;
  /** What it is opened for: `leave`, `overstay`, `awaiting-answer`. */
  readonly action: string | null;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const describe = useHistoryWords();
  const reading = useReadingWords();
  const mayPrint = useSession(({ actor }) => actor !== null && mayCommand(actor.role, "visit.print"));
  const { data: visit, error } = useLive({
    key: ["visits.get", id],
    kinds: ["visit"],
    read: async (host) => host.visits.get({ id }),
    keepPrevious: false,
  });
  return (
    <Panel
      title={<span className="mono">{visit?.number ?? ""}</span>}
      extra={
        visit !== undefined && (
          <StatusTag tone={statusTones[visit.status]}>{t(`visits.status.${visit.status}`)}</StatusTag>
        )
      }
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("visits.record.back")}</Button>
          {visit !== undefined && mayPrint && visit.status !== "void" && (
            <Button icon={<PrinterOutlined />} onClick={() => goTo("print", "visit", id)}>
              {t("visits.record.print")}
            </Button>
          )}
        </>
      }
    >
      {error !== null && <p className="field-error">{t("errors.not-found")}</p>}
      {visit !== undefined && (
        <div className="form-column">
          <RecordApprovals id={id} />
          <VisitWho visit={visit} />
          <VisitActions visit={visit} opened={action} />
          <VisitFacts visit={visit} />
          <h3 className="record-heading">{t("visits.record.history")}</h3>
          <HistoryList kind="visit" id={id} kinds={["visit"]} describe={describe} reading={reading} />
        </div>
      )}
    </Panel>
  );
}
