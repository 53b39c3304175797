import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { dateWords, timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { waitingTag } from "./order-words.tsx";

/** What must not be missed about an order: what it waits for, what was broken, what stands in its way. */
export function OrderNotices({ order }: { readonly order: WorkOrderView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow();
  const when = (ms: number): string => timeWords(ms, nowMs, zone, t);
  const owed = order.callDueMs !== null && nowMs >= order.callDueMs;
  const suspension = order.suspensions.at(-1);
  return (
    <div className="record-notices">
      {waitingTag(order, nowMs, zone, t)}
      {owed && order.awaitedKind === "promise" && (
        <p className="order-red">{t("workOrders.waits.promise")}</p>
      )}
      {owed && order.tries > 0 && (
        <p>{t("workOrders.waits.tries", { tries: order.tries, needed: order.triesNeeded })}</p>
      )}
      {order.rivalTechnician !== "" && (
        <p className="order-red" role="alert">
          {t("workOrders.record.rival", { name: order.rivalTechnician })}
        </p>
      )}
      {order.suspended && suspension !== undefined && (
        <p>
          {t("workOrders.record.suspendedSince", { reason: suspension.reason })}
          {suspension.untilMs !== null &&
            ` · ${t("workOrders.record.until", { time: when(suspension.untilMs) })}`}
          {owed && ` · ${t("workOrders.record.suspendedCall")}`}
        </p>
      )}
      {order.carriedTo !== null && (
        <p>
          {t("workOrders.record.carried", {
            date: dateWords(order.carriedTo, siteDate(nowMs, zone), t),
            reason: order.carryReason,
          })}
        </p>
      )}
      {order.firstBreachMs !== null && (
        <p className="muted">{t("workOrders.record.breach", { time: when(order.firstBreachMs) })}</p>
      )}
      {order.unknownEvents > 0 && (
        <p className="order-red">{t("workOrders.record.unknown", { count: order.unknownEvents })}</p>
      )}
    </div>
  );
}
