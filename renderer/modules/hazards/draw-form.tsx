import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../app/program.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { GoodsFormProps } from "./action-props.ts";
import { QuantityField, quantityError, quantityOf } from "./quantity.tsx";
import { TextField } from "../../ui/text-field.tsx";

const fields = ["qty", "batch", "expiry", "from", ...lateFields];

/** 领入 (HAZ-2): into the locked store, by the foreman or above who is signed in. */
export function DrawForm({ goods, onDone, onCancel }: GoodsFormProps): ReactElement {
  const { t } = useTranslation();
  const name = useSession(({ actor }) => actor?.name ?? "");
  const [typed, setTyped] = useState({ qty: "", batch: "", expiry: "", from: "" });
  const [late, setLate] = useState<TypedLate>(null);
  const action = useAction("hazard-batch.draw", goods.id, onDone);
  const put = (patch: Partial<typeof typed>): void => {
    action.typed();
    setTyped({ ...typed, ...patch });
  };
  return (
    <ActionStrip
      title={t("hazards.draw.title")}
      hint={t("hazards.draw.who", { name })}
      save={t("hazards.draw.save")}
      busy={action.busy}
      error={action.errorBeside(fields)}
      onSave={() =>
        void action.give({
          substance: goods.id,
          batch: typed.batch,
          expiry: typed.expiry === "" ? null : typed.expiry,
          qty: quantityOf(typed.qty) ?? 0,
          from: typed.from,
          late: lateOf(late),
        })
      }
      onCancel={onCancel}
    >
      <Field
        label={t("hazards.draw.qty")}
        required
        error={quantityError(action.errorOf("qty"), typed.qty, t)}
      >
        {(ids) => (
          <QuantityField ids={ids} value={typed.qty} unit={goods.unit} onChange={(qty) => put({ qty })} />
        )}
      </Field>
      <TextField
        label={t("hazards.draw.batch")}
        value={typed.batch}
        placeholder={t("hazards.draw.batchHint")}
        error={action.errorOf("batch")}
        onChange={(batch) => put({ batch })}
      />
      <Field label={t("hazards.draw.expiry")} error={action.errorOf("expiry")}>
        {(ids) => <DateField ids={ids} value={typed.expiry} onChange={(expiry) => put({ expiry })} />}
      </Field>
      <TextField
        label={t("hazards.draw.from")}
        required
        value={typed.from}
        placeholder={t("hazards.draw.fromHint")}
        error={action.errorOf("from")}
        onChange={(from) => put({ from })}
      />
      <LateEntry late={late} onChange={setLate} errorOf={action.errorOf} />
    </ActionStrip>
  );
}
