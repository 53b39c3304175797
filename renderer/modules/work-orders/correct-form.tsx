import { Input, Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { areas, charges, correctableFields, grades } from "../../../shared/modules/work-orders/index.ts";
import { CorrectionForm } from "../../ui/correction-form.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

/** 更正: which field, what it should be, why; both readings stay. */
export function CorrectForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("work-order.correct", order.id, onDone);
  const choices = {
    grade: grades.map((value) => ({ value, label: t(`workOrders.grade.${value}`) })),
    area: areas.map((value) => ({ value, label: t(`workOrders.area.${value}`) })),
    charge: charges.map((value) => ({ value, label: t(`workOrders.charge.${value}`) })),
  };
  return (
    <CorrectionForm
      fields={correctableFields}
      labelOf={(field) => t(`workOrders.fields.${field}`)}
      present={(field) => (field === "phone" ? "" : order[field])}
      renderReading={(field, { ids, value, onChange }) =>
        field === "grade" || field === "area" || field === "charge" ? (
          <Select<string> {...ids} value={value} options={choices[field]} onChange={onChange} />
        ) : (
          <Input {...ids} value={value} maxLength={500} onChange={({ target }) => onChange(target.value)} />
        )
      }
      action={action}
      onSave={(correction) => void action.give(correction)}
      onCancel={onCancel}
    />
  );
}
