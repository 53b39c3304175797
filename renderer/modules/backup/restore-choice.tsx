import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../app/start/problem-page.tsx";
import { TimeText } from "../../ui/time-text.tsx";

/** On the problem page: the newest backup that can take the damaged book's place. */
export function RestoreChoice({ problem }: { readonly problem: Problem }): ReactElement {
  const { t } = useTranslation();
  if (problem.backupAt === null) return <p className="muted">{t("frame.problem.noBackup")}</p>;
  return (
    <p>
      {t("frame.problem.backup")} <TimeText at={problem.backupAt} />
    </p>
  );
}
