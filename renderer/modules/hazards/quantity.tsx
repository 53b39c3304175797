import { Input } from "antd";
import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { toHalfWidth } from "../../../shared/kernel/text.ts";
import type { SubstanceRow } from "../../../shared/contract/hazards.ts";
import type { FieldIds } from "../../ui/field.tsx";

type Unit = SubstanceRow["unit"];

/** 1,500 */
export function countWords(count: number): string {
  return count.toLocaleString("en-US");
}

/** 1,500 毫升: a whole number of the smallest unit. */
export function quantityWords(count: number, unit: Unit, t: TFunction): string {
  return t("hazards.qty", { count: countWords(count), unit: t(`hazards.unit.${unit}`) });
}

/** What is typed as a quantity: a whole number, or null while it is none. */
export function quantityOf(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** What to say of a quantity that was refused: an empty one is missing, whatever else the refusal says. */
export function quantityError(refusal: string | null, typed: string, t: TFunction): string | null {
  return refusal !== null && typed === "" ? t("errors.required") : refusal;
}

/** A whole number with its unit behind it; other signs do not come in. */
export function QuantityField({
  ids,
  value,
  unit,
  part,
  onChange,
}: {
  readonly ids: FieldIds;
  readonly value: string;
  readonly unit: Unit | null;
  readonly part?: string;
  readonly onChange: (text: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Input
      {...ids}
      data-part={part}
      className="hazard-qty"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      maxLength={9}
      suffix={unit === null ? "" : t(`hazards.unit.${unit}`)}
      onChange={({ target }) =>
        onChange(
          toHalfWidth(target.value)
            .replaceAll(/\D/gu, "")
            .replace(/^0+(?=\d)/u, ""),
        )
      }
    />
  );
}
