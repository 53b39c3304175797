import { Button, Input } from "antd";
import { useState, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirst } from "../../ui/focus-first.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";

type Target = "unit" | "person";
const empty = { unit: "", name: "", phone: "", reason: "" };

/** 设保留 on a unit or a person; on one record it is set where the record is found. */
export function HoldForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const command = useCommand("hold.place");
  const [target, setTarget] = useState<Target>("person");
  const [values, setValues] = useState(empty);
  const [error, setError] = useState<DomainError | null>(null);
  const place = async (): Promise<void> => {
    const person = target === "person" ? values : { ...values, name: "", phone: "" };
    const answer = await command.run({ target, record: null, ...person });
    if (answer.ok) onDone();
    else setError(answer.error);
  };
  const onKeyDown = useFormKeyboard({ onSave: () => void place(), onLeave: onDone });
  const first = target === "person" ? "name" : "unit";
  const field = (name: keyof typeof empty, required: boolean): ReactElement => (
    <Field
      label={t(`erasure.holds.fields.${name}`)}
      required={required}
      error={error?.field === name ? words(error) : null}
    >
      {(ids) => (
        <Input
          {...ids}
          {...(name === first ? { ref: focusFirst } : {})}
          value={values[name]}
          maxLength={name === "reason" ? 200 : 60}
          onChange={({ target: input }) => setValues({ ...values, [name]: input.value })}
        />
      )}
    </Field>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the form
    <form
      className="erasure-confirm"
      aria-label={t("erasure.holds.add")}
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void place();
      }}
    >
      <ChoiceButtons<Target>
        label={t("erasure.holds.target")}
        choices={[
          { value: "person", label: t("erasure.holds.targets.person") },
          { value: "unit", label: t("erasure.holds.targets.unit") },
        ]}
        value={target}
        onChange={setTarget}
      />
      <div className="erasure-fields">
        {target === "person" && field("name", true)}
        {target === "person" && field("phone", false)}
        {field("unit", target === "unit")}
        {field("reason", true)}
      </div>
      {error !== null && error.field === undefined && <p className="field-error">{words(error)}</p>}
      <div className="form-actions">
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={command.busy}>
          {t("erasure.holds.place")}
        </Button>
      </div>
    </form>
  );
}
