import { Select } from "antd";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ActionStrip } from "./action-strip.tsx";
import { Field, type FieldIds } from "./field.tsx";
import { TextField } from "./text-field.tsx";
import type { ActionState } from "./use-action.ts";

/** 更正: which field, what it should be, why; both readings stay. */
export function CorrectionForm<Name extends string>({
  title,
  fields,
  labelOf,
  present,
  renderReading,
  action,
  onSave,
  onCancel,
  children,
}: {
  /** Whose it is, where the record's own name is not in sight; else just 更正. */
  readonly title?: string;
  /** What may be corrected; the first is offered first. */
  readonly fields: readonly [Name, ...Name[]];
  readonly labelOf: (field: Name) => string;
  /** What the field says now; empty where it has to be typed anew. */
  readonly present: (field: Name) => string;
  /** The control for the new reading of a field. */
  readonly renderReading: (
    field: Name,
    control: {
      readonly ids: FieldIds;
      readonly value: string;
      readonly onChange: (value: string) => void;
    },
  ) => ReactNode;
  readonly action: ActionState;
  readonly onSave: (correction: {
    readonly field: Name;
    readonly to: string;
    readonly reason: string;
  }) => void;
  readonly onCancel: () => void;
  /** What one of the readings needs besides: confirmed as on the document. */
  readonly children?: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const [field, setField] = useState<Name>(fields[0]);
  const [to, setTo] = useState(() => present(fields[0]));
  const [reason, setReason] = useState("");
  const typed = (set: (text: string) => void) => (text: string) => {
    action.typed();
    set(text);
  };
  return (
    <ActionStrip
      title={title ?? t("ui.correction.title")}
      hint={t("ui.correction.kept")}
      save={t("ui.correction.save")}
      busy={action.busy}
      error={action.errorBeside(["to", "reason"])}
      onSave={() => onSave({ field, to, reason })}
      onCancel={onCancel}
    >
      <Field label={t("ui.correction.field")} required>
        {(ids) => (
          <Select<Name>
            {...ids}
            value={field}
            options={fields.map((value) => ({ value, label: labelOf(value) }))}
            onChange={(next) => {
              action.typed();
              setField(next);
              setTo(present(next));
            }}
          />
        )}
      </Field>
      <Field label={t("ui.correction.to")} required error={action.errorOf("to")}>
        {(ids) => renderReading(field, { ids, value: to, onChange: typed(setTo) })}
      </Field>
      <TextField
        label={t("ui.correction.reason")}
        required
        error={action.errorOf("reason")}
        value={reason}
        maxLength={200}
        onChange={typed(setReason)}
      />
      {children}
    </ActionStrip>
  );
}
