import { Input, Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { services } from "../../../shared/modules/visits/index.ts";
import { Field } from "../../ui/field.tsx";
import { LateEntry } from "../../ui/late-entry.tsx";
import type { VisitFormValues } from "./visit-form-values.ts";

const texts = ["phone", "plate", "partySize", "badge", "company", "goods", "purpose"] as const;
const sexes = ["unknown", "male", "female"] as const;
type Sex = (typeof sexes)[number];
type Service = (typeof services)[number] | "none";

/** What most visits do not need, folded until it is: phone, plate, party, goods, badge, 紧急放行, 补录. */
export function MoreFields({
  form,
  change,
  errorOf,
}: {
  readonly form: VisitFormValues;
  readonly change: (patch: Partial<VisitFormValues>) => void;
  readonly errorOf: (field: string) => string | null;
}): ReactElement {
  const { t } = useTranslation();
  const line = (field: "emergencyReason" | (typeof texts)[number], errorField: string) => (
    <div data-part={errorField} key={field}>
      <Field
        label={t(`visits.form.${field}`)}
        required={field === "emergencyReason"}
        error={errorOf(errorField)}
      >
        {(ids) => (
          <Input
            {...ids}
            value={form[field]}
            maxLength={100}
            autoComplete="off"
            inputMode={field === "partySize" || field === "phone" ? "numeric" : "text"}
            placeholder={field === "phone" ? form.carry?.phoneMasked : undefined}
            onChange={({ target }) => change({ [field]: target.value })}
          />
        )}
      </Field>
    </div>
  );
  return (
    <div className="form-grid visit-more" data-more>
      {texts.map((field) => line(field, field))}
      <Field label={t("visits.form.sex")}>
        {(ids) => (
          <Select<Sex>
            {...ids}
            value={form.sex ?? "unknown"}
            options={sexes.map((value) => ({
              value,
              label: t(`visits.sex.${value}`),
            }))}
            onChange={(sex) => change({ sex: sex === "unknown" ? null : sex })}
          />
        )}
      </Field>
      <Field label={t("visits.form.emergency")} error={form.service === null ? errorOf("emergency") : null}>
        {(ids) => (
          <Select<Service>
            {...ids}
            value={form.service ?? "none"}
            options={[
              { value: "none", label: t("visits.form.emergencyNone") },
              ...services.map((value) => ({ value, label: t(`visits.service.${value}`) })),
            ]}
            onChange={(value) => {
              const service = value === "none" ? null : value;
              const nameless = service !== null && form.name === "";
              change({
                service,
                ...(service === null ? {} : { category: "official" as const }),
                ...(nameless ? { name: t(`visits.service.${service}`) } : {}),
              });
            }}
          />
        )}
      </Field>
      {form.service !== null && line("emergencyReason", "emergency")}
      <div className="field-wide" data-part="late">
        <LateEntry late={form.late} onChange={(late) => change({ late })} errorOf={errorOf} />
      </div>
    </div>
  );
}
