import { Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyLineView } from "../../../shared/contract/duty-log.ts";
import {
  categories,
  correctableFields,
  type CorrectableField,
} from "../../../shared/modules/duty-log/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { CorrectionForm } from "../../ui/correction-form.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { LineFormProps } from "./line-actions.ts";
import { readingWords } from "./line-words.ts";

/** What stands in the field now; a text with a masked number is typed anew. */
function present(line: DutyLineView, field: CorrectableField): string {
  return line.masked && (field === "text" || field === "result") ? "" : line[field];
}

/** 划线更正 (DUTY-1): which field, what it should be, why; both readings stay. */
export function CorrectLineForm({ line, onDone, onCancel }: LineFormProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("duty-line.correct", line.id, onDone);
  return (
    <CorrectionForm
      fields={correctableFields}
      labelOf={(field) => t(`dutyLog.fields.${field}`)}
      present={(field) => present(line, field)}
      renderReading={(field, { ids, value, onChange }) =>
        field === "category" ? (
          <Select<string>
            {...ids}
            value={value}
            options={categories.map((one) => ({ value: one, label: t(`dutyLog.category.${one}`) }))}
            onChange={onChange}
          />
        ) : (
          <Input.TextArea
            {...ids}
            value={value}
            maxLength={2000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
      action={action}
      onSave={(correction) => void action.give(correction)}
      onCancel={onCancel}
    />
  );
}

/** 定稿: two corrections of one field crossed; one reading stands, the others stay struck through. */
export function SettleForm({ line, onDone, onCancel }: LineFormProps): ReactElement {
  const { t } = useTranslation();
  const [crossing] = line.crossings;
  const field = correctableFields.find((one) => one === crossing?.field) ?? "text";
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside } = useAction("duty-line.settle-reading", line.id, onDone);
  return (
    <ActionStrip
      title={t("dutyLog.actions.settle")}
      busy={busy}
      error={errorBeside(["to", "reason"])}
      onSave={() => void give({ field, to: to ?? "", reason })}
      onCancel={onCancel}
    >
      <Field label={t("dutyLog.acts.reading")} required error={errorOf("to")}>
        {(ids) => (
          <Select<string | null>
            {...ids}
            value={to}
            options={(crossing?.readings ?? []).map((value) => ({
              value,
              label: readingWords(field, value, t),
            }))}
            onChange={setTo}
          />
        )}
      </Field>
      <Field label={t("dutyLog.acts.reason")} required error={errorOf("reason")}>
        {(ids) => (
          <Input {...ids} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}
