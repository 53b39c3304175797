import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { PhoneReveal } from "../../ui/phone-reveal.tsx";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useMay } from "../../app/use-may.ts";
import "../../ui/text-link.css";
import { ChargeFacts } from "./charge-facts.tsx";

/** The order's facts; numbers masked until a call needs them (PRV-1). */
export function OrderFacts({
  order,
  onOpen,
}: {
  readonly order: WorkOrderView;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const mayReveal = useMay("work-order.reveal");
  const where = [order.publicArea, order.location].filter((part) => part !== "").join(" · ");
  return (
    <Facts>
      <Fact label={t("workOrders.record.place")}>
        <UnitCode code={order.unit} /> {where}
      </Fact>
      <Fact label={t("workOrders.record.reporter")}>
        {order.erased ? <span className="muted">{t("workOrders.record.erased")}</span> : order.reporter}
      </Fact>
      {order.phoneMasked !== "" && (
        <Fact label={t("workOrders.record.phone")}>
          {mayReveal ? (
            <PhoneReveal command="work-order.reveal" id={order.id} field="phone" masked={order.phoneMasked} />
          ) : (
            <span className="mono">{order.phoneMasked}</span>
          )}
        </Fact>
      )}
      <Fact label={t("workOrders.record.received")}>
        <TimeText at={order.receivedAtMs} /> · {t(`workOrders.channel.${order.channel}`)} · {order.clerk}
        {order.lateReason !== "" && (
          <span className="muted"> · {t("workOrders.lateBecause", { reason: order.lateReason })}</span>
        )}
      </Fact>
      <Fact label={t("workOrders.record.technician")}>
        {order.technician === "" ? t("workOrders.unassigned") : order.technician}
      </Fact>
      {order.appointmentMs !== null && (
        <Fact label={t("workOrders.record.appointment")}>
          <TimeText at={order.appointmentMs} />
        </Fact>
      )}
      <Fact label={t("workOrders.record.charge")}>
        {t(`workOrders.charge.${order.charge}`)} · {t(`workOrders.area.${order.area}`)}
      </Fact>
      <ChargeFacts order={order} />
      {order.rework !== null && (
        <Fact label={t("workOrders.record.rework")}>
          <Linked order={order.rework} onOpen={onOpen} />
        </Fact>
      )}
      {order.reworks.length > 0 && (
        <Fact label={t("workOrders.record.reworks")}>
          {order.reworks.map((rework) => (
            <Linked key={rework.id} order={rework} onOpen={onOpen} />
          ))}
        </Fact>
      )}
      {order.result !== "" && <Fact label={t("workOrders.record.result")}>{order.result}</Fact>}
      {order.opinion !== "" && <Fact label={t("workOrders.record.opinion")}>{order.opinion}</Fact>}
      {order.closingReason !== "" && <Fact label={t("workOrders.record.closed")}>{order.closingReason}</Fact>}
      {order.voidReason !== "" && <Fact label={t("workOrders.record.voided")}>{order.voidReason}</Fact>}
      {(["technician", "resident"] as const).map((signer) => {
        const signature = signer === "technician" ? order.technicianSignature : order.residentSignature;
        return (
          signature !== null && (
            <Fact key={signer} label={t(`workOrders.signer.${signer}`)}>
              <div className="order-signature">
                <SignatureImage signature={signature} />
                <span>
                  {signature.name}
                  <br />
                  <TimeText at={signature.atMs} />
                </span>
              </div>
            </Fact>
          )
        );
      })}
    </Facts>
  );
}

function Linked({
  order,
  onOpen,
}: {
  readonly order: { readonly id: string; readonly number: string };
  readonly onOpen: (id: string) => void;
}): ReactElement {
  return (
    <button type="button" className="text-link mono" onClick={() => onOpen(order.id)}>
      {order.number}
    </button>
  );
}
