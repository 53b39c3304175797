import type { ReactElement } from "react";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { PhoneReveal } from "../../ui/phone-reveal.tsx";

/** Whom the order's own call goes to, and the number behind one key (PRV-1). */
export function CallPhone({ order }: { readonly order: WorkOrderView }): ReactElement {
  return (
    <div className="order-call-phone">
      <strong>{order.reporter}</strong>
      <PhoneReveal
        command="work-order.reveal"
        id={order.id}
        field="phone"
        masked={order.phoneMasked}
        thirdParty={false}
      />
    </div>
  );
}
