import { Button } from "antd";
import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { focusWrong } from "./focus-wrong.ts";
import { toUnread } from "./to-unread.ts";
import { useFormKeyboard } from "./use-form-keyboard.ts";
import "./action-strip.css";

/**
 * The form of one action, in the record's own panel: its fields, what was refused, save and cancel. Enter goes on,
 * Ctrl+Enter saves, Esc leaves.
 */
export function ActionStrip({
  title,
  hint,
  save,
  danger = false,
  busy,
  error,
  onSave,
  onCancel,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  /** The button's word; 保存 where there is no better one. */
  readonly save?: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  /** Words of a refusal that no field shows. */
  readonly error: string | null;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const root = useRef<HTMLFormElement>(null);
  const give = (): void => {
    if (!toUnread(root.current)) onSave();
  };
  const onKeyDown = useFormKeyboard({ onSave: give, onLeave: onCancel });
  useEffect(() => {
    root.current?.scrollIntoView({ block: "nearest" });
    root.current
      ?.querySelector<HTMLElement>("input, textarea, [role=radio][tabindex='0']")
      ?.focus({ preventScroll: true });
  }, []);
  const given = useRef(false);
  useEffect(() => {
    // What is refused may stand below the fold or behind the foot: unseen, the button would look dead.
    if (given.current && !busy) {
      focusWrong(root.current);
      root.current?.querySelector(".field-error")?.scrollIntoView({ block: "nearest" });
    }
    given.current = busy;
  }, [busy]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <form
      ref={root}
      className="strip"
      aria-label={title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <h3 className="strip-title">{title}</h3>
      {children}
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="strip-actions">
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        <Button type="primary" danger={danger} loading={busy} onClick={give}>
          {save ?? t("ui.save")}
        </Button>
      </div>
    </form>
  );
}
