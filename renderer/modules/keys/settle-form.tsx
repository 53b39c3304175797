import { Checkbox, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

/** 处理冲突 (S2): which of the loans turned out to be real, and how that was found out. */
export function SettleForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const clash = row.clashes[0];
  const loans = row.loans.filter(({ number, out }) => out > 0 && clash?.loans.includes(number) === true);
  const [holds, setHolds] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside, typed } = useAction("key.settle-loan", row.id, onDone);
  return (
    <ActionStrip
      title={t("keys.settle.title")}
      save={t("keys.settle.save")}
      busy={busy}
      error={errorBeside(["holds", "reason"])}
      onSave={() => void give({ clash: clash?.id ?? "", holds: [...holds], reason })}
      onCancel={onCancel}
    >
      <Field label={t("keys.settle.holds")} error={errorOf("holds")}>
        {({ id }) => (
          <fieldset className="key-holds" aria-labelledby={`${id}-label`}>
            {loans.map(({ number, borrower, department, atMs, lentBy }) => (
              <Checkbox
                key={number}
                checked={holds.includes(number)}
                onChange={({ target }) => {
                  typed();
                  setHolds(target.checked ? [...holds, number] : holds.filter((one) => one !== number));
                }}
              >
                {[borrower, department].filter((part) => part !== "").join(" · ")}{" "}
                <span className="muted">
                  {lentBy} <TimeText at={atMs} />
                </span>
              </Checkbox>
            ))}
            {holds.length === 0 && <span className="field-hint">{t("keys.settle.none")}</span>}
          </fieldset>
        )}
      </Field>
      <Field label={t("keys.settle.reason")} required error={errorOf("reason")}>
        {(ids) => (
          <Input {...ids} value={reason} maxLength={300} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}
