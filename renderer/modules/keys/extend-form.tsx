import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useZone } from "../../app/program.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ApprovalStrip } from "../../ui/approval-strip.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { StripFrame } from "../../ui/strip-frame.tsx";
import { timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import type { ActionProps } from "./action-props.ts";
import { DueField } from "./borrower-fields.tsx";
import { LoanChoice, openLoansOf } from "./loan-choice.tsx";
import { useApproved } from "./use-approved.ts";

/** 续借 (KEY-3): a later time, approved like the loan. */
export function ExtendForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const zone = useZone();
  const nowMs = useNow(15_000);
  const loans = openLoansOf(row);
  const [loan, setLoan] = useState(loans[0]?.number ?? "");
  const [dueAt, setDueAt] = useState<number | null>(null);
  const [reason, setReason] = useState("");
  const approved = useApproved("key.extend", onDone);
  const { error } = approved;
  const errorOf = (field: string): string | null => (error?.field === field ? words(error) : null);
  if (approved.asking !== null) {
    const time = dueAt === null ? "" : timeWords(dueAt, nowMs, zone, t);
    return (
      <StripFrame title={t("keys.extend.title")} onCancel={approved.cancel}>
        <ApprovalStrip
          what={t("keys.extend.approves", { code: row.code, time, reason })}
          rank={approved.asking.rank}
          error={approved.approvalError}
          busy={approved.busy}
          onApprove={(approval) => void approved.approve(approval)}
          afar={{ command: "key.extend", id: row.id, input: approved.asking.input, onAsked: onCancel }}
          onCancel={approved.cancel}
        />
      </StripFrame>
    );
  }
  return (
    <ActionStrip
      title={t("keys.extend.title")}
      save={t("keys.extend.save")}
      busy={approved.busy}
      error={error === null || error.field === "dueAt" || error.field === "reason" ? null : words(error)}
      onSave={() => void approved.give({ loan, dueAt, reason }, row.id)}
      onCancel={onCancel}
    >
      <LoanChoice label={t("keys.returning.which")} loans={loans} value={loan} onChange={setLoan} />
      <DueField label={t("keys.extend.dueAt")} value={dueAt} onChange={setDueAt} error={errorOf("dueAt")} />
      <Field label={t("keys.extend.reason")} required error={errorOf("reason")}>
        {(ids) => (
          <Input {...ids} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}
