import { CheckCircleOutlined, DownloadOutlined, PauseCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { RowProblem } from "../../../../shared/contract/directory-import.ts";
import { refusedCsv } from "../../../../shared/modules/directory/index.ts";
import type { DomainError } from "../../../../shared/kernel/result.ts";
import { errorOf, type Host } from "../../../app/host-client.ts";
import { useHost } from "../../../app/program.ts";
import { useErrorWords } from "../../../ui/error-words.ts";
import { saveFile } from "../../../ui/save-file.ts";
import { problemWords } from "./problem-table.tsx";
import type { Import } from "./use-import.ts";

const PAGE = 500;

async function returnedRows(
  host: Host,
  importId: string,
): Promise<{ readonly titles: readonly string[]; readonly rows: readonly RowProblem[] }> {
  const first = await host.directory.import.returned({ importId, offset: 0, limit: PAGE });
  const rows = [...first.rows];
  while (rows.length < first.total) {
    const page = await host.directory.import.returned({ importId, offset: rows.length, limit: PAGE });
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  }
  return { titles: first.titles, rows };
}

/** 结果: what was added, what was not, and the rows to correct as a file. */
export function ResultStep({
  wizard,
  onLeave,
}: {
  readonly wizard: Import;
  readonly onLeave: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const [error, setError] = useState<DomainError | null>(null);
  const { result, importId } = wizard.state;
  if (result === null) return <div />;
  const download = async (): Promise<void> => {
    try {
      const { titles, rows } = await returnedRows(host, importId);
      const columns = {
        columns: titles,
        row: t("directory.imports.originalRow"),
        reason: t("directory.imports.reasonTitle"),
      };
      const told = rows.map((row) => ({ row: row.row, cells: row.cells, reason: problemWords(row, t) }));
      saveFile(
        `${t("directory.imports.fileName")}.csv`,
        "text/csv;charset=utf-8",
        [...refusedCsv(columns, told)].join(""),
      );
      setError(null);
    } catch (cause) {
      setError(errorOf(cause));
    }
  };
  const { stopped } = result;
  const rowsOf = (count: number): string => t("directory.countOf.rows", { count });
  return (
    <div className="import-drop" aria-live="polite">
      {stopped === null ? (
        <CheckCircleOutlined className="import-icon import-icon-done" />
      ) : (
        <PauseCircleOutlined className="import-icon" />
      )}
      <h2>
        {stopped === null
          ? t("directory.imports.done")
          : t(`directory.imports.stopped.${stopped}`, { rows: result.rows })}
      </h2>
      <p className="import-added tabular">
        {t("directory.imports.added")} {t("directory.countOf.units", { count: result.unitsAdded })} ·{" "}
        {t("directory.countOf.people", { count: result.peopleAdded })} ·{" "}
        {t("directory.countOf.vehicles", { count: result.vehiclesAdded })}
      </p>
      <p className="muted tabular">
        {t("directory.imports.changed", {
          people: t("directory.countOf.people", { count: result.peopleChanged }),
        })}{" "}
        · {t("directory.imports.unchanged", { rows: rowsOf(result.unchanged) })}
      </p>
      {result.returned > 0 && (
        <div className="import-returned">
          <strong>{t("directory.imports.returned", { rows: rowsOf(result.returned) })}</strong>
          <p className="muted">{t("directory.imports.returnedHint")}</p>
          <Button icon={<DownloadOutlined />} onClick={() => void download()}>
            {t("directory.imports.download", { rows: rowsOf(result.returned) })}
          </Button>
          {error !== null && <p className="field-error">{words(error)}</p>}
        </div>
      )}
      <div className="directory-actions directory-start">
        <Button onClick={() => wizard.backTo("choose")}>{t("directory.imports.again")}</Button>
        <Button type="primary" autoFocus onClick={onLeave}>
          {t("directory.imports.view")}
        </Button>
      </div>
    </div>
  );
}
