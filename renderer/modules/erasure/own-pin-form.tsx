import { Button, Input } from "antd";
import { useEffect, useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirst } from "../../ui/focus-first.ts";
import { intoView } from "../../ui/into-view.ts";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useFocusWrong } from "../../ui/use-focus-wrong.ts";

/** What cannot be undone: exactly what will happen in words, then the manager's own PIN (and a reason, if asked). */
export function OwnPinForm({
  what,
  action,
  reasonLabel,
  onGive,
  onCancel,
}: {
  readonly what: ReactNode;
  readonly action: string;
  /** Absent: no reason is asked for. */
  readonly reasonLabel?: string;
  /** Answers what it was refused with, or null. */
  readonly onGive: (pin: string, reason: string) => Promise<DomainError | null>;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const [reason, setReason] = useState("");
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const form = useFocusWrong(error);
  useEffect(() => intoView(form.current), [form]);
  const asksReason = reasonLabel !== undefined;
  const ready = pin !== "" && (!asksReason || reason.trim() !== "");
  const give = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    const refused = await onGive(pin, reason.trim());
    setBusy(false);
    setPin("");
    setError(refused);
  };
  const pinError = error !== null && (error.field === "pin" || error.field === undefined);
  return (
    <form ref={form} className="erasure-confirm" onSubmit={(event) => void give(event)}>
      <p>{what}</p>
      {reasonLabel !== undefined && <ReasonField label={reasonLabel} value={reason} onChange={setReason} />}
      <Field label={t("erasure.pin")} required error={pinError ? words(error) : null}>
        {(ids) => (
          <Input.Password
            {...ids}
            {...(asksReason ? {} : { ref: focusFirst })}
            visibilityToggle={false}
            autoComplete="off"
            value={pin}
            onChange={({ target }) => setPin(target.value)}
          />
        )}
      </Field>
      {error !== null && !pinError && (
        <p className="field-error" role="alert">
          {words(error)}
        </p>
      )}
      <div className="form-actions">
        <Button onClick={onCancel} disabled={busy}>
          {t("ui.cancel")}
        </Button>
        <Button danger type="primary" htmlType="submit" loading={busy} disabled={!ready}>
          {action}
        </Button>
      </div>
    </form>
  );
}
