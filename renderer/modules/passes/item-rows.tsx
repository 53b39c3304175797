import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { MAX_ITEMS } from "../../../shared/modules/passes/index.ts";
import { emptyRow, type ItemRow } from "./pass-form-values.ts";
import type { PassForm } from "./use-pass-form.ts";

const cells = [
  { key: "name", label: "passes.form.item", most: 100 },
  { key: "spec", label: "passes.form.spec", most: 40 },
  { key: "qty", label: "passes.form.qty", most: 5 },
  { key: "unit", label: "passes.form.itemUnit", most: 8 },
] as const;

/** 物品: name, spec, quantity, unit, row by row; a new row appears behind the last one that is filled. */
export function ItemRows({
  form: { form, change, error, errorOf },
}: {
  readonly form: PassForm;
}): ReactElement {
  const { t } = useTranslation();
  const unit = t("passes.form.defaultUnit");
  const rows = form.items;
  const put = (at: number, patch: Partial<ItemRow>): void => {
    const next = rows.map((row, index) => (index === at ? { ...row, ...patch } : row));
    const last = next.at(-1);
    const full = last !== undefined && last.name.trim() !== "" && next.length < MAX_ITEMS;
    change({ items: full ? [...next, emptyRow(unit)] : next });
  };
  const remove = (at: number): void => {
    const next = rows.filter((_, index) => index !== at);
    change({ items: next.length === 0 ? [emptyRow(unit)] : next });
  };
  const wrong = error?.field?.startsWith("items") === true ? error.field : null;
  return (
    <fieldset className="pass-items" aria-describedby={wrong === null ? undefined : "pass-items-error"}>
      <legend className="field-label">
        {t("passes.form.items")}
        <span className="field-required" aria-hidden="true">
          *
        </span>
      </legend>
      {rows.map((row, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows are known by their place
        <div className="pass-item" key={at}>
          {cells.map(({ key, label, most }) => (
            <Input
              key={key}
              className={`pass-item-${key}`}
              data-part={`items.${at}.${key}`}
              aria-label={t("passes.form.row", { row: at + 1, field: t(label) })}
              aria-invalid={wrong === `items.${at}.${key}` ? true : undefined}
              {...(wrong === `items.${at}.${key}` ? { status: "error" as const } : {})}
              placeholder={t(label)}
              value={row[key]}
              maxLength={most}
              autoComplete="off"
              {...(key === "qty" ? { inputMode: "numeric" as const } : {})}
              // Most things have no spec and are counted in pieces: Enter goes past them, Tab reaches them.
              {...(key === "spec" || key === "unit" || (key === "qty" && row.name.trim() === "")
                ? { "data-enter": "skip" }
                : {})}
              onChange={({ target }) => put(at, { [key]: target.value })}
            />
          ))}
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            icon={<CloseOutlined />}
            disabled={rows.length === 1}
            aria-label={t("passes.form.removeItem", { row: at + 1 })}
            onClick={() => remove(at)}
          />
        </div>
      ))}
      {wrong !== null && (
        <div className="field-error" id="pass-items-error" role="alert">
          {errorOf(wrong)}
        </div>
      )}
      {rows.length < MAX_ITEMS && (
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined />}
          onClick={() => change({ items: [...rows, emptyRow(unit)] })}
        >
          {t("passes.form.addItem")}
        </Button>
      )}
    </fieldset>
  );
}
