import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { passKinds } from "../../../shared/modules/passes/index.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry } from "../../ui/late-entry.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { PassForm } from "./use-pass-form.ts";

/** The folded part: what kind of pass, numbers to call, how long it holds, and 补录. */
export function MoreFields({ form: control }: { readonly form: PassForm }): ReactElement {
  const { t } = useTranslation();
  const { form, change, errorOf, before } = control;
  const asBefore = (masked: string | undefined): string =>
    masked === undefined || masked === "" ? "" : t("passes.form.asBefore", { value: masked });
  const ownerPhone =
    form.resident === null
      ? asBefore(before?.ownerPhoneMasked)
      : t("passes.form.phoneOfResident", { phone: form.resident.phoneMasked });
  return (
    <>
      <ChoiceField
        label={t("passes.form.kind")}
        choices={passKinds.map((value) => ({ value, label: t(`passes.kind.${value}`) }))}
        value={form.kind}
        onChange={(kind) => change({ kind })}
      />
      <Line control={control} name="ownerPhone" placeholder={ownerPhone} />
      <div className="form-grid">
        <Line control={control} name="requesterPhone" placeholder={asBefore(before?.requesterPhoneMasked)} />
        <Line control={control} name="moverDocument" placeholder={asBefore(before?.moverDocumentMasked)} />
      </div>
      <Field label={t("passes.form.validOn")} hint={t("passes.form.validOnHint")} error={errorOf("validOn")}>
        {(ids) => <DateField ids={ids} value={form.validOn} onChange={(validOn) => change({ validOn })} />}
      </Field>
      {before === null && (
        <LateEntry late={form.late} errorOf={errorOf} onChange={(late) => change({ late })} />
      )}
    </>
  );
}

function Line({
  control: { form, change, errorOf },
  name,
  placeholder,
}: {
  readonly control: PassForm;
  readonly name: "ownerPhone" | "requesterPhone" | "moverDocument";
  readonly placeholder: string;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <TextField
      label={t(`passes.form.${name}`)}
      error={errorOf(name)}
      value={form[name]}
      maxLength={40}
      placeholder={placeholder}
      onChange={(text) => change({ [name]: text })}
    />
  );
}
