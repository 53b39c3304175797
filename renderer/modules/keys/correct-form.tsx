import { Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { KeyView } from "../../../shared/contract/keys.ts";
import { correctableKeyFields, correctableLoanFields, keyKinds } from "../../../shared/modules/keys/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

type KeyField = (typeof correctableKeyFields)[number];
type LoanField = (typeof correctableLoanFields)[number];

const THE_KEY = "key";

/** What a field says now; a phone is masked, so it is typed anew. */
function presentOf(row: KeyView, what: string, field: KeyField | LoanField): string {
  const keyField = correctableKeyFields.find((one) => one === field);
  if (what === THE_KEY) return keyField === undefined ? "" : String(row[keyField]);
  const loan = row.loans.find(({ number }) => number === what);
  const loanField = correctableLoanFields.find((one) => one === field);
  return loan === undefined || loanField === undefined || loanField === "phone" ? "" : loan[loanField];
}

/** 更正: in the key or in one of its loans; which field, what it should be, why. */
export function CorrectForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [what, setWhat] = useState(THE_KEY);
  const first = row.sharesCode ? "code" : "hook";
  const [field, setField] = useState<KeyField | LoanField>(first);
  const [to, setTo] = useState(row[first]);
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside, typed } = useAction("key.correct", row.id, onDone);
  const loan = row.loans.find(({ number }) => number === what);
  const fields: readonly (KeyField | LoanField)[] =
    loan === undefined
      ? correctableKeyFields.filter((one) => one !== "kind" || row.kind !== "deposited")
      : correctableLoanFields.filter((one) => one !== "borrower" || !loan.borrowerIsStaff);
  const choose = (nextWhat: string, nextField: KeyField | LoanField): void => {
    typed();
    setWhat(nextWhat);
    setField(nextField);
    setTo(presentOf(row, nextWhat, nextField));
  };
  const save = (): void => {
    const keyField = correctableKeyFields.find((one) => one === field);
    const loanField = correctableLoanFields.find((one) => one === field);
    if (what === THE_KEY && keyField !== undefined) void give({ loan: null, field: keyField, to, reason });
    else if (what !== THE_KEY && loanField !== undefined)
      void give({ loan: what, field: loanField, to, reason });
  };
  return (
    <ActionStrip
      title={t("keys.correct.title")}
      hint={t("ui.correction.kept")}
      save={t("keys.correct.save")}
      busy={busy}
      error={errorBeside(["to", "reason"])}
      onSave={save}
      onCancel={onCancel}
    >
      {row.loans.length > 0 && (
        <Field label={t("keys.correct.what")} required>
          {(ids) => (
            <Select<string>
              {...ids}
              value={what}
              options={[
                { value: THE_KEY, label: t("keys.correct.theKey") },
                ...row.loans.map(({ number, borrower }) => ({
                  value: number,
                  label: `${number} ${borrower}`,
                })),
              ]}
              onChange={(next) => choose(next, next === THE_KEY ? "hook" : "phone")}
            />
          )}
        </Field>
      )}
      <Field label={t("keys.correct.field")} required>
        {(ids) => (
          <Select<KeyField | LoanField>
            {...ids}
            value={field}
            options={fields.map((value) => ({ value, label: t(`keys.fields.${value}`) }))}
            onChange={(next) => choose(what, next)}
          />
        )}
      </Field>
      <Field label={t("keys.correct.to")} required error={errorOf("to")}>
        {(ids) =>
          field === "kind" ? (
            <Select<string>
              {...ids}
              value={to}
              options={keyKinds
                .filter((one) => one !== "deposited")
                .map((value) => ({ value, label: t(`keys.kindOne.${value}`) }))}
              onChange={setTo}
            />
          ) : (
            <Input
              {...ids}
              value={to}
              maxLength={200}
              onChange={({ target }) => {
                typed();
                setTo(target.value);
              }}
            />
          )
        }
      </Field>
      <Field label={t("keys.correct.reason")} required error={errorOf("reason")}>
        {(ids) => (
          <Input {...ids} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}
