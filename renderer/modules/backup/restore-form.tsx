import { Button, Input } from "antd";
import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { BackupChoice, RestorePreview } from "../../../shared/contract/backup.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { asked } from "../../app/host-client.ts";
import { useHost } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { useTimeWords } from "./report-words.tsx";

/** Restoring one backup: checked first, then exactly what it means, then the administrator's own PIN. */
export function RestoreForm({
  choice,
  onClose,
}: {
  readonly choice: BackupChoice;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  useEffect(() => {
    let gone = false;
    void asked(host.backup.preview(choice)).then((answer) => {
      if (gone) return;
      if (answer.ok) setPreview(answer.value);
      else setError(answer.error);
    });
    return () => {
      gone = true;
    };
  }, [host, choice]);
  const restore = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await asked(host.backup.restore({ choice, pin }));
    setBusy(false);
    setPin("");
    if (answer.ok) onClose();
    else setError(answer.error);
  };
  return (
    <form className="restore-form" onSubmit={(event) => void restore(event)}>
      <h3>{t("backup.preview.title")}</h3>
      {preview === null && error === null && <p aria-live="polite">{t("backup.looking")}</p>}
      {preview === null ? (
        error !== null && (
          <p className="field-error" role="alert">
            {words(error)}
          </p>
        )
      ) : (
        <>
          <Consequences preview={preview} />
          <Field label={t("backup.preview.pin")} error={error === null ? null : words(error)} required>
            {(ids) => (
              <Input.Password
                {...ids}
                autoFocus
                visibilityToggle={false}
                autoComplete="off"
                value={pin}
                onChange={({ target }) => setPin(target.value)}
              />
            )}
          </Field>
          {busy && <p aria-live="polite">{t("backup.restoring")}</p>}
        </>
      )}
      <div className="restore-actions">
        <Button onClick={onClose} disabled={busy}>
          {t("backup.preview.cancel")}
        </Button>
        {preview !== null && (
          <Button danger type="primary" htmlType="submit" loading={busy} disabled={pin === ""}>
            {t("backup.preview.confirm")}
          </Button>
        )}
      </div>
    </form>
  );
}

function Consequences({ preview }: { readonly preview: RestorePreview }): ReactElement {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { events, fromMs, toMs } = preview.missing;
  return (
    <ul className="restore-report">
      <li>{t("backup.preview.made", { time: time(preview.atMs), count: preview.events })}</li>
      {events === 0 || fromMs === null || toMs === null ? (
        <li className="restore-complete">{t("backup.preview.nothing")}</li>
      ) : (
        <li className="restore-missing">
          {t("backup.preview.missing", { count: events, from: time(fromMs), to: time(toMs) })}
        </li>
      )}
      <li>{t("backup.preview.code", { code: preview.deskCode })}</li>
      <li>{t("backup.preview.kept")}</li>
      <li>{t("backup.preview.signOut")}</li>
    </ul>
  );
}
