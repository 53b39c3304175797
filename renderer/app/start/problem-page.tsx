import { WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { RestoreReport } from "../../../shared/contract/backup.ts";
import type { Problem } from "../../../shared/contract/session.ts";
import { asked } from "../host-client.ts";
import { useProgram } from "../program.ts";
import { Centered } from "./centered.tsx";

const RestoreChoice = lazy(async () => ({
  default: (await import("../../modules/backup/restore-choice.tsx")).RestoreChoice,
}));

const RestoreDone = lazy(async () => ({
  default: (await import("../../modules/backup/restore-choice.tsx")).RestoreDone,
}));

/** Why the books cannot be opened: what happened, what was kept, what to do. */
export function ProblemPage({ problem }: { readonly problem: Problem }): ReactElement {
  const { t } = useTranslation();
  const { host, session } = useProgram();
  const [looking, setLooking] = useState(false);
  const [looked, setLooked] = useState(false);
  const lookAgain = async (): Promise<void> => {
    setLooking(true);
    await asked(host.app.openAgain());
    await session.refresh();
    setLooking(false);
    setLooked(true);
  };
  const [report, setReport] = useState<RestoreReport | null>(null);
  if (report !== null) {
    return (
      <Centered title={t("backup.report.done")}>
        <Suspense fallback={null}>
          <RestoreDone report={report} />
        </Suspense>
      </Centered>
    );
  }
  return (
    <Centered title={t(`frame.problem.${problem.code}.title`)}>
      <p className="problem-kept">
        <WarningOutlined /> {t(`frame.problem.${problem.code}.kept`)}
      </p>
      <p>{t(`frame.problem.${problem.code}.todo`)}</p>
      <Suspense fallback={null}>
        <RestoreChoice problem={problem} onDone={setReport} />
      </Suspense>
      <div className="centered-actions">
        {looked && !looking && <output className="muted">{t("frame.problem.still")}</output>}
        <Button loading={looking} onClick={() => void lookAgain()}>
          {t("frame.problem.again")}
        </Button>
      </div>
    </Centered>
  );
}
