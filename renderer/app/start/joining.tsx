import { Alert, Button, Popconfirm } from "antd";
import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { useFocusWrong } from "../../ui/use-focus-wrong.ts";
import { asked } from "../host-client.ts";
import { useProgram } from "../program.ts";
import { Centered } from "./centered.tsx";
import { SiteKeyField } from "./site-key-field.tsx";

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

/**
 * Joined, but the books did not come to their end: the code is used up, so this goes on with it. Where every other desk
 * is lost, the site's key comes first, from the recovery sheet.
 */
export function JoinAgain({
  siteName,
  needsKey,
}: {
  readonly siteName: string;
  readonly needsKey: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { host, session } = useProgram();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const [siteKey, setSiteKey] = useState("");
  const ref = useFocusWrong(error);
  const ask = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    const answer = await asked(work());
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    await session.refresh();
  };
  const goOn = (event: FormEvent): void => {
    event.preventDefault();
    void ask(async () => host.setup.resumeJoin({ siteKey }));
  };
  return (
    <Centered title={t("frame.join.again", { siteName })}>
      <p>{t(needsKey ? "frame.join.keyText" : "frame.join.againText")}</p>
      <form ref={ref} className="form-grid" onSubmit={goOn}>
        {needsKey && <SiteKeyField value={siteKey} onChange={setSiteKey} error={error} focus />}
        {error !== null && error.field !== "siteKey" && (
          <Alert className="field-wide" type="error" title={words(error)} />
        )}
        <div className="centered-actions field-wide">
          <Popconfirm
            title={t("frame.join.giveUpAsk")}
            description={t("frame.join.giveUpText")}
            okText={t("frame.join.giveUp")}
            cancelText={t("ui.cancel")}
            onConfirm={() => void ask(async () => host.setup.giveUpJoin())}
          >
            <Button size="large" disabled={busy}>
              {t("frame.join.giveUp")}
            </Button>
          </Popconfirm>
          <Button type="primary" size="large" htmlType="submit" loading={busy}>
            {t("frame.join.goOn")}
          </Button>
        </div>
      </form>
    </Centered>
  );
}
