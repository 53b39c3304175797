import { CheckCircleOutlined, SaveOutlined, WarningOutlined } from "@ant-design/icons";
import { Button, Input, Progress } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { BackupChoice, BackupRow } from "../../../shared/contract/backup.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { ReportWords, useTimeWords } from "./report-words.tsx";
import { RestoreForm } from "./restore-form.tsx";
import { useBackup, type MakingBackup } from "./use-backup.ts";
import "./backup.css";

/** 设置 › 备份: the backups there are, one more now, and restoring one (administrators). */
export function BackupCard(): ReactElement | null {
  const { t } = useTranslation();
  const role = useSession((state) => state.actor?.role ?? null);
  const may = role === "admin" || role === "manager" || role === "supervisor";
  const time = useTimeWords();
  const making = useBackup();
  const [choice, setChoice] = useState<BackupChoice | null>(null);
  const { data } = useLive({
    key: ["backup.list"],
    kinds: ["backup"],
    read: async (host) => host.backup.list(),
    enabled: may,
  });
  if (!may || data === undefined) return null;
  const isMaking = making.progress !== null || data.running;
  // A new backup takes the place of the day's former one: what was asked for may be gone.
  const restoring =
    choice !== null && "name" in choice && data.backups.every(({ name }) => name !== choice.name)
      ? null
      : choice;
  return (
    <section className="card settings-card" aria-labelledby="settings-backup">
      <h2 id="settings-backup">{t("backup.title")}</h2>
      <p className="muted">{t("backup.help")}</p>
      {data.failed !== null && (
        <p className="field-error" role="alert">
          <WarningOutlined /> {t("backup.failed", { time: time(data.failed.atMs) })}
        </p>
      )}
      <Making making={making} busy={data.running} />
      {data.backups.length === 0 && (
        <EmptyState icon={<SaveOutlined />} title={t("backup.none")}>
          {t("backup.noneHelp")}
        </EmptyState>
      )}
      <ul className="backup-list">
        {data.backups.map((backup) => (
          <BackupLine
            key={backup.name}
            backup={backup}
            busy={isMaking}
            {...(role === "admin" ? { onRestore: () => setChoice({ name: backup.name }) } : {})}
          />
        ))}
      </ul>
      {role === "admin" && restoring === null && <FileChoice onChoose={(path) => setChoice({ path })} />}
      {restoring !== null && (
        <RestoreForm key={JSON.stringify(restoring)} choice={restoring} onClose={() => setChoice(null)} />
      )}
      <p className="muted backup-folder">{t("backup.folder", { folder: data.folder })}</p>
      {data.restored !== null && (
        <details>
          <summary>{t("backup.report.last", { time: time(data.restored.atMs) })}</summary>
          <ReportWords report={data.restored} />
        </details>
      )}
    </section>
  );
}

function Making({
  making,
  busy,
}: {
  readonly making: MakingBackup;
  /** The host is making one by itself. */
  readonly busy: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { progress, done, error } = making;
  if (progress !== null) {
    const percent =
      progress.step === "copying" ? 0 : Math.round((progress.done / Math.max(1, progress.total)) * 100);
    return (
      <div className="backup-making" aria-live="polite">
        <span>{t(progress.step === "copying" ? "backup.copying" : "backup.checking")}</span>
        <Progress percent={percent} showInfo={false} status="active" />
        <Button onClick={making.cancel}>{t("backup.cancel")}</Button>
      </div>
    );
  }
  return (
    <div className="backup-making">
      <Button type="primary" icon={<SaveOutlined />} disabled={busy} onClick={() => void making.start()}>
        {t("backup.now")}
      </Button>
      <span aria-live="polite">
        {error !== null && <span className="field-error">{words(error)}</span>}
        {done && (
          <span className="restore-complete">
            <CheckCircleOutlined /> {t("backup.done")}
          </span>
        )}
      </span>
    </div>
  );
}

function BackupLine({
  backup,
  busy,
  onRestore,
}: {
  readonly backup: BackupRow;
  /** One is being made, and this one may give way to it. */
  readonly busy: boolean;
  readonly onRestore?: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const good = backup.state === "verified";
  return (
    <li className="backup-line">
      <span className="backup-time">
        <TimeText at={backup.atMs} />
      </span>
      <span className={good ? "restore-complete" : "restore-missing"}>
        {good ? <CheckCircleOutlined /> : <WarningOutlined />} {t(`backup.states.${backup.state}`)}
      </span>
      <span className="muted">{backup.reason !== null && t(`backup.reasons.${backup.reason}`)}</span>
      <span className="muted tabular">
        {backup.events !== null && t("backup.entries", { count: backup.events })}
      </span>
      <span className="muted tabular">{sizeWords(backup.bytes)}</span>
      {good && onRestore !== undefined && (
        <Button size="small" disabled={busy} onClick={onRestore}>
          {t("backup.restore")}
        </Button>
      )}
    </li>
  );
}

function FileChoice({ onChoose }: { readonly onChoose: (path: string) => void }): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [path, setPath] = useState("");
  const look = (): void => {
    if (path.trim() !== "") onChoose(path.trim());
  };
  if (!open) {
    return (
      <Button type="link" className="backup-file" onClick={() => setOpen(true)}>
        {t("backup.restoreFile")}
      </Button>
    );
  }
  return (
    <div className="backup-path">
      <Field label={t("backup.path")} hint={t("backup.pathHint")} wide>
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            value={path}
            maxLength={1000}
            onChange={({ target }) => setPath(target.value)}
            onPressEnter={(event) => {
              if (!isComposing(event)) look();
            }}
          />
        )}
      </Field>
      <Button disabled={path.trim() === ""} onClick={look}>
        {t("backup.look")}
      </Button>
    </div>
  );
}

/** 12.3 MB; units that are the same in both languages. */
function sizeWords(bytes: number): string {
  const mebibytes = bytes / 1_048_576;
  return mebibytes < 1024 ? `${mebibytes.toFixed(1)} MB` : `${(mebibytes / 1024).toFixed(1)} GB`;
}
