import { ReloadOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SyncState } from "../../../shared/contract/sync.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { asked } from "../../app/host-client.ts";
import { useProgram, useSession, useZone } from "../../app/program.ts";
import { TimeText } from "../../ui/time-text.tsx";
import { timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { ConnectForm } from "./connect-form.tsx";
import { DeskList } from "./desk-list.tsx";
import { Differences } from "./differences.tsx";
import { NextDesk } from "./next-desk.tsx";
import { clockTrouble } from "./sync-trouble.ts";
import { useSync } from "./use-sync.ts";
import "./sync.css";

/** 设置 › 多台同步: how this desk stands to the server, the desks of the site, a code for the next one. */
export function SyncCard(): ReactElement | null {
  const { t } = useTranslation();
  const admin = useSession(({ actor }) => actor?.role === "admin");
  const sync = useSync();
  const [connecting, setConnecting] = useState(false);
  if (sync === null) return null;
  if (sync.mode === "alone") {
    return (
      <section className="card settings-card" aria-labelledby="settings-sync">
        <h2 id="settings-sync">{t("sync.title")}</h2>
        <p className="muted">
          {t("sync.alone")}
          {!admin && ` ${t("sync.byAdmin")}`}
        </p>
        {admin && !connecting && (
          <Button className="sync-start" onClick={() => setConnecting(true)}>
            {t("sync.connect")}
          </Button>
        )}
        {connecting && <ConnectForm onClose={() => setConnecting(false)} />}
      </section>
    );
  }
  return (
    <section className="card settings-card" aria-labelledby="settings-sync">
      <h2 id="settings-sync">{t("sync.title")}</h2>
      <Standing sync={sync} />
      <DeskList admin={admin} />
      {admin && (
        <div className="sync-actions">
          <NextDesk />
          <Button onClick={() => goTo("print", "recovery-sheet", "site")}>{t("sync.sheet")}</Button>
        </div>
      )}
    </section>
  );
}

function Standing({ sync }: { readonly sync: Extract<SyncState, { mode: "joined" }> }): ReactElement {
  const { t } = useTranslation();
  const { host } = useProgram();
  const {
    url,
    lastSuccessMs,
    queue,
    behind,
    problem,
    aside,
    offsetMs,
    busy,
    differences,
    comparedAtMs,
    stuckAtMs,
  } = sync;
  const zone = useZone();
  const nowMs = useNow(15_000);
  const clock = clockTrouble(offsetMs, t);
  const records = (count: number): string => (count === 0 ? t("sync.none") : t("sync.records", { count }));
  return (
    <>
      {problem !== null && (
        <output className={problem === "unreachable" ? "muted" : "field-error"}>
          <WarningOutlined /> {t(`sync.problems.${problem}`)}
        </output>
      )}
      {aside > 0 && (
        <p className="field-error" role="alert">
          <WarningOutlined /> {t("sync.aside", { count: aside })}
        </p>
      )}
      <Differences differences={differences} />
      {clock !== null && (
        <p className="field-error" role="alert">
          <WarningOutlined /> {clock}
        </p>
      )}
      <dl className="sync-facts">
        <dt>{t("sync.server")}</dt>
        <dd>{url}</dd>
        <dt>{t("sync.last")}</dt>
        <dd>{lastSuccessMs === null ? t("sync.never") : <TimeText at={lastSuccessMs} />}</dd>
        {stuckAtMs !== null && (
          <>
            <dt>{t("sync.stuck")}</dt>
            <dd>{t("sync.begunAgain", { time: timeWords(stuckAtMs, nowMs, zone, t) })}</dd>
          </>
        )}
        <dt>{t("sync.compared")}</dt>
        <dd>
          {comparedAtMs === null
            ? t("sync.never")
            : t(differences.length === 0 ? "sync.equal" : "sync.unequal", {
                time: timeWords(comparedAtMs, nowMs, zone, t),
              })}
        </dd>
        <dt>{t("sync.queue")}</dt>
        <dd className="tabular">{records(queue)}</dd>
        <dt>{t("sync.behind")}</dt>
        <dd className="tabular">{records(behind)}</dd>
      </dl>
      <Button
        className="sync-start"
        icon={<ReloadOutlined />}
        loading={busy}
        onClick={() => void asked(host.sync.now())}
      >
        {t("sync.now")}
      </Button>
    </>
  );
}
