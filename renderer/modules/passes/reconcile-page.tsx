import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassReconciliation, ReconcileRow } from "../../../shared/contract/passes.ts";
import { addDays, siteDate } from "../../../shared/kernel/site-time.ts";
import { periods, slips, type Period } from "../../../shared/modules/passes/index.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import "../../ui/daily-check.css";
import { PassStatusTag, slipWords } from "./pass-words.tsx";
import { ReconcileForm } from "./reconcile-form.tsx";

/** 放行条核对 (GDS-3): passes and returned slips of a day or week, what is missing, and who looked. */
export function ReconcilePage({
  onOpen,
  onBack,
}: {
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const today = siteDate(useNow(60_000), zone);
  const [period, setPeriod] = useState<Period>("day");
  const [date, setDate] = useState(today);
  const step = period === "day" ? 1 : 7;
  const { data: found } = useLive({
    key: ["passes.reconciliation", period, date],
    kinds: ["pass", "pass-check", "board"],
    read: async (host) => host.passes.reconciliation({ period, date }),
  });
  const missing = found?.rows.filter((row) => row.missing.length > 0).length ?? 0;
  return (
    <div className="daily">
      <header className="daily-head">
        <div>
          <h2 className="page-title">{t("passes.reconcile")}</h2>
          <p className="muted">{t("passes.daily.hint")}</p>
        </div>
        <Button onClick={onBack}>{t("passes.daily.back")}</Button>
      </header>
      <div className="list-tools">
        <Segmented<Period>
          value={period}
          onChange={setPeriod}
          options={periods.map((value) => ({ value, label: t(`passes.daily.period.${value}`) }))}
        />
        <Button
          icon={<LeftOutlined />}
          aria-label={t("passes.daily.previous")}
          onClick={() => setDate(addDays(date, -step))}
        />
        <span className="pass-date tabular">{found === undefined ? date : spanOf(found)}</span>
        <Button
          icon={<RightOutlined />}
          aria-label={t("passes.daily.next")}
          disabled={addDays(date, step) > addDays(today, step - 1)}
          onClick={() => setDate(addDays(date, step))}
        />
        {found !== undefined && (
          <span className="muted tabular">{t("passes.daily.counts", { ...found.counts })}</span>
        )}
        {found !== undefined && found.rows.length > 0 && (
          <StatusTag tone={missing > 0 ? "amber" : "green"}>
            {missing > 0 ? t("passes.daily.missing", { count: missing }) : t("passes.daily.complete")}
          </StatusTag>
        )}
      </div>
      {found === undefined ? (
        <Awaited />
      ) : (
        <section className="card pass-daily-card" aria-label={t("passes.reconcile")}>
          {found.rows.length === 0 ? (
            <EmptyState title={t("passes.daily.none")} />
          ) : (
            <Rows rows={found.rows} onOpen={onOpen} />
          )}
          {found.rows.length > 0 && (
            <ReconcileForm key={`${found.period} ${found.from}`} found={found} date={date} />
          )}
        </section>
      )}
    </div>
  );
}

function spanOf({ from, to }: PassReconciliation): string {
  return from === to ? from : `${from} – ${to.slice(5)}`;
}

function Rows({
  rows,
  onOpen,
}: {
  readonly rows: readonly ReconcileRow[];
  readonly onOpen: (id: string) => void;
}): ReactElement {
  return (
    <ul className="pass-daily-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className="daily-row pass-daily-row" onClick={() => onOpen(row.id)}>
            <span className="mono">{row.number}</span>
            <UnitCode code={row.unit} />
            <span className="daily-text" title={row.items}>
              {row.items === "" ? "—" : row.items}
            </span>
            <span>
              <PassStatusTag status={row.status} />
            </span>
            <Missing row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Missing({ row }: { readonly row: ReconcileRow }): ReactElement {
  const { t } = useTranslation();
  const missing = row.slipsMissing;
  return (
    <span className="pass-daily-missing">
      {row.missing.includes("expiry") && <StatusTag tone="red">{t("passes.daily.missingExpiry")}</StatusTag>}
      {missing.length > 0 && (
        <StatusTag tone="amber">
          {missing.length === slips.length
            ? t("passes.waits.allSlips")
            : t("passes.daily.missingSlips", { slips: slipWords(missing, t) })}
        </StatusTag>
      )}
    </span>
  );
}
