import { DesktopOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SiteDesk } from "../../../shared/contract/sync.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { asked } from "../../app/host-client.ts";
import { changed } from "../../app/follow-changes.ts";
import { useLive } from "../../app/live.ts";
import { useProgram } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { intoView } from "../../ui/into-view.ts";
import { TimeText } from "../../ui/time-text.tsx";

/** Every PC of the site: when the server last heard of it, how many of its records are here; shutting one out. */
export function DeskList({ admin }: { readonly admin: boolean }): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useLive({
    key: ["sync.desks"],
    kinds: ["sync-desks", "desk"],
    read: async (host) => host.sync.desks(),
  });
  if (data === undefined || data.desks.length === 0) return null;
  const replaced = new Set(data.desks.map(({ successorOf }) => successorOf));
  return (
    <>
      <h3 className="sync-subtitle">{t("sync.desks")}</h3>
      <ul className="sync-desks">
        {data.desks.map((desk) => (
          <DeskLine key={desk.device} desk={desk} closed={replaced.has(desk.device)} admin={admin} />
        ))}
      </ul>
    </>
  );
}

function DeskLine({
  desk,
  closed,
  admin,
}: {
  readonly desk: SiteDesk;
  readonly closed: boolean;
  readonly admin: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { host, queries } = useProgram();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const revoke = async (): Promise<void> => {
    const answer = await asked(host.sync.revoke({ device: desk.device }));
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setAsking(false);
    changed(queries, ["sync-desks"]);
  };
  const missing = desk.seq - desk.seqHere;
  const gone = desk.revokedAtMs !== null || closed;
  return (
    <li className="sync-desk">
      <DesktopOutlined />
      <span className="sync-desk-name">
        <strong>{t("sync.desk", { code: desk.desk })}</strong> {desk.name}
        {desk.own && <span className="muted"> · {t("sync.own")}</span>}
      </span>
      <span className={gone || missing > 0 ? "sync-desk-state field-error" : "sync-desk-state muted"}>
        {desk.revokedAtMs !== null
          ? t("sync.revoked")
          : closed
            ? t("sync.closed")
            : missing > 0
              ? t("sync.missing", { count: missing })
              : t("sync.events", { count: desk.seqHere })}
      </span>
      <span className="muted">
        {t("sync.seen")} <TimeText at={desk.lastSeenAtMs} as="ago" />
      </span>
      {admin && !desk.own && !gone && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t("sync.revoke")}
        </Button>
      )}
      {asking && (
        <div ref={intoView} className="sync-ask" role="alertdialog" aria-label={t("sync.revoke")}>
          <p>{t("sync.revokeAsk", { code: desk.desk })}</p>
          {error !== null && <p className="field-error">{words(error)}</p>}
          <div className="sync-actions">
            <Button autoFocus onClick={() => setAsking(false)}>
              {t("ui.cancel")}
            </Button>
            <Button danger type="primary" onClick={() => void revoke()}>
              {t("sync.revokeConfirm")}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
