import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderRow } from "../../../shared/contract/work-orders.ts";
import { siteClock, siteDate, siteParts } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import type { Column } from "../../ui/virtual-list.tsx";
import { OrderStatus, WaitingTag } from "./order-words.tsx";

/** The columns of the list. */
export function useOrderColumns(): readonly Column<WorkOrderRow>[] {
  const { t } = useTranslation();
  const nowMs = useNow(5_000);
  return useMemo(
    () => [
      {
        key: "received",
        title: t("workOrders.columns.received"),
        width: "64px",
        cell: (order) => <Received ms={order.receivedAtMs} nowMs={nowMs} />,
      },
      {
        key: "place",
        title: t("workOrders.columns.place"),
        width: "92px",
        cell: (order) => <Place order={order} />,
      },
      {
        key: "fault",
        title: t("workOrders.columns.fault"),
        width: "minmax(120px, 1fr)",
        cell: (order) => <Fault order={order} />,
      },
      {
        key: "technician",
        title: t("workOrders.columns.technician"),
        width: "72px",
        cell: (order) => (order.technician === "" ? <span className="muted">—</span> : order.technician),
      },
      {
        key: "status",
        title: t("workOrders.columns.status"),
        width: "84px",
        cell: (order) => <OrderStatus order={order} />,
      },
      {
        key: "waits",
        title: t("workOrders.columns.waits"),
        width: "minmax(176px, 1fr)",
        cell: (order) => <WaitingTag order={order} nowMs={nowMs} />,
      },
    ],
    [t, nowMs],
  );
}

/** 14:02 today, 11/22 before. */
function Received({ ms, nowMs }: { readonly ms: number; readonly nowMs: number }): ReactElement {
  const zone = useZone();
  const today = siteDate(ms, zone) === siteDate(nowMs, zone);
  const { month, day } = siteParts(ms, zone);
  return <time title={exactTime(ms, zone)}>{today ? siteClock(ms, zone) : `${month}/${day}`}</time>;
}

function Place({ order }: { readonly order: WorkOrderRow }): ReactElement {
  if (order.unit !== "") return <UnitCode code={order.unit} />;
  return <span title={order.publicArea}>{order.publicArea}</span>;
}

function Fault({ order }: { readonly order: WorkOrderRow }): ReactElement {
  const { t } = useTranslation();
  const text = [order.location, order.fault].filter((part) => part !== "").join(" · ");
  return (
    <span title={text}>
      {order.grade === "urgent" && (
        <>
          <StatusTag tone="red">{t("workOrders.urgent")}</StatusTag>{" "}
        </>
      )}
      {order.status === "void" ? <del>{text}</del> : <strong>{text}</strong>}
      {order.late && <span className="muted"> {t("workOrders.late")}</span>}
    </span>
  );
}
