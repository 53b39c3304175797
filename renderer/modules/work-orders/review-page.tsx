import { Button } from "antd";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderReviewRow } from "../../../shared/contract/work-orders.ts";
import type { Outcome } from "../../../shared/contract/commands.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { shortDate } from "../../ui/short-time.tsx";
import { StatusTag, type Tone } from "../../ui/status-tag.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import "../../ui/daily-check.css";
import { orderStatus } from "./order-words.tsx";

const placeTones: Readonly<Record<NonNullable<WorkOrderReviewRow["place"]>, Tone>> = {
  overdue: "red",
  "due-today": "amber",
  "carried-over": "blue",
};

/** 每日检查 (REP-4): yesterday's orders and all unfinished ones, each due today, overdue, or with a new date. */
export function ReviewPage({
  onOpen,
  onBack,
}: {
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { data: review } = useLive({
    key: ["workOrders.review"],
    kinds: ["work-order", "board"],
    read: async (host) => host.workOrders.review(),
  });
  if (review === undefined) return <Awaited />;
  return (
    <div className="daily">
      <header className="daily-head">
        <div>
          <h1>
            {t("workOrders.daily.title")} <span className="tabular">{review.today}</span>
          </h1>
          <p className="muted">{t("workOrders.daily.hint")}</p>
        </div>
        <div className="daily-acts">
          <Button onClick={onBack}>{t("workOrders.daily.back")}</Button>
          <ReviewDone date={review.today} />
        </div>
      </header>
      <Part title={t("workOrders.daily.unfinished", { count: review.unfinished.length })}>
        {review.unfinished.length === 0 ? (
          <EmptyState title={t("workOrders.daily.done")} />
        ) : (
          <Rows rows={review.unfinished} onOpen={onOpen} />
        )}
      </Part>
      <Part title={t("workOrders.daily.taken", { count: review.taken.length })}>
        {review.taken.length === 0 ? (
          <p className="muted">{t("workOrders.daily.noTaken")}</p>
        ) : (
          <Rows rows={review.taken} onOpen={onOpen} />
        )}
      </Part>
    </div>
  );
}

/** REP-4: the review, once done, is written into the duty log. */
function ReviewDone({ date }: { readonly date: string }): ReactElement | null {
  const { t } = useTranslation();
  const words = useErrorWords();
  const record = useCommand("duty-line.record-review");
  const may = useMay("duty-line.record-review");
  const [done, setDone] = useState<Result<Outcome> | null>(null);
  if (!may) return null;
  if (done?.ok === true) {
    return <StatusTag tone="green">{t("workOrders.daily.written", { number: done.value.number })}</StatusTag>;
  }
  return (
    <>
      <Button type="primary" loading={record.busy} onClick={() => void record.run({ date }).then(setDone)}>
        {t("workOrders.daily.write")}
      </Button>
      {done !== null && (
        <p className="field-error" role="alert">
          {words(done.error)}
        </p>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Rows({
  rows,
  onOpen,
}: {
  readonly rows: readonly WorkOrderReviewRow[];
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <ul className="order-review-rows">
      {rows.map((order) => (
        <li key={order.id}>
          <button type="button" className="daily-row order-review-row" onClick={() => onOpen(order.id)}>
            <span>
              {order.place === null ? (
                orderStatus(order, t)
              ) : (
                <StatusTag tone={placeTones[order.place]}>
                  {t(`workOrders.daily.places.${order.place}`)}
                </StatusTag>
              )}
            </span>
            <span className="mono">{order.number}</span>
            <span className="daily-text" title={order.publicArea}>
              {order.unit === "" ? order.publicArea : <UnitCode code={order.unit} />}
            </span>
            <span className="daily-text" title={order.fault}>
              {order.fault}
            </span>
            <span>{order.technician === "" ? <span className="muted">—</span> : order.technician}</span>
            <span className="tabular" title={order.dueDate}>
              {order.place === null ? "" : shortDate(order.dueDate)}
            </span>
            <span className="muted daily-text" title={order.carryReason}>
              {order.carryReason}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
