import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { addDays, siteDate } from "../../../shared/kernel/site-time.ts";
import { useSettings, useZone } from "../../app/program.ts";
import { Field } from "../../ui/field.tsx";
import { useNow } from "../../ui/use-now.ts";
import { ActionStrip } from "./action-strip.tsx";
import { TimeInput, useLocalTime } from "./time-input.tsx";
import { useAction, type ActionProps } from "./use-action.ts";

type Props = ActionProps<WorkOrderView>;

function ReasonField({
  label,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (reason: string) => void;
}): ReactElement {
  return (
    <Field label={label} required error={error}>
      {(ids) => (
        <Input {...ids} value={value} maxLength={200} onChange={({ target }) => onChange(target.value)} />
      )}
    </Field>
  );
}

/** 暂停: why, and when it should go on. */
export function SuspendForm({ order, onDone, onCancel }: Props): ReactElement {
  const { t } = useTranslation();
  const { toMs } = useLocalTime();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const { give, busy, errorOf, errorBeside } = useAction("work-order.suspend", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.suspend.title")}
      hint={t("workOrders.suspend.hint")}
      save={t("workOrders.suspend.save")}
      busy={busy}
      error={errorBeside(["reason", "until"])}
      onSave={() => void give({ reason, until: toMs(until) })}
      onCancel={onCancel}
    >
      <ReasonField
        label={t("workOrders.suspend.reason")}
        value={reason}
        error={errorOf("reason")}
        onChange={setReason}
      />
      <Field label={t("workOrders.suspend.until")} error={errorOf("until")}>
        {(ids) => <TimeInput ids={ids} text={until} onText={setUntil} />}
      </Field>
    </ActionStrip>
  );
}

/** 约时间 (REP-2): the minutes then run from its start. */
export function AppointmentForm({ order, onDone, onCancel }: Props): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { toMs, toText } = useLocalTime();
  const minutes = useSettings()?.arrivalMinutes ?? 20;
  const [at, setAt] = useState(() => toText(order.appointmentMs ?? nowMs + 3_600_000));
  const { give, busy, errorOf, errorBeside } = useAction("work-order.set-appointment", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.appointment.title")}
      hint={t("workOrders.appointment.hint", { minutes })}
      save={t("workOrders.appointment.save")}
      busy={busy}
      error={errorBeside(["appointment"])}
      onSave={() => {
        const appointment = toMs(at);
        if (appointment !== null) void give({ appointment });
      }}
      onCancel={onCancel}
    >
      <Field label={t("workOrders.appointment.at")} required error={errorOf("appointment")}>
        {(ids) => <TimeInput ids={ids} text={at} onText={setAt} />}
      </Field>
    </ActionStrip>
  );
}

/** 顺延 (REP-4): why, and the new date. */
export function CarryOverForm({ order, onDone, onCancel }: Props): ReactElement {
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
      <ReasonField
        label={t("workOrders.carryOver.reason")}
        value={reason}
        error={errorOf("reason")}
        onChange={setReason}
      />
      <Field label={t("workOrders.carryOver.newDate")} required error={errorOf("newDate")}>
        {(ids) => (
          <Input {...ids} type="date" value={newDate} onChange={({ target }) => setNewDate(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}

/** 补录到场: the arrival that was forgotten at its time. */
export function LateArrivalForm({ order, onDone, onCancel }: Props): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { toMs, toText } = useLocalTime();
  const [at, setAt] = useState(() => toText(nowMs));
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside } = useAction("work-order.arrive", order.id, onDone);
  return (
    <ActionStrip
      title={t("workOrders.arrive.title")}
      save={t("workOrders.arrive.save")}
      busy={busy}
      error={errorBeside(["late", "late.reason"])}
      onSave={() => {
        const occurredAt = toMs(at);
        if (occurredAt !== null) void give({ late: { occurredAt, reason } });
      }}
      onCancel={onCancel}
    >
      <Field label={t("workOrders.arrive.at")} required error={errorOf("late")}>
        {(ids) => <TimeInput ids={ids} text={at} onText={setAt} />}
      </Field>
      <ReasonField
        label={t("workOrders.arrive.reason")}
        value={reason}
        error={errorOf("late.reason")}
        onChange={setReason}
      />
    </ActionStrip>
  );
}
