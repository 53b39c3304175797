import { Checkbox, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import {
  correctableFields,
  personDocumentTypes,
  personRelations,
} from "../../../shared/modules/directory/index.ts";
import { Field, type FieldIds } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import type { PersonActionProps } from "./person-action.tsx";
import { FormFoot } from "./vehicle-form.tsx";

type CorrectableField = (typeof correctableFields)[number];

/** 更正: one field, what it should say, and why; both readings stay in the history. */
export function CorrectForm({ person, onClose }: PersonActionProps): ReactElement {
  const { t } = useTranslation();
  const { give, busy, error, errorOf, errorBeside } = useAction("person.correct", person.id, onClose);
  const [field, setField] = useState<CorrectableField>("name");
  const [to, setTo] = useState(person.name);
  const [reason, setReason] = useState("");
  const [documentOverridden, setOverridden] = useState(false);
  const save = (): void => void give({ field, to, reason, documentOverridden });
  const keyboard = useFormKeyboard({ onSave: save, onLeave: onClose });
  const present = (of: CorrectableField): string => {
    if (of === "document" || of === "emergencyPhones") return "";
    return person[of] ?? "";
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the form
    <form className="approval" onSubmit={(event) => event.preventDefault()} onKeyDown={keyboard}>
      <p className="approval-what">{t("directory.correctTitle", { name: person.name })}</p>
      <div className="form-grid">
        <Field label={t("directory.correctField")}>
          {(ids) => (
            <Select
              {...ids}
              value={field}
              options={correctableFields.map((value) => ({ value, label: t(`directory.${value}`) }))}
              onChange={(chosen) => {
                setField(chosen);
                setTo(present(chosen));
              }}
            />
          )}
        </Field>
        <Field label={t("directory.correctTo")} error={errorOf("to")}>
          {(ids) => <Corrected ids={ids} field={field} value={to} onChange={setTo} />}
        </Field>
        <Field label={t("directory.reason")} required wide error={errorBeside(["to"])}>
          {(ids) => (
            <Input
              {...ids}
              value={reason}
              maxLength={200}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </div>
      {error?.code === "document-impossible" && (
        <Checkbox checked={documentOverridden} onChange={({ target }) => setOverridden(target.checked)}>
          {t("directory.documentOverride")}
        </Checkbox>
      )}
      <FormFoot busy={busy} action={t("directory.correct")} onSave={save} onCancel={onClose} />
    </form>
  );
}

function Corrected({
  ids,
  field,
  value,
  onChange,
}: {
  readonly ids: FieldIds;
  readonly field: CorrectableField;
  readonly value: string;
  readonly onChange: (to: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  if (field === "relation") {
    const options = personRelations.map((of) => ({ value: of, label: t(`directory.relations.${of}`) }));
    return <Select<string> {...ids} value={value} options={options} onChange={onChange} />;
  }
  if (field === "documentType") {
    const options = personDocumentTypes.map((of) => ({ value: of, label: t(`directory.documents.${of}`) }));
    return <Select<string> {...ids} value={value} options={options} onChange={onChange} />;
  }
  const isDay = field === "moveIn" || field === "moveOut";
  return (
    <Input
      {...ids}
      type={isDay ? "date" : "text"}
      value={value}
      maxLength={100}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
