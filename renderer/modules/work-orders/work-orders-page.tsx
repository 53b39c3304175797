import { AuditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { useSession } from "../../app/program.ts";
import type { PageProps } from "../../app/page-props.ts";
import { FormFor } from "../../ui/form-for.tsx";
import { WithPanel } from "../../ui/panel.tsx";
import type { OrderFormValues } from "./order-form-values.ts";
import { OrderFormPanel } from "./order-form.tsx";
import { OrderList } from "./order-list.tsx";
import { OrderRecord } from "./order-record.tsx";
import { ReviewPage } from "./review-page.tsx";
import "./work-orders.css";

/** Not an id: `/work-orders/review` is the daily review (REP-4). */
const REVIEW = "review";

function reworkOf(order: WorkOrderView): Partial<OrderFormValues> {
  return {
    unit: order.unit,
    publicArea: order.publicArea,
    reporter: order.reporter,
    location: order.location,
    rework: { id: order.id, number: order.number },
  };
}

/** 维修工单: the list (or the daily review), and beside it the form or one order's record. */
export function WorkOrdersPage({ id, action, arrived, open }: PageProps): ReactElement {
  const { t } = useTranslation();
  const technicianHere = useSession((state) => state.actor?.role === "technician");
  const [prefill, setPrefill] = useState<Partial<OrderFormValues> | null>(null);
  const [reviewing, setReviewing] = useState(false);
  if (id === REVIEW && !reviewing) setReviewing(true);
  // The menu leads to the list; a record opened from the review goes back to the review.
  if (id === null && reviewing) setReviewing(false);
  const recordId = id === "new" || id === REVIEW ? null : id;
  const openRecord = useCallback((order: string) => open(order), [open]);
  const panel = (
    <>
      {/* The form stays alive behind a record, so that nothing typed is lost. */}
      <div className="panel-slot" hidden={recordId !== null}>
        <FormFor
          command="work-order.take"
          {...(technicianHere
            ? { who: { title: t("workOrders.yours.title"), words: t("workOrders.yours.words") } }
            : {})}
        >
          <OrderFormPanel arrived={arrived} prefill={prefill} onOpen={openRecord} />
        </FormFor>
      </div>
      {recordId !== null && (
        <OrderRecord
          key={`${recordId} ${arrived}`}
          id={recordId}
          action={action}
          onOpen={openRecord}
          onClose={() => open(reviewing ? REVIEW : null)}
          onRework={(order) => {
            setPrefill(reworkOf(order));
            open("new");
          }}
        />
      )}
    </>
  );
  return (
    <WithPanel panel={panel}>
      {reviewing ? (
        <ReviewPage
          onOpen={openRecord}
          onBack={() => {
            setReviewing(false);
            open(null);
          }}
        />
      ) : (
        <>
          <OrderList selectedId={recordId} onOpen={openRecord} />
          <div className="list-foot">
            <Button icon={<AuditOutlined />} onClick={() => open(REVIEW)}>
              {t("workOrders.review")}
            </Button>
          </div>
        </>
      )}
    </WithPanel>
  );
}
