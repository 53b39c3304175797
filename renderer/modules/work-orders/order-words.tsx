import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import type { WorkOrderRow } from "../../../shared/contract/work-orders.ts";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import type { WorkOrderStatus } from "../../../shared/modules/work-orders/index.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { StatusTag, type Tone } from "../../ui/status-tag.tsx";
import { dueWords } from "../../ui/time-words.ts";

export const statusTones: Readonly<Record<WorkOrderStatus, Tone>> = {
  undispatched: "amber",
  dispatched: "blue",
  accepted: "blue",
  "on-site": "blue",
  finished: "green",
  "followed-up": "green",
  closed: "grey",
  void: "grey",
};

/** 待派 … 作废; 暂停中 stands before everything but the end. */
export function orderStatus(order: WorkOrderRow, t: TFunction): ReactElement {
  if (order.suspended) {
    return (
      <StatusTag tone="grey" icon={<Glyph name="pause" />}>
        {t("workOrders.suspended")}
      </StatusTag>
    );
  }
  return <StatusTag tone={statusTones[order.status]}>{t(`workOrders.status.${order.status}`)}</StatusTag>;
}

const SOON_MS = 8 * 60_000;

interface Waiting {
  readonly tone: Tone;
  readonly text: string;
  readonly rings: boolean;
}

/** What the order waits for and how it stands, in words (REP-1, REP-2, REP-3); null when it waits for nothing. */
export function waitingFor(order: WorkOrderRow, nowMs: number, zone: string, t: TFunction): Waiting | null {
  const due = (dueMs: number, what: string): Waiting => ({
    tone: nowMs >= dueMs ? "red" : dueMs - nowMs <= SOON_MS ? "amber" : "blue",
    text: `${what} · ${dueWords(dueMs, nowMs, t)}`,
    rings: false,
  });
  const { callDueMs, quietUntilMs, dispatchDueMs, followUpDueMs, resumeDueMs } = order;
  if (dispatchDueMs !== null) return due(dispatchDueMs, t("workOrders.waits.dispatch"));
  if (callDueMs !== null && nowMs >= callDueMs) {
    const quiet = quietUntilMs !== null && nowMs < quietUntilMs;
    return {
      tone: "red",
      text: quiet
        ? t("workOrders.waits.quiet", { time: siteClock(quietUntilMs, zone) })
        : `${t(order.area === "public" ? "workOrders.waits.callReporter" : "workOrders.waits.call")} · ${dueWords(callDueMs, nowMs, t)}`,
      rings: !quiet,
    };
  }
  if (resumeDueMs !== null) return due(resumeDueMs, t("workOrders.waits.resume"));
  if (order.suspended) return { tone: "grey", text: t("workOrders.waits.resume"), rings: false };
  if (callDueMs !== null) return due(callDueMs, t("workOrders.waits.arrival"));
  if (followUpDueMs !== null) return due(followUpDueMs, t("workOrders.waits.followUp"));
  if (order.status === "on-site") return { tone: "blue", text: t("workOrders.waits.finish"), rings: false };
  if (order.status === "followed-up") {
    return { tone: "green", text: t("workOrders.waits.close"), rings: false };
  }
  return null;
}

/** The same, as a tag. `nowMs` is the host's clock. */
export function waitingTag(
  order: WorkOrderRow,
  nowMs: number,
  zone: string,
  t: TFunction,
): ReactElement | null {
  const waiting = waitingFor(order, nowMs, zone, t);
  if (waiting === null) return null;
  return (
    <span title={waiting.text}>
      <StatusTag tone={waiting.tone} icon={<Glyph name={waiting.rings ? "bell" : "clock"} />}>
        {waiting.text}
      </StatusTag>
    </span>
  );
}
