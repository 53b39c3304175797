import { Button, Checkbox, Progress, Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import {
  checkMapping,
  rosterFields,
  type RosterField,
  type RosterMapping,
} from "../../../../shared/modules/directory/index.ts";
import { StatusTag } from "../../../ui/status-tag.tsx";
import { ScrollRegion } from "./scroll-region.tsx";
import type { Import } from "./use-import.ts";

/** 对应列: what each column was taken for, with its first values; every one can be corrected. */
export function MapColumns({ wizard }: { readonly wizard: Import }): ReactElement {
  const { t } = useTranslation();
  const { inspection, mapping, percent } = wizard.state;
  if (inspection === null || mapping === null) return <div />;
  const checked = checkMapping(mapping);
  const choose = (index: number, field: RosterField | null): void => {
    wizard.remap({ ...mapping, fields: mapping.fields.map((now, at) => (at === index ? field : now)) });
  };
  const format = inspection.format === "csv" ? `CSV · ${inspection.encoding.toUpperCase()}` : "Excel";
  return (
    <>
      <div className="import-bar">
        <strong>{wizard.state.fileName}</strong>
        <span className="muted">
          {inspection.headerFound
            ? t("directory.imports.found", { format, row: mapping.headerRow })
            : t("directory.imports.noHeader")}
        </span>
        {inspection.sheets.length > 1 && (
          <Select
            aria-label={t("directory.imports.sheet")}
            value={inspection.sheet}
            options={inspection.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            onChange={(sheet) => void wizard.chooseSheet(sheet ?? "")}
          />
        )}
        <CarryDown mapping={mapping} onChange={wizard.remap} />
      </div>
      <ScrollRegion label={t("directory.imports.steps.columns")}>
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">{t("directory.imports.column")}</th>
              <th scope="col">{t("directory.imports.means")}</th>
              <th scope="col">{t("directory.imports.samples")}</th>
            </tr>
          </thead>
          <tbody>
            {inspection.columns.map((column) => {
              const field = mapping.fields[column.index] ?? null;
              const title =
                column.title.trim() === ""
                  ? t("directory.imports.columnNumber", { number: column.index + 1 })
                  : column.title;
              const isUnsure = field !== null && field === column.field && column.confidence < 0.6;
              return (
                <tr key={column.index}>
                  <th scope="row">{title}</th>
                  <td>
                    <div className="import-field">
                      <Select<RosterField | "">
                        aria-label={`${title}: ${t("directory.imports.means")}`}
                        value={field ?? ""}
                        options={[
                          { value: "", label: t("directory.imports.ignore") },
                          ...rosterFields.map((value) => ({ value, label: t(`directory.fields.${value}`) })),
                        ]}
                        onChange={(value) => choose(column.index, value === "" ? null : value)}
                      />
                      {isUnsure && <StatusTag tone="amber">{t("directory.imports.unsure")}</StatusTag>}
                    </div>
                  </td>
                  <td className="muted import-samples">{column.samples.join("　")}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="import-foot">
        {!checked.ok && <MappingProblem error={checked.error} />}
        {percent !== null && (
          <div className="import-progress" aria-live="polite">
            {t("directory.imports.reading", { percent })}
            <Progress percent={percent} showInfo={false} />
          </div>
        )}
        <Button onClick={() => wizard.backTo("choose")}>{t("directory.imports.back")}</Button>
        <Button
          type="primary"
          disabled={!checked.ok}
          loading={percent !== null}
          onClick={() => void wizard.preview()}
        >
          {t("directory.imports.next")}
        </Button>
      </div>
    </>
  );
}

type Problem = Extract<ReturnType<typeof checkMapping>, { ok: false }>["error"];

function MappingProblem({ error }: { readonly error: Problem }): ReactElement {
  const { t } = useTranslation();
  const words =
    error.code === "field-twice"
      ? t("directory.imports.twice", { field: t(`directory.fields.${error.field}`) })
      : t("directory.imports.missing", {
          fields: error.missing.map((field) => t(`directory.fields.${field}`)).join(t("ui.comma")),
        });
  return (
    <span className="field-error" role="alert">
      {words}
    </span>
  );
}

function CarryDown({
  mapping,
  onChange,
}: {
  readonly mapping: RosterMapping;
  readonly onChange: (mapping: RosterMapping) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  if (!mapping.fields.includes("building")) return null;
  return (
    <Checkbox
      checked={mapping.carryDown !== "none"}
      onChange={({ target }) => onChange({ ...mapping, carryDown: target.checked ? "building" : "none" })}
    >
      {t("directory.imports.carryDown")}
    </Checkbox>
  );
}
