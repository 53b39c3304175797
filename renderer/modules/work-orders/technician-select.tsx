import { Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import type { FieldIds } from "../../ui/field.tsx";

/** 维修人员, each with how many open orders they have. */
export function TechnicianSelect({
  ids,
  value,
  onChange,
}: {
  readonly ids: FieldIds;
  readonly value: string | null;
  readonly onChange: (technician: string | null) => void;
}): ReactElement {
  const { t } = useTranslation();
  const technicians = useLive({
    key: ["workOrders.technicians"],
    kinds: ["staff", "work-order"],
    read: async (host) => host.workOrders.technicians(),
  });
  return (
    <Select
      {...ids}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={value}
      placeholder={t("workOrders.form.technicianHint")}
      options={(technicians.data ?? []).map(({ id, name, open }) => ({
        value: id,
        label: `${name} · ${t("workOrders.form.load", { count: open })}`,
      }))}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
