import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HazardIssueView } from "../../../shared/contract/hazards.ts";
import { useSession } from "../../app/program.ts";
import { Panel } from "../../ui/panel.tsx";
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
  return (
    <Panel
      title={<span className="hazard-number">{slip.number}</span>}
      extra={
        <>
          {slip.lentTo !== "" && <StatusTag tone="amber">{t("hazards.lent")}</StatusTag>}
          <IssueStatus slip={slip} />
        </>
      }
      onClose={onClose}
      {...(form === null ? { footer: <Buttons slip={slip} onAct={setForm} /> } : {})}
    >
      <div className="form-column">
        <p className="hazard-title">
          {slip.substance} <span className="tabular">{quantityWords(slip.qty, slip.unit, t)}</span>
        </p>
        <IssueNotices slip={slip} />
        {form !== null && <IssueActionForm action={form} slip={slip} onDone={close} onCancel={close} />}
        <IssueFacts slip={slip} onOpen={onOpen} />
        <h3 className="hazard-heading">{t("hazards.record.history")}</h3>
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

function Buttons({
  slip,
  onAct,
}: {
  readonly slip: HazardIssueView;
  readonly onAct: (action: IssueAction) => void;
}): ReactElement {
  const { t } = useTranslation();
  const role = useSession((state) => state.actor?.role ?? "guard");
  const { primary, beside, more } = issueActions(slip, role);
  const main = useRef<HTMLButtonElement>(null);
  // Only on arrival: a change while somebody types elsewhere must not take the cursor away.
  useEffect(() => main.current?.focus(), []);
  const items = more.map((action) => ({
    key: action,
    label: t(`hazards.actions.${action}`),
    danger: action === "void",
  }));
  const onClick = ({ key }: { readonly key: string }): void => {
    const action = more.find((one) => one === key);
    if (action !== undefined) onAct(action);
  };
  return (
    <>
      {items.length > 0 && (
        <Dropdown trigger={["click"]} placement="topLeft" menu={{ items, onClick }}>
          <Button aria-haspopup="menu">
            {t("hazards.record.more")} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      {beside.map((action) => (
        <Button key={action} onClick={() => onAct(action)}>
          {t(`hazards.actions.${action}`)}
        </Button>
      ))}
      {primary !== null && (
        <Button ref={main} type="primary" danger={primary === "handle"} onClick={() => onAct(primary)}>
          {t(`hazards.actions.${primary}`)}
        </Button>
      )}
    </>
  );
}
