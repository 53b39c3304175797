import { CheckCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { goTo } from "../../app/frame/use-place.ts";
import type { SavedOrder } from "./use-order-form.ts";

/** The number to say aloud, in large type, above the next empty form. */
export function SavedOrderBanner({
  order,
  onOpen,
}: {
  readonly order: SavedOrder;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <output className="order-saved">
      <div>
        <CheckCircleFilled /> {t(order.dispatched ? "workOrders.form.saved" : "workOrders.form.savedOnly")}
      </div>
      <div className="order-saved-number mono">{order.number}</div>
      <div className="order-saved-actions">
        <Button size="small" onClick={() => onOpen(order.id)}>
          {t("workOrders.form.open")}
        </Button>
        <Button size="small" onClick={() => goTo("print", "work-order", order.id)}>
          {t("workOrders.form.print")}
        </Button>
      </div>
    </output>
  );
}
