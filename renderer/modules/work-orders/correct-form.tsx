import { Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { areas, charges, correctableFields, grades } from "../../../shared/modules/work-orders/index.ts";
import { Field } from "../../ui/field.tsx";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

type CorrectableField = (typeof correctableFields)[number];

/** 更正: which field, what it should be, why; both readings stay. */
export function CorrectForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const present = (field: CorrectableField): string => (field === "phone" ? "" : order[field]);
  const [field, setField] = useState<CorrectableField>("fault");
  const [to, setTo] = useState(order.fault);
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside, typed } = useAction("work-order.correct", order.id, onDone);
  const choices = {
    grade: grades.map((value) => ({ value, label: t(`workOrders.grade.${value}`) })),
    area: areas.map((value) => ({ value, label: t(`workOrders.area.${value}`) })),
    charge: charges.map((value) => ({ value, label: t(`workOrders.charge.${value}`) })),
  };
  const words = field === "grade" || field === "area" || field === "charge" ? choices[field] : null;
  return (
    <ActionStrip
      title={t("workOrders.correct.title")}
      save={t("workOrders.correct.save")}
      busy={busy}
      error={errorBeside(["to", "reason"])}
      onSave={() => void give({ field, to, reason })}
      onCancel={onCancel}
    >
      <Field label={t("workOrders.correct.field")} required>
        {(ids) => (
          <Select<CorrectableField>
            {...ids}
            value={field}
            options={correctableFields.map((value) => ({ value, label: t(`workOrders.fields.${value}`) }))}
            onChange={(next) => {
              typed();
              setField(next);
              setTo(present(next));
            }}
          />
        )}
      </Field>
      <Field label={t("workOrders.correct.to")} required error={errorOf("to")}>
        {(ids) =>
          words === null ? (
            <Input
              {...ids}
              value={to}
              maxLength={500}
              onChange={({ target }) => {
                typed();
                setTo(target.value);
              }}
            />
          ) : (
            <Select<string> {...ids} value={to} options={words} onChange={setTo} />
          )
        }
      </Field>
      <Field label={t("workOrders.correct.reason")} required error={errorOf("reason")}>
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
