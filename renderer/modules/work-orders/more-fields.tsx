import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { areas, channels, charges } from "../../../shared/modules/work-orders/index.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { LateEntry } from "../../ui/late-entry.tsx";
import { areaOf } from "./order-form-values.ts";
import type { OrderForm } from "./use-order-form.ts";

/** The folded part: how it came, what it costs, and 补录. */
export function MoreFields({ form: { form, change, errorOf } }: { readonly form: OrderForm }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        label={t("workOrders.form.channel")}
        choices={channels.map((value) => ({ value, label: t(`workOrders.channel.${value}`) }))}
        value={form.channel}
        onChange={(channel) => change({ channel })}
      />
      <ChoiceField
        label={t("workOrders.form.area")}
        choices={areas.map((value) => ({ value, label: t(`workOrders.area.${value}`) }))}
        value={areaOf(form)}
        onChange={(area) => change({ area })}
      />
      <ChoiceField
        label={t("workOrders.form.charge")}
        choices={charges.map((value) => ({ value, label: t(`workOrders.charge.${value}`) }))}
        value={form.charge}
        onChange={(charge) => change({ charge })}
      />
      <LateEntry late={form.late} onChange={(late) => change({ late })} errorOf={errorOf} />
    </>
  );
}
