import { Button } from "antd";
import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";

/** An action that asks for more: its fields, save and cancel, in the record's own panel. */
export function ActionStrip({
  title,
  busy,
  error,
  onSave,
  onClose,
  children,
}: {
  readonly title: string;
  readonly busy: boolean;
  readonly error: DomainError | null;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const root = useRef<HTMLElement>(null);
  const onKeyDown = useFormKeyboard({ onSave, onLeave: onClose });
  useEffect(() => {
    root.current?.querySelector<HTMLElement>("input, [role=radio][tabindex='0']")?.focus();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <section className="visit-strip" ref={root} aria-label={title} onKeyDown={onKeyDown}>
      <h3 className="visit-heading">{title}</h3>
      {children}
      {error !== null && (
        <p className="field-error" role="alert">
          {words(error)}
        </p>
      )}
      <div className="visit-buttons visit-buttons-end">
        <Button onClick={onClose}>{t("ui.cancel")}</Button>
        <Button type="primary" loading={busy} onClick={onSave}>
          {t("visits.record.save")}
        </Button>
      </div>
    </section>
  );
}
