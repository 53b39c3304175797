import { Button, Checkbox } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { pageRule, printPage } from "../print.ts";
import { useProgram } from "../program.ts";
import { Centered } from "./centered.tsx";

/** The administrator's recovery codes, shown this once; work starts when somebody says they are kept. */
export function RecoveryCodes({
  siteName,
  adminName,
  madeOn,
  codes,
}: {
  readonly siteName: string;
  /** Whose they are. */
  readonly adminName: string;
  /** The site's date, `YYYY-MM-DD`. */
  readonly madeOn: string;
  readonly codes: readonly string[];
}): ReactElement {
  const { t } = useTranslation();
  const { session } = useProgram();
  const [kept, setKept] = useState(false);
  const start = (): void => {
    session.hold(false);
    void session.refresh();
  };
  return (
    <Centered title={t("frame.setup.codesTitle")}>
      <style>{pageRule("A4")}</style>
      <p className="not-printed">{t("frame.setup.codesText")}</p>
      <h1 className="only-printed">{t("frame.setup.codesSheet")}</h1>
      <h2>
        {siteName} · {adminName} <span className="muted tabular">{madeOn}</span>
      </h2>
      <ol className="codes mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="only-printed">{t("frame.setup.codesHow")}</p>
      <Checkbox className="not-printed" checked={kept} onChange={({ target }) => setKept(target.checked)}>
        {t("frame.setup.codesSaved")}
      </Checkbox>
      <div className="centered-actions not-printed">
        <Button
          onClick={() =>
            void printPage({ to: "printer", paper: "A4", copies: 1, title: t("frame.setup.codesSheet") })
          }
        >
          {t("frame.setup.codesPrint")}
        </Button>
        <Button type="primary" disabled={!kept} onClick={start}>
          {t("frame.setup.codesDone")}
        </Button>
      </div>
    </Centered>
  );
}
