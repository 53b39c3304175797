import { Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { FieldIds } from "../../ui/field.tsx";
import { useTechnicians } from "./use-technicians.ts";

/** 维修人员, each with how many open orders they have. */
export function TechnicianSelect({
  ids,
  value,
  nobody = "",
  onChange,
}: {
  readonly ids: FieldIds;
  readonly value: string | null;
  /** What it means when nobody is chosen; absent where somebody has to be. */
  readonly nobody?: string;
  readonly onChange: (technician: string | null) => void;
}): ReactElement {
  const { t } = useTranslation();
  const technicians = useTechnicians();
  return (
    <Select
      {...ids}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={value}
      placeholder={nobody}
      notFoundContent={<NoTechnician known={technicians.length} />}
      options={technicians.map(({ id, name, open }) => ({
        value: id,
        label: `${name} · ${t("workOrders.form.load", { count: open })}`,
      }))}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}

/** In place of the choices: nobody of that name, or on a new site nobody at all and who adds them. */
export function NoTechnician({ known }: { readonly known: number }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className="order-nobody">
      {t(known === 0 ? "workOrders.form.noTechnicians" : "workOrders.form.noSuchTechnician")}
    </span>
  );
}
