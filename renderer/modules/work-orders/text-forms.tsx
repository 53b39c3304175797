import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { TextForm } from "../../ui/text-form.tsx";
import { useAction } from "../../ui/use-action.ts";
import { VoidForm } from "../../ui/void-form.tsx";
import type { ActionProps } from "./action-props.ts";

/** 完工 (REP-3): what was done. */
export function FinishForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [late, setLate] = useState<TypedLate>(null);
  const action = useAction("work-order.finish", order.id, onDone);
  return (
    <TextForm
      title={t("workOrders.finish.title")}
      label={t("workOrders.finish.result")}
      placeholder={t("workOrders.finish.resultHint")}
      save={t("workOrders.finish.save")}
      field="result"
      otherFields={lateFields}
      maxLength={1000}
      action={action}
      onSave={(result) => void action.give({ result, late: lateOf(late) })}
      onCancel={onCancel}
    >
      <LateEntry late={late} onChange={setLate} errorOf={action.errorOf} />
    </TextForm>
  );
}

/** 住户意见 (REP-3) */
export function OpinionForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("work-order.record-opinion", order.id, onDone);
  return (
    <TextForm
      title={t("workOrders.opinion.title")}
      label={t("workOrders.opinion.opinion")}
      save={t("workOrders.opinion.save")}
      initial={order.opinion}
      field="opinion"
      maxLength={1000}
      action={action}
      onSave={(opinion) => void action.give({ opinion })}
      onCancel={onCancel}
    />
  );
}

/** 住户取消 / 不回访关闭: only with a reason. */
export function CloseForm({
  order,
  closing,
  onDone,
  onCancel,
}: ActionProps & { readonly closing: "cancelled" | "no-follow-up" }): ReactElement {
  const { t } = useTranslation();
  const action = useAction("work-order.close", order.id, onDone);
  return (
    <TextForm
      title={t(`workOrders.closing.${closing}`)}
      label={t("workOrders.close.reason")}
      save={t("workOrders.close.save")}
      danger
      action={action}
      onSave={(reason) => void action.give({ closing, reason })}
      onCancel={onCancel}
    />
  );
}

/** 作废 */
export function VoidOrder({ order, onDone, onCancel }: ActionProps): ReactElement {
  const action = useAction("work-order.void", order.id, onDone);
  return (
    <VoidForm
      number={order.number}
      action={action}
      onSave={(reason) => void action.give({ reason })}
      onCancel={onCancel}
    />
  );
}
