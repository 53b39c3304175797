import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

export interface RecordActions<Name extends string> {
  /** What the record waits for. */
  readonly primary: Name | null;
  readonly beside: readonly Name[];
  readonly more: readonly Name[];
}

/** The one action that a record waits for as the big button, what else can be done beside and behind it. */
export function RecordButtons<Name extends string>({
  actions: { primary, beside, more },
  labelOf,
  isDanger,
  urgent = false,
  busy,
  onAct,
  children,
}: {
  readonly actions: RecordActions<Name>;
  readonly labelOf: (action: Name) => string;
  /** What takes something back: void, cancel. */
  readonly isDanger: (action: Name) => boolean;
  /** A promise is broken: the button is red. */
  readonly urgent?: boolean;
  readonly busy: boolean;
  readonly onAct: (action: Name) => void;
  /** Buttons in front of them: print. */
  readonly children?: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const main = useRef<HTMLButtonElement>(null);
  // Only on arrival: a change while somebody types elsewhere must not take the cursor away.
  useEffect(() => main.current?.focus(), []);
  const items = more.map((action) => ({ key: action, label: labelOf(action), danger: isDanger(action) }));
  return (
    <>
      {children}
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
            {t("ui.more")} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      {beside.map((action) => (
        <Button key={action} loading={busy} onClick={() => onAct(action)}>
          {labelOf(action)}
        </Button>
      ))}
      {primary !== null && (
        <Button ref={main} type="primary" danger={urgent} loading={busy} onClick={() => onAct(primary)}>
          {labelOf(primary)}
        </Button>
      )}
    </>
  );
}
