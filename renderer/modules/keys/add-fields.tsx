import { Input, InputNumber } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { keyKinds, opensHome } from "../../../shared/modules/keys/index.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Field } from "../../ui/field.tsx";
import { SuggestInput } from "../../ui/suggest-input.tsx";
import { useResidents } from "../../ui/use-residents.tsx";
import type { AddFormControl } from "./use-add-form.ts";

type TextName = "code" | "place" | "hook" | "sealNo" | "tag" | "keeper";

/** The key itself: kind, what it opens, where it hangs, how many. */
export function AddKeyFields({
  control,
  offered,
}: {
  readonly control: AddFormControl;
  /** A code that no key has yet. */
  readonly offered: string;
}): ReactElement {
  const { t } = useTranslation();
  const { form, change, errorOf } = control;
  const residents = useResidents(form.unit, (hit) =>
    change({ unit: hit.unit, deposit: { ...form.deposit, by: hit.name, strokes: null } }),
  );
  const home = opensHome(form.kind);
  const text = (name: TextName, placeholder = "", required = false): ReactElement => (
    <Field label={t(`keys.add.${name}`)} required={required} error={errorOf(name)}>
      {(ids) => (
        <Input
          {...ids}
          value={form[name]}
          maxLength={60}
          autoComplete="off"
          placeholder={placeholder}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <ChoiceField
        label={t("keys.add.kind")}
        required
        choices={keyKinds.map((value) => ({ value, label: t(`keys.kindOne.${value}`) }))}
        value={form.kind}
        onChange={(kind) => change({ kind })}
      />
      {home && (
        <Field label={t("keys.add.unit")} required error={errorOf("unit")}>
          {(ids) => (
            <SuggestInput
              ids={ids}
              value={form.unit}
              onChange={(unit) => change({ unit })}
              suggestions={residents}
              label={t("keys.add.residents")}
              firstIsMarked
              placeholder={t("keys.add.unitHint")}
            />
          )}
        </Field>
      )}
      {!home && text("place", t("keys.add.placeHint"), true)}
      <div className="form-grid">
        {text("code", offered, true)}
        {text("hook", t("keys.add.hookHint"))}
        <Field label={t("keys.add.quantity")} required error={errorOf("quantity")}>
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={99}
              precision={0}
              value={form.quantity}
              onChange={(quantity) => change({ quantity: quantity ?? 1 })}
            />
          )}
        </Field>
        {text("sealNo")}
        {text("tag", t("keys.add.tagHint"))}
        {text("keeper")}
      </div>
    </>
  );
}
