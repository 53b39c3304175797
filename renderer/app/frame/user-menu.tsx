import {
  BulbOutlined,
  DownOutlined,
  GlobalOutlined,
  KeyOutlined,
  LockOutlined,
  SwapOutlined,
} from "@ant-design/icons";
import { Dropdown } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useProgram, useSession } from "../program.ts";

/** 张敏 is known by 敏, Zhang Min by Z. */
function signOf(name: string): string {
  return /\p{Script=Han}$/u.test(name) ? name.slice(-1) : name.slice(0, 1).toUpperCase();
}

/** Who is signed in here; switch by PIN, lock, and what belongs to this screen. */
export function UserMenu({ onChangePin }: { readonly onChangePin: () => void }): ReactElement | null {
  const { t } = useTranslation();
  const { session, preferences } = useProgram();
  const { theme, language } = useStore(preferences);
  const actor = useSession((state) => state.actor ?? null);
  if (actor === null) return null;
  const items = [
    { key: "switch", icon: <SwapOutlined />, label: t("frame.user.switch") },
    { key: "lock", icon: <LockOutlined />, label: t("frame.user.lock"), extra: "Ctrl+L" },
    { key: "pin", icon: <KeyOutlined />, label: t("frame.user.changePin") },
    { key: "line", type: "divider" as const },
    {
      key: "theme",
      icon: <BulbOutlined />,
      label: theme === "dark" ? t("frame.user.light") : t("frame.user.dark"),
    },
    { key: "language", icon: <GlobalOutlined />, label: t("frame.user.language") },
  ];
  const choose = (key: string): void => {
    if (key === "switch") void session.leave();
    else if (key === "lock") void session.lock();
    else if (key === "pin") onChangePin();
    else if (key === "theme") preferences.setState({ theme: theme === "dark" ? "light" : "dark" });
    else preferences.setState({ language: language === "en" ? "zh-CN" : "en" });
  };
  return (
    <>
      <Dropdown
        menu={{ items, onClick: ({ key }) => choose(key) }}
        trigger={["click"]}
        placement="bottomRight"
      >
        <button type="button" className="user" aria-haspopup="menu" title={t("frame.user.menu")}>
          <span className="user-sign" aria-hidden="true">
            {signOf(actor.name)}
          </span>
          {actor.name} · {t(`ui.roles.${actor.role}`)}
          <DownOutlined className="user-arrow" />
        </button>
      </Dropdown>
      <button
        type="button"
        className="lock-button"
        title={`${t("frame.user.lock")} (Ctrl+L)`}
        aria-label={t("frame.user.lock")}
        onClick={() => void session.lock()}
      >
        <LockOutlined />
      </button>
    </>
  );
}
