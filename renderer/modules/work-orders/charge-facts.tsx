import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ChargesView, WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { formatFen } from "../../../shared/kernel/money.ts";
import { Fact } from "../../ui/facts.tsx";
import { TimeText } from "../../ui/time-text.tsx";

/** What was quoted, used and paid (REP-5). */
export function ChargeFacts({ order }: { readonly order: WorkOrderView }): ReactElement | null {
  const { t } = useTranslation();
  const { quote, charges, payments } = order;
  return (
    <>
      {quote !== null && (
        <Fact label={t("workOrders.charges.facts.quote")}>
          <strong className="tabular">
            {t("workOrders.charges.amount", { total: formatFen(quote.totalFen) })}
          </strong>{" "}
          ·{" "}
          {t("workOrders.charges.agreed", {
            name: quote.agreedBy,
            method: t(`workOrders.charges.quoteMethods.${quote.method}`),
          })}{" "}
          · <TimeText at={quote.atMs} />
        </Fact>
      )}
      {charges !== null && (
        <Fact label={t("workOrders.charges.facts.charges")}>
          <ChargeLines charges={charges} />
          {charges.note !== "" && <div className="muted">{charges.note}</div>}
        </Fact>
      )}
      {payments.map((payment) => (
        <Fact key={payment.atMs} label={t("workOrders.charges.facts.payment")}>
          <strong className="tabular">
            {t("workOrders.charges.amount", { total: formatFen(payment.amountFen) })}
          </strong>{" "}
          · {t(`workOrders.charges.methods.${payment.method}`)}{" "}
          <span className="mono">{payment.receipt}</span> · {payment.by} · <TimeText at={payment.atMs} />
        </Fact>
      ))}
    </>
  );
}

/** Each material and the labour with what it comes to, and the sum. */
export function ChargeLines({ charges }: { readonly charges: ChargesView }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {[...charges.parts.entries()].map(([line, { name, spec, qty, price }]) => (
        <div key={line} className="charge-line">
          <span>{t("workOrders.charges.partLine", { name, spec, qty })}</span>
          <span className="tabular">{formatFen(qty * price)}</span>
        </div>
      ))}
      {charges.labour > 0 && (
        <div className="charge-line">
          <span>{t("workOrders.charges.labourLine")}</span>
          <span className="tabular">{formatFen(charges.labour)}</span>
        </div>
      )}
      <div className="charge-line">
        <strong>{t("workOrders.charges.sum")}</strong>
        <strong className="tabular">
          {charges.totalFen === 0
            ? t("workOrders.charges.free")
            : t("workOrders.charges.amount", { total: formatFen(charges.totalFen) })}
        </strong>
      </div>
    </>
  );
}
