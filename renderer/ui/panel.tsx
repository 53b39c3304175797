import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useId, useRef, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useEscape } from "./use-escape.ts";
import "./panel.css";

/** The panel beside a list: a form or a record. Title on top, actions kept in sight below. */
export function Panel({
  title,
  extra,
  footer,
  onClose,
  children,
}: {
  readonly title: ReactNode;
  /** Right of the title: a timer, a tag. */
  readonly extra?: ReactNode;
  readonly footer?: ReactNode;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  useEscape(panel, onClose);
  return (
    <section ref={panel} className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        <div className="panel-extra">{extra}</div>
        {onClose !== undefined && (
          <Button type="text" icon={<CloseOutlined />} aria-label={t("ui.close")} onClick={onClose} />
        )}
      </header>
      <div className="panel-body">{children}</div>
      {footer !== undefined && <footer className="panel-foot">{footer}</footer>}
    </section>
  );
}

/** A register's page: what is left of the panel fills the width; both scroll on their own. */
export function WithPanel({
  panel,
  children,
}: {
  readonly panel: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="with-panel">
      <div className="with-panel-main">{children}</div>
      {panel}
    </div>
  );
}
