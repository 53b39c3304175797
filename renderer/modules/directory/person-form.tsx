import { Checkbox, Select } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import {
  personDocumentTypes,
  personRelations,
  type PersonDocumentType,
  type PersonRelation,
} from "../../../shared/modules/directory/index.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import { FormFoot } from "./vehicle-form.tsx";

const nobody = {
  name: "",
  phones: "",
  document: "",
  moveIn: "",
  emergencyContact: "",
  emergencyPhones: "",
  note: "",
};
type TextName = keyof typeof nobody;

/** 登记住户: name and relation first, the rest as far as it is known. */
export function PersonForm({
  unit,
  onClose,
}: {
  readonly unit: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { give, busy, error, errorOf, errorBeside } = useAction("person.add", null, onClose);
  const [texts, setTexts] = useState(nobody);
  const [relation, setRelation] = useState<PersonRelation>("owner");
  const [documentType, setDocumentType] = useState<PersonDocumentType>("id-card");
  const [documentOverridden, setOverridden] = useState(false);
  const save = (): void => void give({ unit, relation, documentType, documentOverridden, ...texts });
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => root.current?.querySelector<HTMLElement>("input")?.focus(), []);
  const keyboard = useFormKeyboard({ onSave: save, onLeave: onClose });
  const text = (field: TextName): ReactElement => (
    <TextField
      label={t(`directory.${field}`)}
      required={field === "name"}
      error={errorOf(field)}
      hint={field === "phones" ? t("directory.phonesHint") : undefined}
      value={texts[field]}
      maxLength={field === "phones" || field === "emergencyPhones" ? 200 : 100}
      onChange={(typed) => setTexts((now) => ({ ...now, [field]: typed }))}
    />
  );
  const named = Object.keys(nobody);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the form
    <form
      ref={root}
      className="card form-column"
      aria-label={t("directory.addPerson")}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={keyboard}
    >
      <h3 className="section-title">{t("directory.addPerson")}</h3>
      <ChoiceButtons
        label={t("directory.relation")}
        value={relation}
        choices={personRelations.map((value) => ({ value, label: t(`directory.relations.${value}`) }))}
        onChange={setRelation}
      />
      <div className="form-grid">
        {text("name")}
        {text("phones")}
        <Field label={t("directory.documentType")}>
          {(ids) => (
            <Select
              {...ids}
              value={documentType}
              options={personDocumentTypes.map((value) => ({
                value,
                label: t(`directory.documents.${value}`),
              }))}
              onChange={setDocumentType}
            />
          )}
        </Field>
        {text("document")}
        <Field label={t("directory.moveIn")} error={errorOf("moveIn")}>
          {(ids) => (
            <DateField
              ids={ids}
              value={texts.moveIn}
              onChange={(moveIn) => setTexts((now) => ({ ...now, moveIn }))}
            />
          )}
        </Field>
      </div>
      {error?.code === "document-impossible" && (
        <Checkbox checked={documentOverridden} onChange={({ target }) => setOverridden(target.checked)}>
          {t("directory.documentOverride")}
        </Checkbox>
      )}
      <details>
        <summary className="muted">{t("directory.moreFields")}</summary>
        <div className="form-grid form-more">
          {text("emergencyContact")}
          {text("emergencyPhones")}
          {text("note")}
        </div>
      </details>
      {errorBeside(named) !== null && (
        <p className="field-error" role="alert">
          {errorBeside(named)}
        </p>
      )}
      <FormFoot busy={busy} action={t("directory.save")} onSave={save} onCancel={onClose} />
    </form>
  );
}
