import { Button, Steps } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../../shared/kernel/result.ts";
import { useErrorWords } from "../../../ui/error-words.ts";
import { ChooseFile } from "./choose-file.tsx";
import { MapColumns } from "./map-columns.tsx";
import { PreviewStep } from "./preview-step.tsx";
import { ResultStep } from "./result-step.tsx";
import { RunStep } from "./run-step.tsx";
import { useImport, type Import, type Phase } from "./use-import.ts";
import "./import.css";

const phases: readonly Phase[] = ["choose", "columns", "preview", "run", "result"];

/** 导入住户档案: 选择文件 → 对应列 → 预览 → 导入 → 结果. */
export function ImportWizard({ onLeave }: { readonly onLeave: () => void }): ReactElement {
  const { t } = useTranslation();
  const wizard = useImport();
  const { phase, error } = wizard.state;
  const leave = (): void => {
    wizard.end();
    onLeave();
  };
  return (
    <section className="card import" aria-label={t("directory.imports.title")}>
      <header className="import-head">
        <h1>{t("directory.imports.title")}</h1>
        {(phase !== "run" || error !== null) && (
          <Button onClick={leave}>{t("directory.imports.leave")}</Button>
        )}
      </header>
      <Steps
        size="small"
        current={phases.indexOf(phase)}
        items={phases.map((name) => ({ title: t(`directory.imports.steps.${name}`) }))}
      />
      {error !== null && <ImportError error={error} />}
      <Step wizard={wizard} onLeave={leave} />
    </section>
  );
}

function Step({ wizard, onLeave }: { readonly wizard: Import; readonly onLeave: () => void }): ReactElement {
  switch (wizard.state.phase) {
    case "choose":
      return <ChooseFile wizard={wizard} />;
    case "columns":
      return <MapColumns wizard={wizard} />;
    case "preview":
      return <PreviewStep wizard={wizard} />;
    case "run":
      return <RunStep wizard={wizard} />;
    case "result":
      return <ResultStep wizard={wizard} onLeave={onLeave} />;
  }
}

const problems = [
  "empty",
  "too-big",
  "too-many-rows",
  "too-many-columns",
  "cell-too-long",
  "unpacks-too-big",
  "old-format",
  "password-protected",
  "not-a-table",
  "encoding",
  "open-quote",
  "damaged",
  "no-such-sheet",
  "not-found",
  "unreadable",
  "cancelled",
  "incomplete",
  "too-many-refused",
  "columns-missing",
  "field-twice",
  "not-previewed",
] as const;

/** What is wrong with the file, and what to do about it. */
function ImportError({ error }: { readonly error: DomainError }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const problem = problems.find((known) => known === error.params?.["problem"]);
  return (
    <div className="import-error" role="alert">
      {words(error)}
      {problem !== undefined && (
        <strong>{t(`directory.imports.problems.${problem}`, { ...error.params })}</strong>
      )}
    </div>
  );
}
