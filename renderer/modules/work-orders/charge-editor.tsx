import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { formatFen } from "../../../shared/kernel/money.ts";
import { MAX_PARTS, totalFen } from "../../../shared/modules/work-orders/index.ts";
import { useLive } from "../../app/live.ts";
import { Field } from "../../ui/field.tsx";
import {
  chargesOf,
  emptyPart,
  fenOf,
  qtyOf,
  withTariff,
  type TypedCharges,
  type TypedPart,
} from "./charge-lines.ts";

/** Materials and labour, from the tariff or by hand, with the sum as it is typed (REP-5). */
export function ChargeEditor({
  typed,
  errorOf,
  onChange,
}: {
  readonly typed: TypedCharges;
  readonly errorOf: (field: string) => string | null;
  readonly onChange: (typed: TypedCharges) => void;
}): ReactElement {
  const { t } = useTranslation();
  const charges = chargesOf(typed);
  const setPart = (index: number, part: TypedPart): void =>
    onChange({ ...typed, parts: typed.parts.map((each, at) => (at === index ? part : each)) });
  return (
    <>
      <TariffPick onPick={(item) => onChange(withTariff(typed, item))} />
      {[...typed.parts.entries()].map(([index, part]) => (
        <PartLine
          key={index}
          number={index + 1}
          part={part}
          error={errorOf(`parts.${index}.name`)}
          onChange={(next) => setPart(index, next)}
          onRemove={() => onChange({ ...typed, parts: typed.parts.filter((_part, at) => at !== index) })}
        />
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={typed.parts.length >= MAX_PARTS}
        onClick={() => onChange({ ...typed, parts: [...typed.parts, emptyPart] })}
      >
        {t("workOrders.charges.add")}
      </Button>
      <Field
        label={t("workOrders.charges.labour")}
        error={fenOf(typed.labour) === null ? t("workOrders.charges.wrongAmount") : errorOf("labour")}
      >
        {(ids) => (
          <Input
            {...ids}
            value={typed.labour}
            maxLength={14}
            inputMode="decimal"
            onChange={({ target }) => onChange({ ...typed, labour: target.value })}
          />
        )}
      </Field>
      <strong className="tabular charge-total" aria-live="polite">
        {charges !== null && t("workOrders.charges.total", { total: formatFen(totalFen(charges)) })}
      </strong>
    </>
  );
}

function TariffPick({
  onPick,
}: {
  readonly onPick: (item: Parameters<typeof withTariff>[1]) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const tariff = useLive({
    key: ["tariff.list"],
    kinds: ["tariff-item"],
    read: async (host) => host.tariff.list(),
  }).data?.filter(({ retired }) => !retired);
  if (tariff === undefined) return null;
  if (tariff.length === 0) return <p className="muted">{t("workOrders.charges.none")}</p>;
  return (
    <Select<string | null>
      aria-label={t("workOrders.charges.pick")}
      placeholder={t("workOrders.charges.pick")}
      showSearch={{ optionFilterProp: "label" }}
      value={null}
      options={tariff.map(({ id, name, unit, priceFen, labourFen }) => ({
        value: id,
        label: `${name} · ${unit} · ${formatFen(priceFen)} + ${formatFen(labourFen)}`,
      }))}
      onChange={(id) => {
        const item = tariff.find((each) => each.id === id);
        if (item !== undefined) onPick(item);
      }}
    />
  );
}

function PartLine({
  number,
  part,
  error,
  onChange,
  onRemove,
}: {
  readonly number: number;
  readonly part: TypedPart;
  readonly error: string | null;
  readonly onChange: (part: TypedPart) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const wrongQty = qtyOf(part.qty) === null;
  const wrongPrice = fenOf(part.price) === null;
  const problem = wrongQty
    ? t("workOrders.charges.wrongQty")
    : wrongPrice
      ? t("workOrders.charges.wrongAmount")
      : error;
  const cell = (
    name: keyof TypedPart,
    wrong: boolean,
    maxLength: number,
    marks: { readonly prefix?: string; readonly suffix?: string } = {},
  ): ReactElement => (
    <Input
      aria-label={`${t("workOrders.charges.part", { number })} ${t(`workOrders.charges.${name}`)}`}
      placeholder={t(`workOrders.charges.${name}`)}
      value={part[name]}
      maxLength={maxLength}
      {...marks}
      {...(wrong ? { status: "error" as const } : {})}
      onChange={({ target }) => onChange({ ...part, [name]: target.value })}
    />
  );
  return (
    <div>
      <div className="charge-part">
        {cell("name", error !== null, 40)}
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t("workOrders.charges.remove")}
          onClick={onRemove}
        />
        {cell("spec", false, 30)}
        {cell("qty", wrongQty, 4, { prefix: "×" })}
        {cell("price", wrongPrice, 14, { suffix: t("workOrders.charges.yuan") })}
      </div>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
