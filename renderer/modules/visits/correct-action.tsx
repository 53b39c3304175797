import { Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import {
  categories,
  correctableFields,
  type Category,
  type CorrectableField,
} from "../../../shared/modules/visits/index.ts";
import { useCommand } from "../../app/command.ts";
import { Field } from "../../ui/field.tsx";
import { ActionStrip } from "./action-strip.tsx";

/** What the field says now; sealed numbers are typed anew. */
function present(visit: VisitView, field: CorrectableField): string {
  return field === "document" || field === "phone" ? "" : String(visit[field]);
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
  const command = useCommand("visit.correct");
  const [field, setField] = useState<CorrectableField>("name");
  const [to, setTo] = useState(visit.name);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<DomainError | null>(null);
  const save = async (): Promise<void> => {
    if (reason.trim() === "") {
      setError({ code: "reason-required" });
      return;
    }
    const done = await command.run({ field, to, reason }, { id: visit.id });
    if (done.ok) onClose();
    else setError(done.error);
  };
  return (
    <ActionStrip
      title={t("visits.record.actions.correct")}
      busy={command.busy}
      error={error}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Field label={t("visits.record.field")} required>
        {(ids) => (
          <Select<CorrectableField>
            {...ids}
            value={field}
            options={correctableFields.map((value) => ({ value, label: t(`visits.fields.${value}`) }))}
            onChange={(next) => {
              setField(next);
              setTo(present(visit, next));
            }}
          />
        )}
      </Field>
      <Field label={t("visits.record.to")} required>
        {(ids) =>
          field === "category" ? (
            <Select<Category>
              {...ids}
              value={categories.find((known) => known === to) ?? visit.category}
              options={categories.map((value) => ({ value, label: t(`visits.category.${value}`) }))}
              onChange={setTo}
            />
          ) : (
            <Input {...ids} value={to} maxLength={100} onChange={({ target }) => setTo(target.value)} />
          )
        }
      </Field>
      <Field label={t("visits.record.reason")} required>
        {(ids) => (
          <Input {...ids} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}
