import { Alert, Button } from "antd";
import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { asked } from "../host-client.ts";
import { useProgram } from "../program.ts";
import { Centered } from "./centered.tsx";

/** The site's books are on their way to this empty desk: how far, and how to stop. */
export function Joining({ done, total }: { readonly done: number; readonly total: number }): ReactElement {
  const { t } = useTranslation();
  const { host, session } = useProgram();
  useEffect(() => {
    const timer = setInterval(() => void session.refresh(), 500);
    return () => clearInterval(timer);
  }, [session]);
  return (
    <Centered title={t("frame.join.coming")}>
      <p>{t("frame.join.comingText")}</p>
      <progress
        className="rebuild-bar"
        value={done}
        max={Math.max(1, total)}
        aria-label={t("frame.join.coming")}
      />
      <p className="muted tabular">{t("frame.join.progress", { done, total })}</p>
      <div className="centered-actions">
        <Button onClick={() => void asked(host.setup.cancelJoin())}>{t("ui.cancel")}</Button>
      </div>
    </Centered>
  );
}

/** Joined, but the books did not come to their end: the code is used up, so this goes on with it. */
export function JoinAgain({ siteName }: { readonly siteName: string }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { host, session } = useProgram();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const goOn = async (): Promise<void> => {
    setBusy(true);
    const answer = await asked(host.setup.resumeJoin());
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    await session.refresh();
  };
  return (
    <Centered title={t("frame.join.again", { siteName })}>
      <p>{t("frame.join.againText")}</p>
      {error !== null && <Alert type="error" title={words(error)} />}
      <div className="centered-actions">
        <Button type="primary" size="large" loading={busy} onClick={() => void goOn()}>
          {t("frame.join.goOn")}
        </Button>
      </div>
    </Centered>
  );
}
