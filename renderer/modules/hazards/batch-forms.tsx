import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { BatchFormProps } from "./action-props.ts";
import { QuantityField, quantityError, quantityOf, quantityWords } from "./quantity.tsx";
import { TextField } from "../../ui/text-field.tsx";

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference);
}

/** 盘点: what is really there; a difference is explained, and somebody else looks on. */
export function CountForm({ goods, batch, onDone, onCancel }: BatchFormProps): ReactElement {
  const { t } = useTranslation();
  const [counted, setCounted] = useState("");
  const [explanation, setExplanation] = useState("");
  const [witness, setWitness] = useState("");
  const action = useAction("hazard-batch.count", batch.id, onDone);
  const found = quantityOf(counted);
  const difference = found === null ? 0 : found - batch.balance;
  const book = t("hazards.count.book", { book: quantityWords(batch.balance, goods.unit, t) });
  return (
    <ActionStrip
      title={`${t("hazards.count.title")} ${batch.batch}`}
      save={t("hazards.count.save")}
      busy={action.busy}
      error={action.errorBeside(["counted", "explanation", "witness"])}
      onSave={() => void action.give({ counted: found ?? -1, explanation, witness, late: null })}
      onCancel={onCancel}
    >
      <Field
        label={t("hazards.count.counted")}
        required
        error={quantityError(action.errorOf("counted"), counted, t)}
        hint={
          found === null
            ? book
            : `${book} · ${t("hazards.count.difference", { difference: signed(difference) })}`
        }
      >
        {(ids) => (
          <QuantityField
            ids={ids}
            value={counted}
            unit={goods.unit}
            onChange={(text) => {
              action.typed();
              setCounted(text);
            }}
          />
        )}
      </Field>
      {difference !== 0 && (
        <TextField
          label={t("hazards.count.explanation")}
          required
          value={explanation}
          error={action.errorOf("explanation")}
          onChange={setExplanation}
        />
      )}
      <TextField
        label={t("hazards.count.witness")}
        required
        value={witness}
        error={action.errorOf("witness")}
        onChange={setWitness}
      />
    </ActionStrip>
  );
}

/** 退库报废: out of the store for good. */
export function WriteOffForm({ goods, batch, onDone, onCancel }: BatchFormProps): ReactElement {
  const { t } = useTranslation();
  const [qty, setQty] = useState(String(Math.max(0, batch.balance)));
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [witness, setWitness] = useState("");
  const action = useAction("hazard-batch.write-off", batch.id, onDone);
  return (
    <ActionStrip
      title={`${t("hazards.off.title")} ${batch.batch}`}
      save={t("hazards.off.save")}
      danger
      busy={action.busy}
      error={action.errorBeside(["qty", "to", "reason", "witness"])}
      onSave={() => void action.give({ qty: quantityOf(qty) ?? 0, to, reason, witness, late: null })}
      onCancel={onCancel}
    >
      <Field label={t("hazards.off.qty")} required error={quantityError(action.errorOf("qty"), qty, t)}>
        {(ids) => <QuantityField ids={ids} value={qty} unit={goods.unit} onChange={setQty} />}
      </Field>
      <TextField
        label={t("hazards.off.to")}
        required
        value={to}
        placeholder={t("hazards.off.toHint")}
        error={action.errorOf("to")}
        onChange={setTo}
      />
      <TextField
        label={t("hazards.off.reason")}
        required
        value={reason}
        error={action.errorOf("reason")}
        onChange={setReason}
      />
      <TextField
        label={t("hazards.off.witness")}
        value={witness}
        error={action.errorOf("witness")}
        onChange={setWitness}
      />
    </ActionStrip>
  );
}

/** 核定结存: desks that were apart took more than there was, or counted past each other. */
export function SettleBalanceForm({ goods, batch, onDone, onCancel }: BatchFormProps): ReactElement {
  const { t } = useTranslation();
  const [counted, setCounted] = useState("");
  const [reason, setReason] = useState("");
  const action = useAction("hazard-batch.settle-balance", batch.id, onDone);
  return (
    <ActionStrip
      title={`${t("hazards.balance.title")} ${batch.batch}`}
      hint={t("hazards.balance.hint")}
      save={t("hazards.balance.save")}
      busy={action.busy}
      error={action.errorBeside(["counted", "reason"])}
      onSave={() => void action.give({ counted: quantityOf(counted) ?? -1, reason })}
      onCancel={onCancel}
    >
      <Field
        label={t("hazards.balance.counted")}
        required
        error={quantityError(action.errorOf("counted"), counted, t)}
      >
        {(ids) => <QuantityField ids={ids} value={counted} unit={goods.unit} onChange={setCounted} />}
      </Field>
      <TextField
        label={t("hazards.balance.reason")}
        required
        value={reason}
        error={action.errorOf("reason")}
        onChange={setReason}
      />
    </ActionStrip>
  );
}

/** 更正有效期 */
export function CorrectExpiryForm({ batch, onDone, onCancel }: BatchFormProps): ReactElement {
  const { t } = useTranslation();
  const [to, setTo] = useState(batch.expiry ?? "");
  const [reason, setReason] = useState("");
  const action = useAction("hazard-batch.correct", batch.id, onDone);
  return (
    <ActionStrip
      title={`${t("hazards.correctExpiry")} ${batch.batch}`}
      busy={action.busy}
      error={action.errorBeside(["to", "reason"])}
      onSave={() => void action.give({ field: "expiry", to, reason })}
      onCancel={onCancel}
    >
      <Field label={t("hazards.fields.expiry")} error={action.errorOf("to")}>
        {(ids) => <DateField ids={ids} value={to} onChange={setTo} />}
      </Field>
      <TextField
        label={t("hazards.correct.reason")}
        value={reason}
        error={action.errorOf("reason")}
        onChange={setReason}
      />
    </ActionStrip>
  );
}
