import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { VisitView } from "../../../shared/contract/visits.ts";
import { overstayMinutes } from "../../../shared/modules/visits/index.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import { AwaitedRecord } from "../../ui/awaited-record.tsx";
import { RecordApprovals } from "../../ui/approval-notice.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { HistoryList } from "../../ui/history-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { RecordButtons } from "../../ui/record-buttons.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useHistoryWords, useReadingWords } from "./history-words.ts";
import { statusTones } from "./stay.tsx";
import { useInstant } from "./use-instant.ts";
import { VisitActionForm } from "./visit-action-form.tsx";
import { formFor, isInstant, visitActions, type FormAction, type VisitAction } from "./visit-actions.ts";
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
  const { data: visit, error } = useLive({
    key: ["visits.get", id],
    kinds: ["visit"],
    read: async (host) => host.visits.get({ id }),
    keepPrevious: false,
  });
  if (visit === undefined) {
    return <AwaitedRecord title={t("visits.title")} error={error} onClose={onClose} />;
  }
  return <Shown visit={visit} opened={action} onClose={onClose} />;
}

function Shown({
  visit,
  opened,
  onClose,
}: {
  readonly visit: VisitView;
  readonly opened: string | null;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const describe = useHistoryWords();
  const reading = useReadingWords();
  const role = useSession(({ actor }) => actor?.role ?? "guard");
  const nowMs = useNow(15_000);
  const [form, setForm] = useState<FormAction | null>(() => formFor(opened, visit, role));
  const instant = useInstant();
  const { id, badge } = visit;
  const labelOf = (action: VisitAction): string => {
    if (action === "signOutMissing") return t("visits.record.signOutMissing");
    if (action === "extend") return t("visits.extend");
    return action === "signOut" && badge !== ""
      ? t("visits.record.signOutBack", { badge })
      : t(`visits.record.actions.${action}`);
  };
  const footer = (
    <RecordButtons<VisitAction>
      actions={visitActions(visit, role, nowMs)}
      labelOf={labelOf}
      isDanger={(action) => action === "void"}
      urgent={overstayMinutes(visit, nowMs) !== null}
      busy={instant.busy}
      onAct={(action) => (isInstant(action) ? void instant.give(action, visit) : setForm(action))}
    >
      {mayCommand(role, "visit.print") && (visit.status === "inside" || visit.status === "left") && (
        <Button onClick={() => goTo("print", "visit", id)}>{t("visits.record.print")}</Button>
      )}
    </RecordButtons>
  );
  return (
    <Panel
      title={<span className="record-number">{visit.number}</span>}
      extra={<StatusTag tone={statusTones[visit.status]}>{t(`visits.status.${visit.status}`)}</StatusTag>}
      onClose={onClose}
      {...(form === null ? { footer } : {})}
    >
      <div className="form-column">
        <RecordApprovals id={id} />
        {instant.error !== null && (
          <p className="field-error" role="alert">
            {words(instant.error)}
          </p>
        )}
        <VisitWho visit={visit} />
        {form !== null && <VisitActionForm action={form} visit={visit} onClose={() => setForm(null)} />}
        <VisitFacts visit={visit} />
        <h3 className="record-heading">{t("visits.record.history")}</h3>
        <HistoryList kind="visit" id={id} kinds={["visit"]} describe={describe} reading={reading} />
      </div>
    </Panel>
  );
}
