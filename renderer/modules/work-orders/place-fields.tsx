import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryHit } from "../../../shared/contract/directory.ts";
import { SuggestField } from "../../ui/suggest-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useResidents } from "../../ui/use-residents.tsx";
import type { OrderForm } from "./use-order-form.ts";

/** 房号 or 公共区域, and who reports: choosing a resident fills in name and phone without showing it (PRV-1). */
export function PlaceFields({
  form: { form, change, errorOf },
  onTaken,
}: {
  readonly form: OrderForm;
  /** A resident was chosen: the cursor may go on to the fault. */
  readonly onTaken: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const take = (hit: DirectoryHit): void => {
    const [phoneMasked] = hit.phones;
    change({
      unit: hit.unit,
      reporter: hit.name,
      phone: "",
      resident: hit.personId === null || phoneMasked === undefined ? null : { id: hit.personId, phoneMasked },
    });
    onTaken();
  };
  const suggestions = useResidents(form.unit, take, { helpers: true });
  const { resident } = form;
  return (
    <div className="form-grid">
      <SuggestField
        label={t("workOrders.form.unit")}
        part="unit"
        required={form.publicArea === ""}
        error={errorOf("unit")}
        value={form.unit}
        onChange={(unit) => change({ unit, resident: null })}
        suggestions={suggestions}
        listLabel={t("workOrders.form.residents")}
        placeholder={t("workOrders.form.unitHint")}
      />
      <TextField
        label={t("workOrders.form.publicArea")}
        value={form.publicArea}
        placeholder={t("workOrders.form.publicAreaHint")}
        onChange={(publicArea) => change({ publicArea })}
      />
      <TextField
        label={t("workOrders.form.reporter")}
        part="reporter"
        required
        error={errorOf("reporter")}
        value={form.reporter}
        onChange={(reporter) => change({ reporter, resident: null })}
      />
      <TextField
        label={t("workOrders.form.phone")}
        error={errorOf("phone")}
        value={form.phone}
        maxLength={40}
        inputMode="tel"
        placeholder={
          resident === null
            ? undefined
            : t("workOrders.form.phoneOfResident", { phone: resident.phoneMasked })
        }
        onChange={(phone) => change({ phone })}
      />
    </div>
  );
}
