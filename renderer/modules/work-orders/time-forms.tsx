import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { addDays, siteDate } from "../../../shared/kernel/site-time.ts";
import { useSettings, useZone } from "../../app/program.ts";
import { Field } from "../../ui/field.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { LateEntry, lateFields, lateOf, startLate, type TypedLate } from "../../ui/late-entry.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { useNow } from "../../ui/use-now.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

const HALF_HOUR_MS = 30 * 60_000;

/** 暂停: why, and when it should go on. */
export function SuspendForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<number | null>(null);
  const { give, busy, errorOf, errorBeside } = useAction("work-order.suspend", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.suspend.title")}
      hint={t("workOrders.suspend.hint")}
      save={t("workOrders.suspend.save")}
      busy={busy}
      error={errorBeside(["reason", "until"])}
      onSave={() => void give({ reason, until })}
      onCancel={onCancel}
    >
      <TextField
        label={t("workOrders.suspend.reason")}
        required
        maxLength={200}
        value={reason}
        error={errorOf("reason")}
        onChange={setReason}
      />
      <Field label={t("workOrders.suspend.until")} error={errorOf("until")}>
        {(ids) => <TimeField ids={ids} value={until} sense="future" onChange={setUntil} />}
      </Field>
    </ActionStrip>
  );
}

/** 约时间 (REP-2): the minutes then run from its start. */
export function AppointmentForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow();
  const minutes = useSettings()?.arrivalMinutes ?? 20;
  const [appointment, setAppointment] = useState<number | null>(
    () => order.appointmentMs ?? Math.ceil(nowMs / HALF_HOUR_MS + 1) * HALF_HOUR_MS,
  );
  const { give, busy, errorOf, errorBeside } = useAction("work-order.set-appointment", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.appointment.title")}
      hint={t("workOrders.appointment.hint", { minutes })}
      save={t("workOrders.appointment.save")}
      busy={busy}
      error={errorBeside(["appointment"])}
      onSave={() => void give({ appointment: appointment ?? Number.NaN })}
      onCancel={onCancel}
    >
      <Field label={t("workOrders.appointment.at")} required error={errorOf("appointment")}>
        {(ids) => <TimeField ids={ids} value={appointment} sense="future" onChange={setAppointment} />}
      </Field>
    </ActionStrip>
  );
}

/** 顺延 (REP-4): why, and the new date. */
export function CarryOverForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  const [reason, setReason] = useState(order.carryReason);
  const [newDate, setNewDate] = useState(() => addDays(siteDate(nowMs, zone), 1));
  const { give, busy, errorOf, errorBeside } = useAction("work-order.carry-over", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.carryOver.title")}
      save={t("workOrders.carryOver.save")}
      busy={busy}
      error={errorBeside(["reason", "newDate"])}
      onSave={() => void give({ reason, newDate })}
      onCancel={onCancel}
    >
      <TextField
        label={t("workOrders.carryOver.reason")}
        required
        maxLength={200}
        value={reason}
        error={errorOf("reason")}
        onChange={setReason}
      />
      <Field label={t("workOrders.carryOver.newDate")} required error={errorOf("newDate")}>
        {(ids) => <DateField ids={ids} value={newDate} onChange={setNewDate} />}
      </Field>
    </ActionStrip>
  );
}

/** 补录到场: the arrival that was forgotten at its time. */
export function LateArrivalForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow();
  const [late, setLate] = useState<TypedLate>(() => startLate(nowMs));
  const { give, busy, errorOf, errorBeside } = useAction("work-order.arrive", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.arrive.title")}
      save={t("workOrders.arrive.save")}
      busy={busy}
      error={errorBeside(lateFields)}
      onSave={() => void give({ late: lateOf(late) })}
      onCancel={onCancel}
    >
      <LateEntry always late={late} onChange={setLate} errorOf={errorOf} />
    </ActionStrip>
  );
}
