import { Input, InputNumber } from "antd";
import type { KeyboardEvent, ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state.tsx";
import { focusNextField, isComposing } from "../../ui/use-form-keyboard.ts";
import { keyLabel } from "./key-words.tsx";
import type { Count, CountedLine } from "./use-count.ts";

/** The hooks of one kind: expected, present, and the explanation of what differs. Enter alone says 相符. */
export function CountSheet({
  count,
  wrongLine,
  wrong,
  onTyped,
}: {
  readonly count: Count;
  /** The line that was refused, and its words. */
  readonly wrongLine: number | null;
  readonly wrong: string | null;
  readonly onTyped: () => void;
}): ReactElement {
  const { t } = useTranslation();
  if (count.lines.length === 0) {
    return count.loading ? (
      <p className="muted">{t("ui.loading")}</p>
    ) : (
      <div className="count-sheet">
        <EmptyState title={t("keys.count.none")} />
      </div>
    );
  }
  const onEnter = (event: KeyboardEvent<HTMLElement>, line: CountedLine): void => {
    if (event.key !== "Enter" || isComposing(event) || event.ctrlKey) return;
    event.preventDefault();
    if (line.present === null) count.count(line.row.id, line.row.atHook);
    const table = event.currentTarget.closest("table");
    const { target } = event;
    // The line's explanation appears with the difference: the next field is looked for after it is drawn.
    requestAnimationFrame(() => table !== null && target instanceof Element && focusNextField(table, target));
  };
  return (
    <div className="count-sheet">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("keys.count.hook")}</th>
            <th scope="col">{t("keys.count.key")}</th>
            <th scope="col">{t("keys.count.out")}</th>
            <th scope="col">{t("keys.count.expected")}</th>
            <th scope="col">{t("keys.count.present")}</th>
            <th scope="col">{t("keys.count.explanation")}</th>
          </tr>
        </thead>
        <tbody>
          {count.lines.map((line, index) => {
            const { row, present, explanation } = line;
            const differs = present !== null && present !== row.atHook;
            return (
              <tr key={row.id} className={differs ? "count-differs" : present === null ? "" : "count-done"}>
                <td className="mono">{row.hook}</td>
                <td>
                  <strong className={row.unit === "" ? "" : "mono"}>{keyLabel(row)}</strong>{" "}
                  <span className="mono muted">{row.code}</span>
                </td>
                <td className="tabular count-out">{row.out === 0 ? "" : `${row.out} ${row.borrower}`}</td>
                <td className="tabular">{row.atHook}</td>
                <td>
                  <InputNumber
                    aria-label={t("keys.count.presentOf", { code: row.code })}
                    min={0}
                    max={99}
                    precision={0}
                    controls={false}
                    value={present}
                    placeholder={String(row.atHook)}
                    onChange={(value) => {
                      onTyped();
                      count.count(row.id, value);
                    }}
                    onKeyDown={(event) => onEnter(event, line)}
                  />
                </td>
                <td>
                  {differs && (
                    <Input
                      aria-label={t("keys.count.explanationOf", { code: row.code })}
                      aria-invalid={wrongLine === index ? true : undefined}
                      value={explanation}
                      maxLength={200}
                      onChange={({ target }) => {
                        onTyped();
                        count.explain(row.id, target.value);
                      }}
                      onKeyDown={(event) => onEnter(event, line)}
                    />
                  )}
                  {wrongLine === index && wrong !== null && (
                    <div className="field-error" role="alert">
                      {wrong}
                    </div>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
