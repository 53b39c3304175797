import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { CorrectionForm } from "../../ui/correction-form.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";
import { correctableNow, correctedFieldWords, passReading } from "./pass-corrections.ts";

/** 更正: which field, what it should be, why; both readings stay. Offered is what may still change. */
export function CorrectForm({ pass, onDone, onCancel }: ActionProps): ReactElement | null {
  const { t } = useTranslation();
  const action = useAction("pass.correct", pass.id, onDone);
  const [first, ...others] = correctableNow(pass);
  if (first === undefined) return null;
  const names = pass.items.map(({ name }) => name);
  return (
    <CorrectionForm
      fields={[first, ...others]}
      labelOf={(field) => correctedFieldWords(field, names, t)}
      present={(field) => passReading(pass, field)}
      renderReading={(_, { ids, value, onChange }) => (
        <Input {...ids} value={value} maxLength={200} onChange={({ target }) => onChange(target.value)} />
      )}
      action={action}
      onSave={(correction) => void action.give(correction)}
      onCancel={onCancel}
    >
      {pass.signature !== null && <p className="muted">{t("passes.correct.signed")}</p>}
    </CorrectionForm>
  );
}
