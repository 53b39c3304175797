import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { renderSVG } from "uqr";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import { asked } from "../../app/host-client.ts";
import { useProgram, useZone } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { intoView } from "../../ui/into-view.ts";

interface Code {
  readonly code: string;
  readonly url: string;
  readonly expiresAtMs: number;
}

/** A code for the next desk: shown this once, to be typed or scanned there. */
export function NextDesk(): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const zone = useZone();
  const { host } = useProgram();
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<Code | null>(null);
  const [error, setError] = useState<DomainError | null>(null);
  const make = async (): Promise<void> => {
    setBusy(true);
    const answer = await asked(host.sync.makeCode());
    setBusy(false);
    setCode(answer.ok ? answer.value : null);
    setError(answer.ok ? null : answer.error);
  };
  if (code === null) {
    return (
      <>
        <Button type="primary" icon={<PlusOutlined />} loading={busy} onClick={() => void make()}>
          {t("sync.makeCode")}
        </Button>
        {error !== null && <span className="field-error">{words(error)}</span>}
      </>
    );
  }
  const picture = renderSVG(`${code.url}\n${code.code}`, { border: 1 });
  return (
    <section ref={intoView} className="sync-code" aria-label={t("sync.codeTitle")}>
      <img alt="" src={`data:image/svg+xml,${encodeURIComponent(picture)}`} />
      <div>
        <h3>{t("sync.codeTitle")}</h3>
        <p className="sync-code-line">{code.url}</p>
        <p className="sync-code-text mono">{code.code}</p>
        <p className="muted">{t("sync.codeText", { time: siteClock(code.expiresAtMs, zone) })}</p>
        <Button onClick={() => setCode(null)}>{t("sync.codeDone")}</Button>
      </div>
    </section>
  );
}
