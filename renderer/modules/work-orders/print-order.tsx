import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import type { PrintProps } from "../../app/page-props.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { cutPieces } from "../../ui/cut-pieces.ts";
import { MeasuredPrint } from "../../ui/measured-print.tsx";
import { OrderPaper } from "./order-paper.tsx";

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
    return <Awaited error={error} />;
  }
  return (
    <MeasuredPrint
      paper="A5-landscape"
      title={t("workOrders.print.title")}
      number={order.number}
      qr={order.number}
      reprint={order.prints > 0}
      whole={<OrderPaper order={order} />}
      sheetsOf={(measured) =>
        cutPieces(measured).map((cut) => <OrderPaper key={cut.from} order={order} pieces={cut} />)
      }
      onPrinted={() => void print.run({}, { id })}
    />
  );
}
