import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { OrderAction, OrderActions } from "./order-actions.ts";

/** The one action that the order waits for as the big button, what else can be done beside and behind it. */
export function OrderButtons({
  actions: { primary, beside, more },
  urgent,
  busy,
  onAct,
  onPrint,
}: {
  readonly actions: OrderActions;
  /** A promise is broken: the button is red. */
  readonly urgent: boolean;
  readonly busy: boolean;
  readonly onAct: (action: OrderAction) => void;
  readonly onPrint: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const main = useRef<HTMLButtonElement>(null);
  // Only on arrival: a change while somebody types elsewhere must not take the cursor away.
  useEffect(() => main.current?.focus(), []);
  const items = more.map((action) => ({
    key: action,
    label: t(`workOrders.actions.${action}`),
    danger: action === "void" || action === "cancel",
  }));
  return (
    <>
      <Button onClick={onPrint}>{t("workOrders.record.print")}</Button>
      {items.length > 0 && (
        <Dropdown
          trigger={["click"]}
          placement="topLeft"
          menu={{
            items,
            onClick: ({ key }) => {
              const action = more.find((one) => one === key);
              if (action !== undefined) onAct(action);
            },
          }}
        >
          <Button aria-haspopup="menu">
            {t("workOrders.record.more")} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      {beside.map((action) => (
        <Button key={action} loading={busy} onClick={() => onAct(action)}>
          {t(`workOrders.actions.${action}`)}
        </Button>
      ))}
      {primary !== null && (
        <Button ref={main} type="primary" danger={urgent} loading={busy} onClick={() => onAct(primary)}>
          {t(`workOrders.actions.${primary}`)}
        </Button>
      )}
    </>
  );
}
