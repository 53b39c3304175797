import { Input, InputNumber } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { normaliseText } from "../../../shared/kernel/text.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { lateFields } from "../../ui/late-entry.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";
import { DepositFields, depositOf, emptyDeposit } from "./deposit-fields.tsx";

const fields = ["quantity", "deposit.by", "deposit.until", "signed", ...lateFields];

/** 重新寄存: again after 业主取回, or for a new term. */
export function DepositForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [quantity, setQuantity] = useState(row.quantity);
  const [sealNo, setSealNo] = useState(row.sealNo);
  const [deposit, setDeposit] = useState({
    ...emptyDeposit,
    by: row.deposit?.by ?? "",
    purpose: row.deposit?.purpose ?? "",
    collectors: row.deposit?.collectors ?? "",
  });
  const { give, busy, errorOf, errorBeside, typed } = useAction("key.deposit", row.id, onDone);
  const left = { code: row.code, unit: row.unit, quantity, sealNo: normaliseText(sealNo) };
  const unsign = (): void => {
    typed();
    setDeposit({ ...deposit, strokes: null });
  };
  return (
    <ActionStrip
      title={t("keys.deposit.title")}
      save={t("keys.deposit.save")}
      busy={busy}
      error={errorBeside(fields)}
      onSave={() => void give({ quantity, sealNo, deposit: depositOf(deposit, left) })}
      onCancel={onCancel}
    >
      <div className="form-grid">
        <Field label={t("keys.add.quantity")} required error={errorOf("quantity")}>
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={99}
              precision={0}
              value={quantity}
              onChange={(next) => {
                unsign();
                setQuantity(next ?? 1);
              }}
            />
          )}
        </Field>
        <Field label={t("keys.add.sealNo")}>
          {(ids) => (
            <Input
              {...ids}
              value={sealNo}
              maxLength={40}
              onChange={({ target }) => {
                unsign();
                setSealNo(target.value);
              }}
            />
          )}
        </Field>
      </div>
      <DepositFields
        key={`${quantity} ${sealNo}`}
        deposit={deposit}
        left={left}
        errorOf={errorOf}
        onChange={(next) => {
          typed();
          setDeposit(next);
        }}
      />
    </ActionStrip>
  );
}
