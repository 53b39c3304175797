import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { goTo } from "../../app/frame/use-place.ts";
import { SavedBanner } from "../../ui/saved-banner.tsx";
import type { SavedOrder } from "./use-order-form.ts";

/** The order just taken, above the next empty form. */
export function SavedOrderBanner({
  order,
  onOpen,
}: {
  readonly order: SavedOrder;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <SavedBanner
      number={order.number}
      words={t(order.dispatched ? "workOrders.form.saved" : "workOrders.form.savedOnly")}
    >
      <Button size="small" onClick={() => onOpen(order.id)}>
        {t("workOrders.form.open")}
      </Button>
      <Button size="small" onClick={() => goTo("print", "work-order", order.id)}>
        {t("workOrders.form.print")}
      </Button>
    </SavedBanner>
  );
}
