import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { KeyView } from "../../../shared/contract/keys.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import { AwaitedRecord } from "../../ui/awaited-record.tsx";
import { RecordApprovals } from "../../ui/approval-notice.tsx";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import { Panel } from "../../ui/panel.tsx";
import { RecordButtons } from "../../ui/record-buttons.tsx";
import { useNow } from "../../ui/use-now.ts";
import { KeyActionForm, type FormAction } from "./key-action-form.tsx";
import { keyActions, type KeyAction } from "./key-actions.ts";
import { ClashNotice, KeyFacts, SharedCodeNotice, SharedTagNotice } from "./key-facts.tsx";
import { KeyHistory } from "./key-history.tsx";
import { keyLabel, keyStatusTag } from "./key-words.tsx";
import { LoanCards } from "./loan-card.tsx";

interface RecordProps {
  readonly id: string;
  /** What it is opened for: a board kind, or null to read. */
  readonly action: string | null;
  readonly onLend: (key: KeyView) => void;
  readonly onClose: () => void;
}

/** One key in the form's place: who has it, its facts, its history. */
export function KeyRecord(props: RecordProps): ReactElement {
  const { t } = useTranslation();
  const { data: row, error } = useLive({
    key: ["keys.get", props.id],
    kinds: ["key", "staff"],
    read: async (host) => host.keys.get({ id: props.id }),
    keepPrevious: false,
  });
  if (row === undefined) {
    return <AwaitedRecord title={t("keys.title")} error={error} onClose={props.onClose} />;
  }
  return <Record {...props} row={row} />;
}

/** The form that a row of the board or of the conflicts opens, as long as the key waits for it. */
function askedForm(row: KeyView, action: string | null, role: Role): FormAction | null {
  if (action === "key-overdue" && row.out > 0) return "return";
  if (action === "same-code" && row.sharesCode) return "correct";
  if (action === "same-tag" && row.sharesTag && mayCommand(role, "key.tag")) return "tag";
  return action === "settle" && row.conflicts > 0 ? "settle" : null;
}

function Record({ row, action, onLend, onClose }: RecordProps & { readonly row: KeyView }): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  const role = useSession((state) => state.actor?.role ?? "guard");
  const actions = keyActions(row, role);
  const [chosen, setForm] = useState<FormAction | null | "asked">("asked");
  const form = chosen === "asked" ? askedForm(row, action, role) : chosen;
  const act = (one: KeyAction): void => (one === "lend" ? onLend(row) : setForm(one));
  return (
    <Panel
      title={<span className="record-number">{row.code}</span>}
      extra={keyStatusTag(row, nowMs, t)}
      onClose={onClose}
      {...(form === null && (actions.primary !== null || actions.more.length > 0)
        ? {
            footer: (
              <RecordButtons
                actions={actions}
                labelOf={(one) => t(`keys.actions.${one}`)}
                isDanger={(one) => one === "void" || one === "lose"}
                urgent={actions.primary === "settle"}
                busy={false}
                onAct={act}
              />
            ),
          }
        : {})}
    >
      <div className="form-column">
        <RecordApprovals id={row.id} />
        <p className={row.unit === "" ? "record-title" : "record-title mono"}>{keyLabel(row)}</p>
        <ClashNotice row={row} />
        <SharedCodeNotice row={row} />
        <SharedTagNotice row={row} />
        {row.unknownEvents > 0 && (
          <p className="key-red">{t("keys.record.unknown", { count: row.unknownEvents })}</p>
        )}
        {form !== null && (
          <KeyActionForm
            key={form}
            action={form}
            row={row}
            onDone={() => setForm(null)}
            onCancel={() => setForm(null)}
          />
        )}
        <LoanCards row={row} />
        <KeyFacts row={row} />
        <h3 className="record-heading">{t("keys.record.history")}</h3>
        <KeyHistory id={row.id} />
      </div>
    </Panel>
  );
}
