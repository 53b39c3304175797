import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Item } from "../../../shared/modules/passes/index.ts";

/** What is listed, and what really went beside it once the gate has counted. */
export function ItemsTable({
  items,
  actual,
}: {
  readonly items: readonly Item[];
  readonly actual: readonly number[] | null;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <table className="pass-table">
      <thead>
        <tr>
          <th scope="col">{t("passes.form.item")}</th>
          <th scope="col">{t("passes.form.spec")}</th>
          <th scope="col" className="pass-number-cell">
            {t("passes.record.listed")}
          </th>
          {actual !== null && (
            <th scope="col" className="pass-number-cell">
              {t("passes.record.actual")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {items.length === 0 && (
          <tr>
            <td colSpan={3} className="muted">
              {t("passes.record.noItems")}
            </td>
          </tr>
        )}
        {items.map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows are known by their place
          <tr key={index}>
            <td>{item.name}</td>
            <td>{item.spec}</td>
            <td className="pass-number-cell tabular">
              {item.qty} {item.unit}
            </td>
            {actual !== null && (
              <td
                className={
                  (actual[index] ?? 0) < item.qty
                    ? "pass-number-cell tabular pass-less"
                    : "pass-number-cell tabular"
                }
              >
                {actual[index] ?? 0} {item.unit}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
