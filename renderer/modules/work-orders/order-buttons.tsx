import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { RecordButtons, type RecordActions } from "../../ui/record-buttons.tsx";
import type { OrderAction } from "./order-actions.ts";

/** What can be done with an order now, and its print. */
export function OrderButtons({
  actions,
  busy,
  onAct,
  onPrint,
}: {
  readonly actions: RecordActions<OrderAction>;
  readonly busy: boolean;
  readonly onAct: (action: OrderAction) => void;
  /** Null: not theirs to print. */
  readonly onPrint: (() => void) | null;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <RecordButtons
      actions={actions}
      labelOf={(action) => t(`workOrders.actions.${action}`)}
      isDanger={(action) => action === "void" || action === "cancel"}
      urgent={actions.primary === "call"}
      busy={busy}
      onAct={onAct}
    >
      {onPrint !== null && <Button onClick={onPrint}>{t("workOrders.record.print")}</Button>}
    </RecordButtons>
  );
}
