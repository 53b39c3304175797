import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { parseUnitCode } from "../../../shared/kernel/unit-code.ts";
import { isUnfinished } from "../../../shared/modules/work-orders/index.ts";
import { useLive } from "../../app/live.ts";
import { TimeText } from "../../ui/time-text.tsx";
import type { OrderForm } from "./use-order-form.ts";

/** What this unit reported last; one press makes the new order its 返工. */
export function PastOrder({ form: { form, change } }: { readonly form: OrderForm }): ReactElement | null {
  const { t } = useTranslation();
  const code = parseUnitCode(form.unit);
  const unit = code.ok ? code.value : "";
  const past = useLive({
    key: ["workOrders.past", unit],
    kinds: ["work-order"],
    read: async (host) => host.workOrders.past({ unit }),
    enabled: unit !== "",
    keepPrevious: false,
  });
  const { rework } = form;
  if (rework !== null) {
    return (
      <p className="order-past">
        {t("workOrders.form.rework", { number: rework.number })}
        <Button size="small" onClick={() => change({ rework: null })}>
          {t("workOrders.form.notRework")}
        </Button>
      </p>
    );
  }
  const last = past.data?.[0];
  if (last === undefined) return null;
  return (
    <p className="order-past">
      <span className="muted">{t("workOrders.form.past")}</span>
      <TimeText at={last.receivedAtMs} />
      <span className="order-past-fault" title={last.fault}>
        {last.fault}
      </span>
      {!isUnfinished(last.status) && (
        <Button size="small" onClick={() => change({ rework: { id: last.id, number: last.number } })}>
          {t("workOrders.actions.rework")}
        </Button>
      )}
    </p>
  );
}
