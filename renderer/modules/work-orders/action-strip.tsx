import { Button } from "antd";
import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";

/** The form of one action, in the record's own panel. Enter goes on, Ctrl+Enter saves, Esc leaves. */
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
  readonly save: string;
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
  const onKeyDown = useFormKeyboard({ onSave, onLeave: onCancel });
  useEffect(() => {
    root.current?.scrollIntoView({ block: "start" });
    root.current
      ?.querySelector<HTMLElement>("input, [role=radio][tabindex='0']")
      ?.focus({ preventScroll: true });
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <form
      ref={root}
      className="order-strip"
      aria-label={title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <p className="order-strip-title">{title}</p>
      {children}
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="order-strip-actions">
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        <Button type="primary" danger={danger} loading={busy} onClick={onSave}>
          {save}
        </Button>
      </div>
    </form>
  );
}
