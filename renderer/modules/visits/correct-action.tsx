import { Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import { correctableFields, type CorrectableField } from "../../../shared/modules/visits/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import { CorrectedValue } from "./corrected-value.tsx";

/** What the field says now; sealed numbers are typed anew. */
function present(visit: VisitView, field: CorrectableField): string {
  if (field === "document" || field === "phone") return "";
  if (field === "timeIn") return String(visit.timeInMs);
  return String(visit[field] ?? "");
}

/** 更正: one field, what it should be, and why; the former reading stays readable. */
export function CorrectAction({
  visit,
  onClose,
}: {
  readonly visit: VisitView;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [field, setField] = useState<CorrectableField>("name");
  const [to, setTo] = useState(visit.name);
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside, typed } = useAction("visit.correct", visit.id, onClose);
  return (
    <ActionStrip
      title={t("visits.record.actions.correct")}
      save={t("visits.record.actions.correct")}
      busy={busy}
      error={errorBeside(["to", "reason"])}
      onSave={() => void give({ field, to, reason })}
      onCancel={onClose}
    >
      <Field label={t("visits.record.field")} required>
        {(ids) => (
          <Select<CorrectableField>
            {...ids}
            value={field}
            options={correctableFields.map((value) => ({ value, label: t(`visits.fields.${value}`) }))}
            onChange={(next) => {
              typed();
              setField(next);
              setTo(present(visit, next));
            }}
          />
        )}
      </Field>
      <Field label={t("visits.record.to")} required error={errorOf("to")}>
        {(ids) => (
          <CorrectedValue
            ids={ids}
            field={field}
            value={to}
            onChange={(next) => {
              typed();
              setTo(next);
            }}
          />
        )}
      </Field>
      <Field label={t("visits.record.reason")} required error={errorOf("reason")}>
        {(ids) => (
          <Input
            {...ids}
            value={reason}
            maxLength={200}
            onChange={({ target }) => {
              typed();
              setReason(target.value);
            }}
          />
        )}
      </Field>
    </ActionStrip>
  );
}
