import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryHit } from "../../../shared/contract/directory.ts";
import { Field } from "../../ui/field.tsx";
import { SuggestInput } from "../../ui/suggest-input.tsx";
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
      <Field label={t("workOrders.form.unit")} required={form.publicArea === ""} error={errorOf("unit")}>
        {(ids) => (
          <div data-part="unit">
            <SuggestInput
              ids={ids}
              value={form.unit}
              onChange={(unit) => change({ unit, resident: null })}
              suggestions={suggestions}
              label={t("workOrders.form.residents")}
              firstIsMarked
              placeholder={t("workOrders.form.unitHint")}
            />
          </div>
        )}
      </Field>
      <Field label={t("workOrders.form.publicArea")}>
        {(ids) => (
          <Input
            {...ids}
            value={form.publicArea}
            maxLength={100}
            placeholder={t("workOrders.form.publicAreaHint")}
            onChange={({ target }) => change({ publicArea: target.value })}
          />
        )}
      </Field>
      <Field label={t("workOrders.form.reporter")} required error={errorOf("reporter")}>
        {(ids) => (
          <Input
            {...ids}
            data-part="reporter"
            value={form.reporter}
            maxLength={100}
            autoComplete="off"
            onChange={({ target }) => change({ reporter: target.value, resident: null })}
          />
        )}
      </Field>
      <Field label={t("workOrders.form.phone")} error={errorOf("phone")}>
        {(ids) => (
          <Input
            {...ids}
            value={form.phone}
            maxLength={40}
            inputMode="tel"
            autoComplete="off"
            placeholder={
              resident === null ? "" : t("workOrders.form.phoneOfResident", { phone: resident.phoneMasked })
            }
            onChange={({ target }) => change({ phone: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
