import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../program.ts";
import { visibleRegisters } from "../registers.ts";
import { goTo } from "./use-place.ts";
import { useBoard } from "./use-board.ts";

/** The registers, each with how many of its things wait for a person. */
export function Menu({ current }: { readonly current: string }): ReactElement {
  const { t } = useTranslation();
  const app = useSession((state) => state.app);
  const role = useSession((state) => state.actor?.role);
  const items = useBoard().data?.items ?? [];
  return (
    <nav className="menu" aria-label={t("frame.menu.label")}>
      <div className="menu-brand">
        <div className="menu-name">{t("frame.name")}</div>
        {app?.phase === "ready" && (
          <div className="menu-site" title={app.siteName}>
            {app.siteName} · {t("frame.desk", { code: app.deskCode })}
          </div>
        )}
      </div>
      {visibleRegisters(role).map(({ key, icon: Icon, kinds }) => {
        const own = key === "home" ? items : items.filter(({ recordKind }) => kinds.includes(recordKind));
        const urgent = key === "home" && own.some(({ tone }) => tone === "red");
        return (
          <a
            key={key}
            href={`#/${key}`}
            className="menu-entry"
            aria-current={key === current ? "page" : undefined}
            onClick={(event) => {
              event.preventDefault();
              goTo(key);
            }}
          >
            <Icon />
            <span className="menu-word">{t(`frame.menu.${key}`)}</span>
            {own.length > 0 && (
              <span className={urgent ? "menu-count menu-count-red" : "menu-count"}>
                <span aria-hidden="true">{own.length}</span>
                <span className="visually-hidden">{t("frame.waiting", { count: own.length })}</span>
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
}
