import { Input, Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { categories, documentTypes, type CorrectableField } from "../../../shared/modules/visits/index.ts";
import type { FieldIds } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";

/** What a field should have been: chosen, timed or typed, as the form of a visit asks for it. */
export function CorrectedValue({
  ids,
  field,
  value,
  onChange,
}: {
  readonly ids: FieldIds;
  readonly field: CorrectableField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  if (field === "timeIn") {
    return (
      <TimeField
        ids={ids}
        sense="past"
        value={value === "" ? null : Number(value)}
        onChange={(ms) => onChange(ms === null ? "" : String(ms))}
      />
    );
  }
  if (field === "category" || field === "documentType") {
    const options =
      field === "category"
        ? categories.map((known) => ({ value: known as string, label: t(`visits.category.${known}`) }))
        : documentTypes.map((known) => ({ value: known as string, label: t(`visits.document.${known}`) }));
    return (
      <Select<string> {...ids} value={value === "" ? null : value} options={options} onChange={onChange} />
    );
  }
  return <Input {...ids} value={value} maxLength={100} onChange={({ target }) => onChange(target.value)} />;
}
