import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { areas, channels, charges } from "../../../shared/modules/work-orders/index.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry } from "../../ui/late-entry.tsx";
import { areaOf } from "./order-form-values.ts";
import type { OrderForm } from "./use-order-form.ts";

/** The folded part: how it came, what it costs, and 补录. */
export function MoreFields({ form: { form, change, errorOf } }: { readonly form: OrderForm }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t("workOrders.form.channel")}>
        {({ id }) => (
          <ChoiceButtons
            labelledBy={`${id}-label`}
            choices={channels.map((value) => ({ value, label: t(`workOrders.channel.${value}`) }))}
            value={form.channel}
            onChange={(channel) => change({ channel })}
          />
        )}
      </Field>
      <Field label={t("workOrders.form.area")}>
        {({ id }) => (
          <ChoiceButtons
            labelledBy={`${id}-label`}
            choices={areas.map((value) => ({ value, label: t(`workOrders.area.${value}`) }))}
            value={areaOf(form)}
            onChange={(area) => change({ area })}
          />
        )}
      </Field>
      <Field label={t("workOrders.form.charge")}>
        {({ id }) => (
          <ChoiceButtons
            labelledBy={`${id}-label`}
            choices={charges.map((value) => ({ value, label: t(`workOrders.charge.${value}`) }))}
            value={form.charge}
            onChange={(charge) => change({ charge })}
          />
        )}
      </Field>
      <LateEntry late={form.late} onChange={(late) => change({ late })} errorOf={errorOf} />
    </>
  );
}
