import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { formatFen } from "../../../shared/kernel/money.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import type { PrintProps } from "../../app/page-props.ts";
import { PrintPage } from "../../ui/print-page.tsx";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { exactTime } from "../../ui/time-words.ts";
import "./print-order.css";

/** 《特约服务/维修工作单》, A5 lying; what goes to paper is recorded, so that the next one says it is a reprint. */
export function PrintOrder({ id }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const print = useCommand("work-order.print");
  const { data: order, error } = useLive({
    key: ["workOrders.get", id],
    kinds: ["work-order"],
    read: async (host) => host.workOrders.get({ id }),
    keepPrevious: false,
  });
  if (order === undefined) {
    return <p className="muted">{t(error === null ? "ui.loading" : "errors.not-found")}</p>;
  }
  return (
    <PrintPage
      paper="A5-landscape"
      title={t("workOrders.print.title")}
      number={order.number}
      qr={order.number}
      reprint={order.prints > 0}
      sheets={[<OrderPaper key="order" order={order} />]}
      onPrinted={() => void print.run({}, { id })}
    />
  );
}

function OrderPaper({ order }: { readonly order: WorkOrderView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const when = (ms: number | null): string => (ms === null ? "" : exactTime(ms, zone).slice(0, 16));
  const place = [order.unit, order.publicArea, order.location].filter((part) => part !== "").join(" ");
  const follow = order.followUps.findLast((call) => call.reached);
  return (
    <table className="paper-order">
      <tbody>
        <tr>
          <Cell label={t("workOrders.print.received")}>{when(order.receivedAtMs)}</Cell>
          <Cell label={t("workOrders.print.channel")}>{t(`workOrders.channel.${order.channel}`)}</Cell>
          <Cell label={t("workOrders.print.grade")}>{t(`workOrders.grade.${order.grade}`)}</Cell>
        </tr>
        <tr>
          <Cell label={t("workOrders.print.place")}>{place}</Cell>
          <Cell label={t("workOrders.print.reporter")}>{order.reporter}</Cell>
          <Cell label={t("workOrders.print.phone")}>{order.phoneMasked}</Cell>
        </tr>
        <tr className="paper-tall">
          <Cell label={t("workOrders.print.fault")} span={5}>
            {order.fault}
          </Cell>
        </tr>
        <tr>
          <Cell label={t("workOrders.print.dispatched")}>{when(order.dispatchedAtMs)}</Cell>
          <Cell label={t("workOrders.print.technician")}>{order.technician}</Cell>
          <Cell label={t("workOrders.print.appointment")}>{when(order.appointmentMs)}</Cell>
        </tr>
        <tr>
          <Cell label={t("workOrders.print.arrived")}>{when(order.arrivedAtMs)}</Cell>
          <Cell label={t("workOrders.print.finished")}>{when(order.finishedAtMs)}</Cell>
          <Cell label={t("workOrders.print.charge")}>{t(`workOrders.charge.${order.charge}`)}</Cell>
        </tr>
        <tr className="paper-tall">
          <Cell label={t("workOrders.print.result")}>{order.result}</Cell>
          <Cell label={t("workOrders.print.materials")} span={3}>
            <PaperCharges order={order} />
          </Cell>
        </tr>
        <tr className="paper-tall">
          <Cell label={t("workOrders.print.opinion")} span={5}>
            {[order.opinion, follow?.answer ?? ""].filter((part) => part !== "").join(" / ")}
          </Cell>
        </tr>
        <tr className="paper-sign">
          <Cell label={t("workOrders.print.technicianSign")}>
            {order.technicianSignature !== null && <SignatureImage signature={order.technicianSignature} />}
          </Cell>
          <Cell label={t("workOrders.print.residentSign")}>
            {order.residentSignature !== null && <SignatureImage signature={order.residentSignature} />}
          </Cell>
          <Cell label={t("workOrders.print.clerk")}>{order.clerk}</Cell>
        </tr>
      </tbody>
    </table>
  );
}

/** REP-5: each material with its quantity and price, labour, the sum (quoted or charged), how it was paid. */
function PaperCharges({ order }: { readonly order: WorkOrderView }): ReactElement | null {
  const { t } = useTranslation();
  const charges = order.charges ?? order.quote;
  if (charges === null) return null;
  const paid = order.payments
    .map(({ method, receipt }) =>
      t("workOrders.print.paid", { method: t(`workOrders.charges.methods.${method}`), receipt }),
    )
    .join(" / ");
  return (
    <div className="paper-charges">
      {[...charges.parts.entries()].map(([line, { name, spec, qty, price }]) => (
        <div key={line} className="paper-charge">
          <span>{t("workOrders.charges.partLine", { name, spec, qty })}</span>
          <span>{formatFen(qty * price)}</span>
        </div>
      ))}
      <div className="paper-charge">
        <span>{t("workOrders.print.labour")}</span>
        <span>{formatFen(charges.labour)}</span>
      </div>
      <div className="paper-charge">
        <span>{paid}</span>
        <strong>
          {t(order.charges === null ? "workOrders.print.quoted" : "workOrders.print.total", {
            total: formatFen(charges.totalFen),
          })}
        </strong>
      </div>
    </div>
  );
}

function Cell({
  label,
  span = 1,
  children,
}: {
  readonly label: string;
  readonly span?: number;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <>
      <th scope="row">{label}</th>
      <td colSpan={span}>{children}</td>
    </>
  );
}
