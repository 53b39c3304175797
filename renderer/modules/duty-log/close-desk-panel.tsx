import { Checkbox, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";

/** 关台 (DUTY-9): articles locked, desk keys in their place, written down. */
export function CloseDeskPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const close = useCommand("duty-line.close-desk");
  const [articlesLocked, setArticles] = useState(false);
  const [keysInPlace, setKeys] = useState(false);
  const [explanation, setExplanation] = useState("");
  const [error, setError] = useState<DomainError | null>(null);
  const save = async (): Promise<void> => {
    const outcome = await close.run({ articlesLocked, keysInPlace, explanation });
    setError(outcome.ok ? null : outcome.error);
    if (outcome.ok) onClose();
  };
  const asItShould = articlesLocked && keysInPlace;
  return (
    <Panel title={t("dutyLog.title")} onClose={onClose}>
      <ActionStrip
        title={t("dutyLog.closeDesk.title")}
        hint={t("dutyLog.closeDesk.hint")}
        save={t("dutyLog.closeDesk.save")}
        busy={close.busy}
        error={error === null || error.field === "explanation" ? null : words(error)}
        onSave={() => void save()}
        onCancel={onClose}
      >
        <Checkbox checked={articlesLocked} onChange={({ target }) => setArticles(target.checked)}>
          {t("dutyLog.closeDesk.articles")}
        </Checkbox>
        <Checkbox checked={keysInPlace} onChange={({ target }) => setKeys(target.checked)}>
          {t("dutyLog.closeDesk.keys")}
        </Checkbox>
        <Field
          label={t("dutyLog.closeDesk.explanation")}
          required={!asItShould}
          hint={t("dutyLog.closeDesk.explanationHint")}
          error={error?.field === "explanation" ? words(error) : null}
        >
          {(ids) => (
            <Input
              {...ids}
              value={explanation}
              maxLength={200}
              onChange={({ target }) => {
                setError(null);
                setExplanation(target.value);
              }}
            />
          )}
        </Field>
      </ActionStrip>
    </Panel>
  );
}
