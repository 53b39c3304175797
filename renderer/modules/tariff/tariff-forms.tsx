import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { TariffRow } from "../../../shared/contract/tariff.ts";
import { formatFen, parseFen } from "../../../shared/kernel/money.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { useAction } from "../../ui/use-action.ts";

/** An amount typed in yuan, in fen; nothing typed is nothing charged; null: no amount. */
function fenOf(text: string): number | null {
  if (text.trim() === "") return 0;
  const fen = parseFen(text);
  return fen.ok ? fen.value : null;
}

function TextField({
  label,
  value,
  required = false,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
}): ReactElement {
  return (
    <Field label={label} required={required} error={error}>
      {(ids) => (
        <Input {...ids} value={value} maxLength={60} onChange={({ target }) => onChange(target.value)} />
      )}
    </Field>
  );
}

/** 添加收费项目 */
export function AddItem({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ name: "", unit: "", price: "", labour: "" });
  const { give, busy, errorOf, errorBeside } = useAction("tariff-item.add", null, onDone);
  const [price, labour] = [fenOf(typed.price), fenOf(typed.labour)];
  const field = (name: keyof typeof typed, wrong: boolean): ReactElement => (
    <TextField
      label={t(name === "name" ? "tariff.item" : `tariff.${name}`)}
      value={typed[name]}
      required={name === "name" || name === "unit"}
      error={wrong ? t("tariff.wrongAmount") : errorOf(name)}
      onChange={(text) => setTyped({ ...typed, [name]: text })}
    />
  );
  return (
    <ActionStrip
      title={t("tariff.add")}
      save={t("tariff.save")}
      busy={busy}
      error={errorBeside(["name", "unit", "price", "labour"])}
      onSave={() => {
        if (price !== null && labour !== null) {
          void give({ name: typed.name, unit: typed.unit, price, labour });
        }
      }}
      onCancel={onDone}
    >
      <div className="tariff-fields">
        {field("name", false)}
        {field("unit", false)}
        {field("price", price === null)}
        {field("labour", labour === null)}
      </div>
    </ActionStrip>
  );
}

interface ItemProps {
  readonly item: TariffRow;
  readonly onDone: () => void;
}

/** 调价 */
export function PriceItem({ item, onDone }: ItemProps): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({
    price: formatFen(item.priceFen),
    labour: formatFen(item.labourFen),
    reason: "",
  });
  const { give, busy, errorOf, errorBeside } = useAction("tariff-item.price", item.id, onDone);
  const [price, labour] = [fenOf(typed.price), fenOf(typed.labour)];
  const field = (name: keyof typeof typed, wrong: boolean): ReactElement => (
    <TextField
      label={t(`tariff.${name}`)}
      value={typed[name]}
      required={name === "reason"}
      error={wrong ? t("tariff.wrongAmount") : errorOf(name)}
      onChange={(text) => setTyped({ ...typed, [name]: text })}
    />
  );
  return (
    <ActionStrip
      title={t("tariff.priceTitle", { name: item.name })}
      save={t("tariff.save")}
      busy={busy}
      error={errorBeside(["price", "labour", "reason"])}
      onSave={() => {
        if (price !== null && labour !== null) void give({ price, labour, reason: typed.reason });
      }}
      onCancel={onDone}
    >
      <div className="tariff-fields">
        {field("price", price === null)}
        {field("labour", labour === null)}
        {field("reason", false)}
      </div>
    </ActionStrip>
  );
}

/** 停用, or taking it into use again. */
export function RetireItem({ item, onDone }: ItemProps): ReactElement {
  const { t } = useTranslation();
  const command = item.retired ? "tariff-item.restore" : "tariff-item.retire";
  const { give, busy, errorOf, errorBeside } = useAction(command, item.id, onDone);
  return (
    <ReasonPrompt
      title={t(item.retired ? "tariff.restoreTitle" : "tariff.retireTitle", { name: item.name })}
      action={t(item.retired ? "tariff.restore" : "tariff.retire")}
      busy={busy}
      error={errorOf("reason") ?? errorBeside(["reason"])}
      onCancel={onDone}
      onGive={(reason) => void give({ reason })}
    />
  );
}
