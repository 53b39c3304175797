import { CheckCircleOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassReconciliation } from "../../../shared/contract/passes.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useMay } from "../../app/use-may.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { TimeText } from "../../ui/time-text.tsx";

/** Who looked this day or week through, and the button that says one did. */
export function ReconcileForm({
  found,
  date,
}: {
  readonly found: PassReconciliation;
  readonly date: string;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const may = useMay("pass.reconcile");
  const { run, busy } = useCommand("pass.reconcile");
  const [note, setNote] = useState("");
  const [error, setError] = useState<DomainError | null>(null);
  const save = async (): Promise<void> => {
    const outcome = await run({ period: found.period, date, note });
    setError(outcome.ok ? null : outcome.error);
    if (outcome.ok) setNote("");
  };
  const { checked } = found;
  return (
    <div className="pass-daily-foot">
      <div className="pass-daily-checked">
        {checked === null ? (
          <span className="muted">{t("passes.daily.unchecked")}</span>
        ) : (
          <>
            <CheckCircleOutlined /> {checked.by} · <TimeText at={checked.atMs} /> ·{" "}
            {t("passes.daily.missing", { count: checked.missing })}
            {checked.note !== "" && <span className="muted"> · {checked.note}</span>}
          </>
        )}
      </div>
      {may && (
        <>
          <Field label={t("passes.daily.note")} error={error === null ? null : words(error)}>
            {(ids) => (
              <Input {...ids} value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
            )}
          </Field>
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {t(checked === null ? "passes.daily.save" : "passes.daily.again")}
          </Button>
        </>
      )}
    </div>
  );
}
