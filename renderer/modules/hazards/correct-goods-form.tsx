import { Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import {
  correctableGoods,
  goodsText,
  pictograms,
  signalWords,
} from "../../../shared/modules/hazards/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { GoodsFormProps } from "./action-props.ts";
import { PictogramField } from "./goods-form.tsx";
import { QuantityField } from "./quantity.tsx";
import { TextField } from "../../ui/text-field.tsx";

type Correctable = (typeof correctableGoods)[number];

/** 更正目录: as the label and the shelf really are; both readings stay. */
export function CorrectGoodsForm({ goods, onDone, onCancel }: GoodsFormProps): ReactElement {
  const { t } = useTranslation();
  const [field, setField] = useState<Correctable>("minimum");
  const [to, setTo] = useState(goodsText(goods, "minimum"));
  const [reason, setReason] = useState("");
  const action = useAction("substance.correct", goods.id, onDone);
  const put = (text: string): void => {
    action.typed();
    setTo(text);
  };
  return (
    <ActionStrip
      title={t("hazards.correct.title")}
      busy={action.busy}
      error={action.errorBeside(["to", "reason"])}
      onSave={() => void action.give({ field, to, reason })}
      onCancel={onCancel}
    >
      <Field label={t("hazards.correct.field")}>
        {(ids) => (
          <Select<Correctable>
            {...ids}
            value={field}
            options={correctableGoods.map((value) => ({ value, label: t(`hazards.fields.${value}`) }))}
            onChange={(next) => {
              setField(next);
              put(goodsText(goods, next));
            }}
          />
        )}
      </Field>
      <Reading field={field} goods={goods} to={to} error={action.errorOf("to")} onPut={put} />
      <TextField
        label={t("hazards.correct.reason")}
        value={reason}
        error={action.errorOf("reason")}
        onChange={setReason}
      />
    </ActionStrip>
  );
}

/** The right input for the field: pictograms are ticked, a signal word chosen, the rest typed. */
function Reading({
  field,
  goods,
  to,
  error,
  onPut,
}: {
  readonly field: Correctable;
  readonly goods: GoodsFormProps["goods"];
  readonly to: string;
  readonly error: string | null;
  readonly onPut: (text: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  if (field === "pictograms") {
    const named = to.split(",");
    const chosen = pictograms.filter((one) => named.includes(one));
    return <PictogramField chosen={chosen} onChange={(next) => onPut(next.join(","))} />;
  }
  if (field === "signalWord") {
    return (
      <ChoiceButtons
        label={t("hazards.fields.signalWord")}
        choices={signalWords.map((value) => ({ value, label: t(`hazards.signalWord.${value}`) }))}
        value={signalWords.find((word) => word === to) ?? null}
        onChange={onPut}
      />
    );
  }
  if (field === "minimum") {
    return (
      <Field label={t("hazards.correct.to")} required error={error}>
        {(ids) => <QuantityField ids={ids} value={to} unit={goods.unit} onChange={onPut} />}
      </Field>
    );
  }
  return <TextField label={t("hazards.correct.to")} required value={to} error={error} onChange={onPut} />;
}
