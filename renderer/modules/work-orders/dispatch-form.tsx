import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { Field } from "../../ui/field.tsx";
import { ActionStrip } from "./action-strip.tsx";
import { TechnicianSelect } from "./technician-select.tsx";
import { useAction, type ActionProps } from "./use-action.ts";

/** 派单 (REP-1): the 20 minutes begin with it (REP-2). */
export function DispatchForm({ order, onDone, onCancel }: ActionProps<WorkOrderView>): ReactElement {
  const { t } = useTranslation();
  const [technician, setTechnician] = useState<string | null>(order.technicianId);
  const { give, busy, errorOf, errorBeside } = useAction("work-order.dispatch", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.dispatch.title")}
      save={t("workOrders.dispatch.save")}
      busy={busy}
      error={errorBeside(["technician"])}
      onSave={() => void give({ technician, late: null })}
      onCancel={onCancel}
    >
      <Field label={t("workOrders.dispatch.technician")} error={errorOf("technician")}>
        {(ids) => <TechnicianSelect ids={ids} value={technician} onChange={setTechnician} />}
      </Field>
    </ActionStrip>
  );
}

/** 改派: another person, the same clock (REP-2). */
export function ReassignForm({ order, onDone, onCancel }: ActionProps<WorkOrderView>): ReactElement {
  const { t } = useTranslation();
  const [technician, setTechnician] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside, typed } = useAction("work-order.reassign", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.dispatch.reassignTitle")}
      hint={t("workOrders.dispatch.keeps")}
      save={t("workOrders.dispatch.saveReassign")}
      busy={busy}
      error={errorBeside(["technician", "reason"])}
      onSave={() => {
        if (technician !== null) void give({ technician, reason });
      }}
      onCancel={onCancel}
    >
      <Field label={t("workOrders.dispatch.technician")} required error={errorOf("technician")}>
        {(ids) => <TechnicianSelect ids={ids} value={technician} onChange={setTechnician} />}
      </Field>
      <Field label={t("workOrders.dispatch.reason")} required error={errorOf("reason")}>
        {(ids) => (
          <Input
            {...ids}
            value={reason}
            maxLength={100}
            onChange={({ target }) => {
              typed();
              setReason(target.value);
            }}
          />
        )}
      </Field>
    </ActionStrip>
  );
}
