import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { RowProblem } from "../../../../shared/contract/directory-import.ts";
import { StatusTag } from "../../../ui/status-tag.tsx";

const tones = { partial: "amber", refused: "red", repeat: "grey" } as const;

/** 证件号码：证件校验位不对; why a row is not taken as it is. */
export function problemWords(problem: RowProblem, t: TFunction): string {
  const reasons = problem.reasons.map(({ field, reason }) =>
    field === null
      ? t(`directory.reasons.${reason}`)
      : t("directory.imports.problem", {
          field: t(`directory.fields.${field}`),
          reason: t(`directory.reasons.${reason}`),
        }),
  );
  const repeat = problem.of === null ? [] : [t("directory.imports.repeatOf", { row: problem.of })];
  return [...repeat, ...reasons].join(t("ui.semicolon"));
}

/** Rows that are not taken, or not whole, one by one. */
export function ProblemTable({ problems }: { readonly problems: readonly RowProblem[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <table className="import-table">
      <thead>
        <tr>
          <th scope="col">{t("directory.imports.row")}</th>
          <th scope="col">{t("directory.imports.verdict")}</th>
          <th scope="col">{t("directory.imports.why")}</th>
          <th scope="col">{t("directory.imports.original")}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={problem.row}>
            <th scope="row" className="tabular">
              {problem.row}
            </th>
            <td>
              <StatusTag tone={tones[problem.verdict]}>
                {t(`directory.imports.verdicts.${problem.verdict}`)}
              </StatusTag>
            </td>
            <td>{problemWords(problem, t)}</td>
            <td className="muted import-samples">{problem.cells.join("　")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
