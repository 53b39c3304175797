import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassAction, PassActions } from "./pass-actions.ts";

/** The one action that the pass waits for as the big button, what else can be done beside and behind it. */
export function PassButtons({
  actions: { primary, beside, more },
  printable,
  busy,
  onAct,
  onPrint,
}: {
  readonly actions: PassActions;
  readonly printable: boolean;
  readonly busy: boolean;
  readonly onAct: (action: PassAction) => void;
  readonly onPrint: (paper: "pass" | "pass-roll") => void;
}): ReactElement {
  const { t } = useTranslation();
  const main = useRef<HTMLButtonElement>(null);
  // Only on arrival: a change while somebody types elsewhere must not take the cursor away.
  useEffect(() => main.current?.focus(), []);
  const items = [
    ...(printable ? [{ key: "print-roll", label: t("passes.record.printRoll"), danger: false }] : []),
    ...more.map((action) => ({
      key: action,
      label: t(`passes.actions.${action}`),
      danger: action === "void",
    })),
  ];
  return (
    <>
      {printable && <Button onClick={() => onPrint("pass")}>{t("passes.record.print")}</Button>}
      {items.length > 0 && (
        <Dropdown
          trigger={["click"]}
          placement="topLeft"
          menu={{
            items,
            onClick: ({ key }) => {
              if (key === "print-roll") onPrint("pass-roll");
              const action = more.find((one) => one === key);
              if (action !== undefined) onAct(action);
            },
          }}
        >
          <Button aria-haspopup="menu">
            {t("passes.record.more")} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      {beside.map((action) => (
        <Button key={action} loading={busy} onClick={() => onAct(action)}>
          {t(`passes.actions.${action}`)}
        </Button>
      ))}
      {primary !== null && (
        <Button ref={main} type="primary" loading={busy} onClick={() => onAct(primary)}>
          {t(`passes.actions.${primary}`)}
        </Button>
      )}
    </>
  );
}
