import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSettings } from "../../app/program.ts";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { TechnicianSelect } from "./technician-select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

/** 派单 (REP-1): the 20 minutes begin with it (REP-2). */
export function DispatchForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [technician, setTechnician] = useState<string | null>(order.technicianId);
  const [late, setLate] = useState<TypedLate>(null);
  const { give, busy, errorOf, errorBeside } = useAction("work-order.dispatch", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.dispatch.title")}
      save={t("workOrders.dispatch.save")}
      busy={busy}
      error={errorBeside(["technician", ...lateFields])}
      onSave={() => void give({ technician, late: lateOf(late) })}
      onCancel={onCancel}
    >
      <Field label={t("workOrders.dispatch.technician")} error={errorOf("technician")}>
        {(ids) => (
          <TechnicianSelect
            ids={ids}
            value={technician}
            nobody={t("workOrders.form.technicianHint")}
            onChange={setTechnician}
          />
        )}
      </Field>
      <LateEntry late={late} onChange={setLate} errorOf={errorOf} />
    </ActionStrip>
  );
}

/** 改派: another person, the same clock (REP-2). */
export function ReassignForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [technician, setTechnician] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const minutes = useSettings()?.arrivalMinutes ?? 20;
  const [nobody, setNobody] = useState(false);
  const { give, busy, errorOf, errorBeside, typed } = useAction("work-order.reassign", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.dispatch.reassignTitle")}
      hint={t("workOrders.dispatch.keeps", { minutes })}
      save={t("workOrders.dispatch.saveReassign")}
      busy={busy}
      error={errorBeside(["technician", "reason"])}
      onSave={() => {
        setNobody(technician === null);
        if (technician !== null) void give({ technician, reason });
      }}
      onCancel={onCancel}
    >
      <Field
        label={t("workOrders.dispatch.technician")}
        required
        error={nobody ? t("errors.required") : errorOf("technician")}
      >
        {(ids) => (
          <TechnicianSelect
            ids={ids}
            value={technician}
            onChange={(chosen) => {
              typed();
              setNobody(false);
              setTechnician(chosen);
            }}
          />
        )}
      </Field>
      <TextField
        label={t("workOrders.dispatch.reason")}
        required
        error={errorOf("reason")}
        value={reason}
        onChange={(text) => {
          typed();
          setReason(text);
        }}
      />
    </ActionStrip>
  );
}
