import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { ApprovalStrip } from "../../ui/approval-strip.tsx";
import { CorrectionForm } from "../../ui/correction-form.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { SlipFormProps } from "./action-props.ts";

const fields = ["use", "place", "witness"] as const;

/** 更正: both readings stay. */
export function CorrectIssueForm({ slip, onDone, onCancel }: SlipFormProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("hazard-issue.correct", slip.id, onDone);
  return (
    <CorrectionForm
      fields={fields}
      labelOf={(field) => t(`hazards.fields.${field}`)}
      present={(field) => slip[field]}
      renderReading={(_, { ids, value, onChange }) => (
        <Input {...ids} value={value} maxLength={100} onChange={({ target }) => onChange(target.value)} />
      )}
      action={action}
      onSave={(correction) => void action.give(correction)}
      onCancel={onCancel}
    />
  );
}

/** 作废: with the reason, and a foreman's own PIN. */
export function VoidIssueForm({ slip, onDone, onCancel }: SlipFormProps): ReactElement {
  const { t } = useTranslation();
  const { run, busy } = useCommand("hazard-issue.void");
  const [reason, setReason] = useState<string | null>(null);
  const [error, setError] = useState<DomainError | null>(null);
  if (reason === null) {
    return (
      <ReasonPrompt
        title={t("hazards.void.title")}
        hint={t("hazards.void.hint")}
        busy={false}
        onGive={setReason}
        onCancel={onCancel}
      />
    );
  }
  return (
    <ApprovalStrip
      what={t("hazards.void.approves", { number: slip.number, reason })}
      rank={2}
      error={error}
      busy={busy}
      onApprove={(approval) =>
        void run({ reason }, { id: slip.id, approval }).then((outcome) => {
          setError(outcome.ok ? null : outcome.error);
          if (outcome.ok) onDone();
        })
      }
      afar={{ command: "hazard-issue.void", id: slip.id, input: { reason }, onAsked: onDone }}
      onCancel={onCancel}
    />
  );
}
