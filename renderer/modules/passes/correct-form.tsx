import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { CorrectionForm } from "../../ui/correction-form.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";
import { correctableNow, correctedFieldWords, passReading } from "./pass-corrections.ts";

/** A field's name stands in the middle of a sentence of the history; in the list it begins one. */
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** 更正: which field, what it should be, why; both readings stay. Offered is what may still change. */
export function CorrectForm({ pass, onDone, onCancel }: ActionProps): ReactElement | null {
  const { t } = useTranslation();
  const action = useAction("pass.correct", pass.id, onDone);
  const [first, ...others] = correctableNow(pass);
  if (first === undefined) return null;
  const released = pass.releases.length > 0;
  const names = pass.items.map(({ name }) => name);
  return (
    <CorrectionForm
      fields={[first, ...others]}
      labelOf={(field) => upperFirst(correctedFieldWords(field, names, t))}
      present={(field) => passReading(pass, field)}
      renderReading={(_, { ids, value, onChange }) => (
        <Input {...ids} value={value} maxLength={200} onChange={({ target }) => onChange(target.value)} />
      )}
      action={action}
      onSave={(correction) => void action.give(correction)}
      onCancel={onCancel}
    >
      {pass.signature !== null && (
        <p className="muted">{t(released ? "passes.correct.released" : "passes.correct.signed")}</p>
      )}
    </CorrectionForm>
  );
}
