import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ApprovalStrip } from "../../ui/approval-strip.tsx";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { SlipFormProps } from "./action-props.ts";

const fields = ["use", "place", "witness"] as const;

/** 更正: both readings stay. */
export function CorrectIssueForm({ slip, onDone, onCancel }: SlipFormProps): ReactElement {
  const { t } = useTranslation();
  const [field, setField] = useState<(typeof fields)[number]>("use");
  const [to, setTo] = useState(slip.use);
  const [reason, setReason] = useState("");
  const action = useAction("hazard-issue.correct", slip.id, onDone);
  return (
    <ActionStrip
      title={t("hazards.correct.title")}
      busy={action.busy}
      error={action.errorBeside(["to", "reason"])}
      onSave={() => void action.give({ field, to, reason })}
      onCancel={onCancel}
    >
      <ChoiceButtons
        label={t("hazards.correct.field")}
        choices={fields.map((value) => ({ value, label: t(`hazards.fields.${value}`) }))}
        value={field}
        onChange={(next) => {
          action.typed();
          setField(next);
          setTo(slip[next]);
        }}
      />
      <Field label={t("hazards.correct.to")} required error={action.errorOf("to")}>
        {(ids) => (
          <Input {...ids} value={to} maxLength={100} onChange={({ target }) => setTo(target.value)} />
        )}
      </Field>
      <Field label={t("hazards.correct.reason")} required error={action.errorOf("reason")}>
        {(ids) => (
          <Input {...ids} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}

/** 作废: with the reason, and a foreman's own PIN. */
export function VoidIssueForm({ slip, onDone, onCancel }: SlipFormProps): ReactElement {
  const { t } = useTranslation();
  const { run, busy } = useCommand("hazard-issue.void");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<DomainError | null>(null);
  return (
    <section className="form-column" aria-label={t("hazards.void.title")}>
      <h3 className="hazard-heading">{t("hazards.void.title")}</h3>
      <Field label={t("ui.reason.label")} required hint={t("hazards.void.hint")}>
        {(ids) => (
          <Input {...ids} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
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
        onCancel={onCancel}
      />
    </section>
  );
}
