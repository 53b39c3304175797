import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Preview } from "../../../../shared/contract/directory-import.ts";
import { ProblemTable } from "./problem-table.tsx";
import { ScrollRegion } from "./scroll-region.tsx";
import type { Import } from "./use-import.ts";

const verdicts = ["imported", "partial", "refused", "repeat", "blank"] as const;

/** 预览: what will be imported, and each row that will not, or not whole, with the reason. */
export function PreviewStep({ wizard }: { readonly wizard: Import }): ReactElement {
  const { t } = useTranslation();
  const { preview } = wizard.state;
  if (preview === null) return <div />;
  const rows = preview.counts.imported + preview.counts.partial;
  return (
    <>
      <PreviewNumbers preview={preview} />
      {preview.problems.length === 0 ? (
        <p className="import-good">{t("directory.imports.noProblems")}</p>
      ) : (
        <ScrollRegion label={t("directory.imports.steps.preview")}>
          <ProblemTable problems={preview.problems} />
          {preview.moreProblems > 0 && (
            <p className="muted import-more">
              {t("directory.imports.moreProblems", { count: preview.moreProblems })}
            </p>
          )}
        </ScrollRegion>
      )}
      <div className="import-foot">
        <Button onClick={() => wizard.backTo("columns")}>{t("directory.imports.back")}</Button>
        <Button type="primary" autoFocus disabled={rows === 0} onClick={() => void wizard.run()}>
          {t("directory.imports.run", { rows: t("directory.countOf.rows", { count: rows }) })}
        </Button>
      </div>
    </>
  );
}

function PreviewNumbers({ preview }: { readonly preview: Preview }): ReactElement {
  const { t } = useTranslation();
  const { counts } = preview;
  return (
    <div className="import-numbers">
      <dl className="import-counts" aria-label={t("directory.imports.checking")}>
        {verdicts.map((verdict) => (
          <div key={verdict} className={`import-count import-count-${verdict}`}>
            <dd className="tabular">{counts[verdict]}</dd>
            <dt>{t(`directory.imports.counts.${verdict}`)}</dt>
          </div>
        ))}
      </dl>
      <p>
        <strong>{t("directory.imports.willTake")}</strong>{" "}
        {t("directory.countOf.units", { count: preview.units })}
        <span className="muted">
          {t("directory.imports.willNewUnits", { count: preview.newUnits })}
        </span> ·{" "}
        {t("directory.countOf.people", { count: preview.people })}
        <span className="muted">
          {t("directory.imports.willKnown", { count: preview.knownPeople })}
        </span> ·{" "}
        {t("directory.countOf.vehicles", { count: preview.vehicles })}
      </p>
    </div>
  );
}
