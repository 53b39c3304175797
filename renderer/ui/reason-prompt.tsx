import { Button, Input, type InputRef } from "antd";
import { useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { isComposing } from "./use-form-keyboard.ts";
import { Field } from "./field.tsx";
import { focusFirst } from "./focus-first.ts";
import { intoView } from "./into-view.ts";
import "./action-strip.css";

/** Asks for the reason of something that needs one (void, correct, late), in the same panel. Enter gives it. */
export function ReasonPrompt({
  title,
  action,
  danger = false,
  busy,
  error,
  onGive,
  onCancel,
}: {
  /** What will happen, in words. */
  readonly title: string;
  readonly action?: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error?: string | null;
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<InputRef>(null);
  const give = (): void => {
    setMissing(reason.trim() === "");
    if (reason.trim() === "") field.current?.focus();
    else onGive(reason.trim());
  };
  const wrong = missing ? t("errors.required") : error;
  return (
    <section ref={intoView} className="strip" aria-label={title}>
      <p className="strip-title">{title}</p>
      <Field label={t("ui.reason.label")} required error={wrong}>
        {(ids) => (
          <Input
            {...ids}
            ref={(input) => {
              field.current = input;
              focusFirst(input);
            }}
            value={reason}
            maxLength={200}
            onChange={({ target }) => {
              setMissing(false);
              setReason(target.value);
            }}
            onKeyDown={(event) => {
              if (isComposing(event)) return;
              if (event.key === "Enter") give();
              else if (event.key === "Escape") onCancel();
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          />
        )}
      </Field>
      <div className="strip-actions">
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        <Button type="primary" danger={danger} loading={busy} onClick={give}>
          {action ?? t("ui.reason.save")}
        </Button>
      </div>
    </section>
  );
}
