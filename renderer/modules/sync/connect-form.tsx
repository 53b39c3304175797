import { Button, Input } from "antd";
import { useState, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { asked } from "../../app/host-client.ts";
import { changed } from "../../app/follow-changes.ts";
import { useProgram } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirst } from "../../ui/focus-first.ts";
import { useFocusWrong } from "../../ui/use-focus-wrong.ts";

/** Joins the books of this desk to a server with the operator's first code. */
export function ConnectForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { host, queries } = useProgram();
  const [form, setForm] = useState({ url: "", code: "" });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const ref = useFocusWrong(error);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await asked(host.sync.connect(form));
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) changed(queries, ["sync"]);
  };
  const wrong = (field: string): string | null => (error?.field === field ? words(error) : null);
  return (
    <form ref={ref} className="sync-form" onSubmit={(event) => void send(event)}>
      <Field label={t("sync.url")} required hint={t("sync.urlHint")} error={wrong("url")}>
        {(ids) => (
          <Input
            {...ids}
            ref={focusFirst}
            autoComplete="off"
            value={form.url}
            maxLength={200}
            onChange={({ target }) => setForm((now) => ({ ...now, url: target.value }))}
          />
        )}
      </Field>
      <Field label={t("sync.code")} required hint={t("sync.codeHint")} error={wrong("code")}>
        {(ids) => (
          <Input
            {...ids}
            className="mono"
            autoComplete="off"
            value={form.code}
            maxLength={60}
            onChange={({ target }) => setForm((now) => ({ ...now, code: target.value.toUpperCase() }))}
          />
        )}
      </Field>
      {error !== null && error.field === undefined && <p className="field-error">{words(error)}</p>}
      <div className="sync-actions">
        <Button onClick={onClose}>{t("ui.cancel")}</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={form.url.trim() === "" || form.code.trim() === ""}
        >
          {t("sync.connect")}
        </Button>
      </div>
    </form>
  );
}
