import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { isComposing } from "./use-form-keyboard.ts";
import { intoView } from "./into-view.ts";
import { ReasonField } from "./reason-field.tsx";
import "./action-strip.css";

/** Asks for the reason of something that needs one (void, correct, late), in the same panel. Enter gives it. */
export function ReasonPrompt({
  title,
  hint,
  action,
  danger = false,
  busy,
  error,
  onGive,
  onCancel,
}: {
  /** What will happen, in words. */
  readonly title: string;
  readonly hint?: string;
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
  const give = ({ currentTarget }: { readonly currentTarget: Element }): void => {
    setMissing(reason.trim() === "");
    if (reason.trim() === "") currentTarget.closest("section")?.querySelector("input")?.focus();
    else onGive(reason.trim());
  };
  const wrong = missing ? t("errors.required") : error;
  return (
    <section ref={intoView} className="strip" aria-label={title}>
      <p className="strip-title">{title}</p>
      <ReasonField
        label={t("ui.reason.label")}
        error={wrong ?? null}
        {...(hint === undefined ? {} : { hint })}
        value={reason}
        onChange={(typed) => {
          setMissing(false);
          setReason(typed);
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === "Enter") give(event);
          else if (event.key === "Escape") onCancel();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div className="strip-actions">
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        <Button type="primary" danger={danger} loading={busy} onClick={give}>
          {action ?? t("ui.reason.save")}
        </Button>
      </div>
    </section>
  );
}
