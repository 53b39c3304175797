import { Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { addDays, siteDate } from "../../../shared/kernel/site-time.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { useZone } from "../../app/program.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { useNow } from "../../ui/use-now.ts";
import type { GoodsFormProps } from "./action-props.ts";

const MONTHS = 24;

/** This month and those before it, down to when the substance was entered. */
function monthsBack(today: string, first: string): readonly string[] {
  const months: string[] = [];
  for (let date = today; months.length < MONTHS && date.slice(0, 7) >= first.slice(0, 7);) {
    months.push(date.slice(0, 7));
    date = addDays(`${date.slice(0, 7)}-01`, -1);
  }
  return months.length === 0 ? [today.slice(0, 7)] : months;
}

/** Which month's 《危险品使用登记表》 to print. */
export function MonthChoice({ goods, onCancel }: GoodsFormProps): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const months = monthsBack(siteDate(useNow(60_000), zone), siteDate(goods.addedAtMs, zone));
  const [month, setMonth] = useState(months[0] ?? "");
  return (
    <ActionStrip
      title={t("hazards.print.title")}
      save={t("hazards.goods.preview")}
      busy={false}
      error={null}
      onSave={() => goTo("print", "hazard-register", `${goods.id} ${month}`)}
      onCancel={onCancel}
    >
      <Field label={t("hazards.goods.month")}>
        {(ids) => (
          <Select
            {...ids}
            value={month}
            options={months.map((value) => ({ value, label: value }))}
            onChange={setMonth}
          />
        )}
      </Field>
    </ActionStrip>
  );
}
