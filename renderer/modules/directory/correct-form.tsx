import { Checkbox, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import {
  correctableFields,
  personDocumentTypes,
  personRelations,
} from "../../../shared/modules/directory/index.ts";
import { CorrectionForm } from "../../ui/correction-form.tsx";
import { DateField } from "../../ui/date-field.tsx";
import type { FieldIds } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { PersonActionProps } from "./person-action-props.ts";

type CorrectableField = (typeof correctableFields)[number];

/** 更正: one field, what it should say, and why; both readings stay in the history. */
export function CorrectForm({ person, onClose }: PersonActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("person.correct", person.id, onClose);
  const [documentOverridden, setOverridden] = useState(false);
  return (
    <CorrectionForm
      title={t("directory.correctTitle", { name: person.name })}
      fields={correctableFields}
      labelOf={(field) => t(`directory.${field}`)}
      present={(field) => (field === "document" || field === "emergencyPhones" ? "" : (person[field] ?? ""))}
      renderReading={(field, control) => <Corrected field={field} {...control} />}
      action={action}
      onSave={(correction) => void action.give({ ...correction, documentOverridden })}
      onCancel={onClose}
    >
      {(action.error?.code === "document-impossible" || documentOverridden) && (
        <Checkbox checked={documentOverridden} onChange={({ target }) => setOverridden(target.checked)}>
          {t("directory.documentOverride")}
        </Checkbox>
      )}
    </CorrectionForm>
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
  if (field === "moveIn" || field === "moveOut") {
    return <DateField ids={ids} value={value} onChange={onChange} />;
  }
  return <Input {...ids} value={value} maxLength={100} onChange={({ target }) => onChange(target.value)} />;
}
