import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { AwaitedRecord } from "../../ui/awaited-record.tsx";
import { RecordApprovals } from "../../ui/approval-notice.tsx";
import { goTo } from "../../app/frame/use-place.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { useNow } from "../../ui/use-now.ts";
import { OrderActionForm, type FormAction } from "./order-action-form.tsx";
import { commandByAction, isInstant, orderActions, type OrderAction } from "./order-actions.ts";
import { OrderButtons } from "./order-buttons.tsx";
import { OrderFacts } from "./order-facts.tsx";
import { OrderHistory } from "./order-history.tsx";
import { OrderNotices } from "./order-notices.tsx";
import { orderStatus } from "./order-words.tsx";
import { useInstant } from "./use-instant.ts";

/** The form that a row of the board opens (`late-call` …); others show the record with its button in focus. */
const formByBoardKind: Readonly<Record<string, FormAction>> = {
  "late-call": "call",
  "reporter-call": "call",
  dispatch: "dispatch",
  "follow-up": "followUp",
};

/** Characters; a longer one is a text, no title. */
const LONG_FAULT = 60;

interface RecordProps {
  readonly id: string;
  /** What it is opened for: a board kind, or null to read. */
  readonly action: string | null;
  readonly onOpen: (id: string) => void;
  readonly onRework: (order: WorkOrderView) => void;
  readonly onClose: () => void;
}

/** One order in the form's place: what it waits for, its facts, its history. */
export function OrderRecord(props: RecordProps): ReactElement {
  const { t } = useTranslation();
  const { data: order, error } = useLive({
    key: ["workOrders.get", props.id],
    kinds: ["work-order", "staff"],
    read: async (host) => host.workOrders.get({ id: props.id }),
    keepPrevious: false,
  });
  if (order === undefined) {
    return <AwaitedRecord title={t("workOrders.title")} error={error} onClose={props.onClose} />;
  }
  return <Record {...props} order={order} />;
}

function Record({
  order,
  action,
  onOpen,
  onRework,
  onClose,
}: RecordProps & { readonly order: WorkOrderView }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const nowMs = useNow();
  const role = useSession((state) => state.actor?.role ?? "guard");
  const asked = action === null ? null : (formByBoardKind[action] ?? null);
  const [form, setForm] = useState<FormAction | null>(
    asked !== null && mayCommand(role, commandByAction[asked]) ? asked : null,
  );
  const instant = useInstant(order.id);
  const actions = orderActions(order, role, nowMs);
  const act = (chosen: OrderAction): void => {
    if (isInstant(chosen)) void instant.give(chosen);
    else if (chosen === "rework") onRework(order);
    else setForm(chosen);
  };
  const mayPrint = mayCommand(role, "work-order.print");
  const footer = (
    <OrderButtons
      actions={actions}
      busy={instant.busy}
      onAct={act}
      onPrint={mayPrint ? () => goTo("print", "work-order", order.id) : null}
    />
  );
  const footed = mayPrint || actions.primary !== null || actions.beside.length > 0;
  return (
    <Panel
      title={<span className="record-number">{order.number}</span>}
      extra={
        <>
          {order.grade === "urgent" && <StatusTag tone="red">{t("workOrders.urgent")}</StatusTag>}
          {orderStatus(order, t)}
        </>
      }
      onClose={onClose}
      {...(form === null && footed ? { footer } : {})}
    >
      <div className="form-column">
        <RecordApprovals id={order.id} />
        <p className={order.fault.length > LONG_FAULT ? "record-title order-long" : "record-title"}>
          {order.fault}
        </p>
        <OrderNotices order={order} />
        {instant.error !== null && (
          <p className="field-error" role="alert">
            {words(instant.error)}
          </p>
        )}
        {form !== null && (
          <OrderActionForm
            key={form}
            action={form}
            order={order}
            onDone={() => setForm(null)}
            onCancel={() => setForm(null)}
          />
        )}
        <OrderFacts order={order} onOpen={onOpen} />
        <h3 className="record-heading">{t("workOrders.record.history")}</h3>
        <OrderHistory id={order.id} />
      </div>
    </Panel>
  );
}
