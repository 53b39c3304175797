import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

/** 更多: what is seldom done with a record, behind one button. */
export function MoreMenu<Name extends string>({
  actions,
  labelOf,
  isDanger,
  placement = "topLeft",
  onAct,
}: {
  readonly actions: readonly Name[];
  readonly labelOf: (action: Name) => string;
  /** What takes something back: void, cancel. */
  readonly isDanger: (action: Name) => boolean;
  readonly placement?: "topLeft" | "bottomLeft";
  readonly onAct: (action: Name) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Dropdown
      trigger={["click"]}
      placement={placement}
      menu={{
        items: actions.map((action) => ({
          key: action,
          label: labelOf(action),
          danger: isDanger(action),
        })),
        onClick: ({ key }) => {
          const action = actions.find((one) => one === key);
          if (action !== undefined) onAct(action);
        },
      }}
    >
      <Button aria-haspopup="menu">
        {t("ui.more")} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
