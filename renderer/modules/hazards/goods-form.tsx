import { Button, Checkbox, Select } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { pictograms, quantityUnits, signalWords } from "../../../shared/modules/hazards/index.ts";
import { useCommand } from "../../app/command.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import { PictogramImage } from "./pictograms.tsx";
import { QuantityField, quantityOf } from "./quantity.tsx";
import { TextField } from "../../ui/text-field.tsx";

type Goods = Omit<CommandInput<"substance.add">, "minimum"> & { readonly minimum: string };

const nothing: Goods = {
  name: "",
  cas: "",
  un: "",
  unit: "ml",
  spec: "",
  pictograms: [],
  signalWord: "warning",
  location: "",
  safetyDataSheet: "",
  minimum: "0",
};

const shownFields = new Set(["name", "cas", "un", "minimum"]);

/** 新增危险品: the list can grow (HAZ-1). */
export function GoodsForm({
  onAdded,
  onClose,
}: {
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { run, busy } = useCommand("substance.add");
  const root = useRef<HTMLFormElement>(null);
  const [goods, setGoods] = useState(nothing);
  const [error, setError] = useState<DomainError | null>(null);
  useEffect(() => root.current?.querySelector("input")?.focus(), []);
  const put = (patch: Partial<Goods>): void => {
    setError(null);
    setGoods({ ...goods, ...patch });
  };
  const errorOf = (field: string): string | null => (error?.field === field ? words(error) : null);
  const save = async (): Promise<void> => {
    const outcome = await run({ ...goods, minimum: quantityOf(goods.minimum) ?? 0 });
    setError(outcome.ok ? null : outcome.error);
    if (outcome.ok) onAdded(outcome.value.id);
  };
  const onKeyDown = useFormKeyboard({ onSave: () => void save(), onLeave: onClose });
  const line = (
    field: "name" | "cas" | "un" | "spec" | "location" | "safetyDataSheet",
    hint?: string,
  ): ReactElement => (
    <TextField
      label={t(`hazards.fields.${field}`)}
      required={field === "name"}
      value={goods[field]}
      error={errorOf(field)}
      {...(hint === undefined ? {} : { placeholder: hint })}
      onChange={(text) => put({ [field]: text })}
    />
  );
  return (
    <Panel
      title={t("hazards.goods.title")}
      onClose={onClose}
      footer={
        <Button type="primary" loading={busy} onClick={() => void save()}>
          {t("hazards.goods.save")}
          <Kbd keys="Ctrl ↵" />
        </Button>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields */}
      <form
        ref={root}
        className="form-column"
        aria-label={t("hazards.goods.title")}
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        {line("name")}
        <div className="form-grid">
          {line("cas", t("hazards.goods.casHint"))}
          {line("un", t("hazards.goods.unHint"))}
        </div>
        <UnitField unit={goods.unit} onChange={(unit) => put({ unit })} />
        <PictogramField chosen={goods.pictograms} onChange={(chosen) => put({ pictograms: chosen })} />
        <ChoiceField
          label={t("hazards.fields.signalWord")}
          choices={signalWords.map((value) => ({ value, label: t(`hazards.signalWord.${value}`) }))}
          value={goods.signalWord}
          onChange={(signalWord) => put({ signalWord })}
        />
        {line("spec")}
        {line("location")}
        {line("safetyDataSheet", t("hazards.goods.sdsHint"))}
        <Field
          label={t("hazards.fields.minimum")}
          error={errorOf("minimum")}
          hint={t("hazards.goods.minimumHint")}
        >
          {(ids) => (
            <QuantityField
              ids={ids}
              value={goods.minimum}
              unit={goods.unit}
              onChange={(minimum) => put({ minimum })}
            />
          )}
        </Field>
        {error !== null && !shownFields.has(error.field ?? "") && (
          <p className="field-error" role="alert">
            {words(error)}
          </p>
        )}
      </form>
    </Panel>
  );
}

function UnitField({
  unit,
  onChange,
}: {
  readonly unit: Goods["unit"];
  readonly onChange: (unit: Goods["unit"]) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Field label={t("hazards.fields.unit")} required hint={t("hazards.goods.unitHint")}>
      {(ids) => (
        <Select<Goods["unit"]>
          {...ids}
          value={unit}
          options={quantityUnits.map((value) => ({ value, label: t(`hazards.unit.${value}`) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

/** The nine pictograms to tick, each with its name. */
export function PictogramField({
  chosen,
  onChange,
}: {
  readonly chosen: Goods["pictograms"];
  readonly onChange: (chosen: Goods["pictograms"]) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Field label={t("hazards.fields.pictograms")}>
      {({ id }) => (
        <fieldset aria-labelledby={`${id}-label`} className="ghs-choices">
          {pictograms.map((one) => (
            <Checkbox
              key={one}
              checked={chosen.includes(one)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, one] : chosen.filter((other) => other !== one))
              }
            >
              <PictogramImage pictogram={one} size={24} /> {t(`hazards.pictogram.${one}`)}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </Field>
  );
}
