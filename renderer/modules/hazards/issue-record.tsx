import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HazardIssueView } from "../../../shared/contract/hazards.ts";
import { RecordApprovals } from "../../ui/approval-notice.tsx";
import { useSession } from "../../app/program.ts";
import { Panel } from "../../ui/panel.tsx";
import { RecordButtons } from "../../ui/record-buttons.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import type { SlipFormProps } from "./action-props.ts";
import { HandleForm, ReportForm } from "./anomaly-forms.tsx";
import { CorrectIssueForm, VoidIssueForm } from "./correct-forms.tsx";
import { HazardHistory } from "./hazard-history.tsx";
import { IssueStatus } from "./hazard-words.tsx";
import { issueActions, type IssueAction } from "./issue-actions.ts";
import { IssueFacts, IssueNotices } from "./issue-facts.tsx";
import { quantityWords } from "./quantity.tsx";
import { ReturnForm, SettleReturnForm } from "./return-form.tsx";
import { SignIssueForm } from "./sign-form.tsx";

/** The form that a row of the board or of the conflicts' list opens. */
const formByBoardKind: Readonly<Record<string, IssueAction>> = {
  "hazard-out": "return",
  "hazard-anomaly": "handle",
  settle: "settle",
};

/** One slip in the form's place: what it waits for, its facts, its history. */
export function IssueRecord({
  slip,
  action,
  onOpen,
  onClose,
}: {
  readonly slip: HazardIssueView;
  readonly action: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const role = useSession((state) => state.actor?.role ?? "guard");
  const actions = issueActions(slip, role);
  const asked = action === null ? null : (formByBoardKind[action] ?? null);
  const possible = [actions.primary, ...actions.beside, ...actions.more];
  const [form, setForm] = useState<IssueAction | null>(possible.includes(asked) ? asked : null);
  const close = (): void => setForm(null);
  const hasActions = possible.some((one) => one !== null);
  return (
    <Panel
      title={<span className="record-number">{slip.number}</span>}
      extra={
        <>
          {slip.lentTo !== "" && <StatusTag tone="amber">{t("hazards.lent")}</StatusTag>}
          <IssueStatus slip={slip} />
        </>
      }
      onClose={onClose}
      {...(form === null && hasActions
        ? {
            footer: (
              <RecordButtons
                actions={actions}
                labelOf={(one) => t(`hazards.actions.${one}`)}
                isDanger={(one) => one === "void"}
                urgent={actions.primary === "handle"}
                busy={false}
                onAct={setForm}
              />
            ),
          }
        : {})}
    >
      <div className="form-column">
        <RecordApprovals id={slip.id} />
        <p className="record-title">
          {slip.substance} <span className="tabular">{quantityWords(slip.qty, slip.unit, t)}</span>
        </p>
        <IssueNotices slip={slip} />
        {form !== null && <IssueActionForm action={form} slip={slip} onDone={close} onCancel={close} />}
        <IssueFacts slip={slip} onOpen={onOpen} />
        <h3 className="record-heading">{t("hazards.record.history")}</h3>
        <HazardHistory kind="hazard-issue" id={slip.id} unit={slip.unit} />
      </div>
    </Panel>
  );
}

function IssueActionForm({
  action,
  ...props
}: SlipFormProps & { readonly action: IssueAction }): ReactElement {
  switch (action) {
    case "return":
      return <ReturnForm {...props} />;
    case "settle":
      return <SettleReturnForm {...props} />;
    case "anomaly":
      return <ReportForm {...props} />;
    case "handle":
      return <HandleForm {...props} />;
    case "sign":
      return <SignIssueForm {...props} />;
    case "correct":
      return <CorrectIssueForm {...props} />;
    case "void":
      return <VoidIssueForm {...props} />;
  }
}
