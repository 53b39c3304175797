import type { TFunction } from "i18next";
import { useMemo, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderRow } from "../../../shared/contract/work-orders.ts";
import { useZone } from "../../app/program.ts";
import { shortTime } from "../../ui/short-time.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import type { Column } from "../../ui/virtual-list.tsx";
import { orderStatus, waitingTag } from "./order-words.tsx";

/** The columns of the list. */
export function useOrderColumns(): readonly Column<WorkOrderRow>[] {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(5_000);
  return useMemo(
    () => [
      {
        key: "received",
        title: t("workOrders.columns.received"),
        width: "56px",
        cell: (order) => shortTime(order.receivedAtMs, nowMs, zone),
      },
      {
        key: "place",
        title: t("workOrders.columns.place"),
        width: "minmax(84px, 0.3fr)",
        cell: place,
      },
      {
        key: "fault",
        title: t("workOrders.columns.fault"),
        width: "minmax(104px, 2fr)",
        cell: (order) => fault(order, t),
      },
      {
        key: "technician",
        title: t("workOrders.columns.technician"),
        width: "66px",
        cell: (order) => (order.technician === "" ? <span className="muted">—</span> : order.technician),
      },
      {
        key: "status",
        title: t("workOrders.columns.status"),
        width: "minmax(92px, 0.2fr)",
        cell: (order) => orderStatus(order, t),
      },
      {
        key: "waits",
        title: t("workOrders.columns.waits"),
        width: "minmax(188px, 0.4fr)",
        cell: (order) => waitingTag(order, nowMs, zone, t),
      },
    ],
    [t, zone, nowMs],
  );
}

function place(order: WorkOrderRow): ReactNode {
  if (order.unit !== "") return <UnitCode code={order.unit} />;
  return <span title={order.publicArea}>{order.publicArea}</span>;
}

/** The fault, and where unless it says so itself: 热水器不点火 · 厨房. */
function fault(order: WorkOrderRow, t: TFunction): ReactElement {
  const where = order.fault.includes(order.location) ? "" : ` · ${order.location}`;
  return (
    <span title={`${order.fault}${where}`}>
      {order.grade === "urgent" && (
        <>
          <StatusTag tone="red">{t("workOrders.urgent")}</StatusTag>{" "}
        </>
      )}
      {order.status === "void" ? <del>{order.fault}</del> : <strong>{order.fault}</strong>}
      {where !== "" && <span className="muted">{where}</span>}
      {order.late && <span className="muted"> {t("workOrders.late")}</span>}
    </span>
  );
}
