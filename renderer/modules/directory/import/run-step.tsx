import { Button, Progress } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "./use-import.ts";

/** 导入: how far it is; stopping keeps what is written. */
export function RunStep({ wizard }: { readonly wizard: Import }): ReactElement {
  const { t } = useTranslation();
  const { written, cancelling, error } = wizard.state;
  return (
    <div className="import-drop">
      <div className="import-progress" aria-live="polite">
        {t("directory.imports.running", { rows: written.rows, total: written.total })}
        <Progress percent={Math.round((written.rows / Math.max(1, written.total)) * 100)} showInfo={false} />
      </div>
      {error === null ? (
        <>
          <p className="muted">{t("directory.imports.keepWorking")}</p>
          <Button danger disabled={cancelling} onClick={() => void wizard.cancel()}>
            {t(cancelling ? "directory.imports.cancelling" : "directory.imports.cancel")}
          </Button>
        </>
      ) : (
        <div className="directory-actions directory-start">
          <Button onClick={() => wizard.backTo("choose")}>{t("directory.imports.chooseAgain")}</Button>
          <Button type="primary" onClick={() => void wizard.run()}>
            {t("directory.imports.tryAgain")}
          </Button>
        </div>
      )}
    </div>
  );
}
