import { ClockCircleOutlined } from "@ant-design/icons";
import { Button, InputNumber, Progress } from "antd";
import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DueLine, DuePreview } from "../../../shared/contract/erasure.ts";
import {
  defaultSettings,
  KEPT_DAYS,
  retentionKeys,
  type RetentionKey,
  type SiteSettings,
} from "../../../shared/kernel/settings.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { asked } from "../../app/host-client.ts";
import { useHost } from "../../app/program.ts";
import { useFollowing, type Following } from "../../app/use-following.ts";
import { TimeText } from "../../ui/time-text.tsx";
import { useSetting } from "../settings/use-setting.ts";
import { ErasableList } from "./erasable-list.tsx";
import { OwnPinForm } from "./own-pin-form.tsx";
import { useErasureOverview } from "./use-overview.ts";

type Overview = ReturnType<typeof useErasureOverview>;

/** What is due, looked at again whenever something changed that decides it. */
function useDue(settings: SiteSettings, overview: Overview): Following<DuePreview> {
  const due = useFollowing<DuePreview>();
  const { start } = due;
  const days = JSON.stringify(settings.retentionDays);
  const [erasures, holds] = [overview?.erasures.length, overview?.holds.length];
  useEffect(() => {
    start(async (host, signal) => host.erasure.due(undefined, { signal }));
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the last three say when to look again
  }, [start, days, erasures, holds]);
  return due;
}

/** 保存期限: how long each register keeps names, what is due and what comes up, and doing it now. */
export function RetentionCard({ settings }: { readonly settings: SiteSettings }): ReactElement {
  const { t } = useTranslation();
  const overview = useErasureOverview();
  const due = useDue(settings, overview);
  const lines = due.found?.lines ?? null;
  const clockDays = overview?.clockDays ?? null;
  return (
    <section className="card settings-card" aria-labelledby="erasure-retention">
      <h2 id="erasure-retention">
        {t("erasure.retention.title")} <span className="setting-rule mono">PRV-1</span>
      </h2>
      <p className="muted">{t("erasure.retention.help")}</p>
      <table className="erasure-table">
        <thead>
          <tr>
            <th scope="col">{t("erasure.retention.register")}</th>
            <th scope="col">{t("erasure.retention.days")}</th>
            <th scope="col">{t("erasure.retention.due")}</th>
            <th scope="col">{t("erasure.retention.held")}</th>
            <th scope="col">{t("erasure.retention.soon")}</th>
          </tr>
        </thead>
        <tbody>
          {retentionKeys.map((key) => (
            <RetentionRow
              key={`${key} ${settings.retentionDays[key]}`}
              name={key}
              settings={settings}
              lines={lines?.filter((line) => line.key === key) ?? null}
            />
          ))}
        </tbody>
      </table>
      <DueState due={due} running={overview?.running ?? null} />
      {clockDays !== null && (
        <p className="field-error" role="alert">
          <ClockCircleOutlined /> {t("erasure.retention.clock", { days: clockDays })}
        </p>
      )}
      <RunDue overview={overview} found={due.found} />
    </section>
  );
}

/** When it was last done; the list of what is due, and doing it now. */
function RunDue({
  overview,
  found,
}: {
  readonly overview: Overview;
  readonly found: DuePreview | null;
}): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const [asking, setAsking] = useState(false);
  const [listed, setListed] = useState(false);
  const total = found?.lines.reduce((sum, line) => sum + line.due, 0) ?? 0;
  const lastRunMs = overview?.lastRunMs ?? null;
  const run = async (pin: string): Promise<DomainError | null> => {
    const answer = await asked(host.erasure.runDue({ pin }));
    if (!answer.ok) return answer.error;
    setAsking(false);
    return null;
  };
  if (asking) {
    return (
      <OwnPinForm
        what={t("erasure.retention.confirm", { records: t("erasure.records", { count: total }) })}
        action={t("erasure.retention.run")}
        onGive={run}
        onCancel={() => setAsking(false)}
      />
    );
  }
  return (
    <>
      {listed && found !== null && total > 0 && <ErasableList records={found.first} />}
      <div className="erasure-actions">
        <span className="muted">
          {lastRunMs === null ? t("erasure.retention.never") : t("erasure.retention.last")}{" "}
          {lastRunMs !== null && <TimeText at={lastRunMs} />}
        </span>
        {total > 0 && (
          <>
            <Button onClick={() => setListed(!listed)}>
              {t(listed ? "erasure.retention.hide" : "erasure.retention.list")}
            </Button>
            <Button
              danger
              disabled={overview !== undefined && overview.running !== null}
              onClick={() => setAsking(true)}
            >
              {t("erasure.retention.run")}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function DueState({
  due,
  running,
}: {
  readonly due: Following<DuePreview>;
  readonly running: { readonly done: number; readonly total: number } | null;
}): ReactElement | null {
  const { t } = useTranslation();
  const at = running ?? due.looking;
  if (at === null || at.total === 0) return null;
  return (
    <div className="erasure-progress" aria-live="polite">
      <span>{t(running === null ? "erasure.looking" : "erasure.running", { ...at })}</span>
      <Progress percent={Math.round((100 * at.done) / at.total)} showInfo={false} status="active" />
    </div>
  );
}

function RetentionRow({
  name,
  settings,
  lines,
}: {
  readonly name: RetentionKey;
  readonly settings: SiteSettings;
  /** Null while they are counted. */
  readonly lines: readonly DueLine[] | null;
}): ReactElement {
  const { t } = useTranslation();
  const { save, error } = useSetting("retentionDays");
  const [outside, setOutside] = useState(false);
  const value = settings.retentionDays[name];
  const byDefault = defaultSettings.retentionDays[name];
  const label = t(`erasure.retention.keys.${name}`);
  const sum = (of: (line: DueLine) => number): string =>
    lines === null ? "…" : String(lines.reduce((total, line) => total + of(line), 0));
  const keep = (text: string): void => {
    const next = Number.parseInt(text, 10);
    const far = next < KEPT_DAYS.minimum || next > KEPT_DAYS.maximum;
    setOutside(far);
    if (Number.isFinite(next) && next !== value && !far) {
      void save({ ...settings.retentionDays, [name]: next });
    }
  };
  return (
    <tr>
      <th scope="row">
        {label}
        {value !== byDefault && (
          <span className="setting-default"> {t("settings.byDefault", { value: byDefault })}</span>
        )}
        {(outside || error !== null) && (
          <div className="field-error" role="alert">
            {outside ? t("errors.setting-range", KEPT_DAYS) : error}
          </div>
        )}
      </th>
      <td>
        <InputNumber
          aria-label={label}
          precision={0}
          defaultValue={value}
          suffix={t("erasure.retention.unit")}
          onBlur={({ target }) => keep(target.value)}
          onPressEnter={({ target }) => target instanceof HTMLInputElement && keep(target.value)}
        />
      </td>
      <td className="tabular">{sum((line) => line.due)}</td>
      <td className="tabular">{sum((line) => line.held)}</td>
      <td className="tabular">{sum((line) => line.soon)}</td>
    </tr>
  );
}
