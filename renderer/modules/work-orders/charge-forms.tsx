import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { formatFen } from "../../../shared/kernel/money.ts";
import {
  paymentMethods,
  quoteMethods,
  totalFen,
  type PaymentMethod,
  type QuoteMethod,
} from "../../../shared/modules/work-orders/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";
import { ChargeEditor } from "./charge-editor.tsx";
import { chargesOf, typedFrom } from "./charge-lines.ts";

/** 报价 (REP-5): before the work, with who agreed and how. */
export function QuoteForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => typedFrom(order.quote));
  const [agreedBy, setAgreedBy] = useState(order.reporter);
  const [method, setMethod] = useState<QuoteMethod>("in-person");
  const [late, setLate] = useState<TypedLate>(null);
  const { give, busy, errorOf, errorBeside } = useAction("work-order.agree-quote", order.id, onDone);
  const parts = typed.parts.map((_part, index) => `parts.${index}.name`);
  return (
    <ActionStrip
      title={t("workOrders.charges.quoteTitle")}
      hint={t("workOrders.charges.quoteHint")}
      save={t("workOrders.charges.saveQuote")}
      busy={busy}
      error={errorBeside(["agreedBy", "labour", ...parts, ...lateFields])}
      onSave={() => {
        const charges = chargesOf(typed);
        if (charges !== null) void give({ ...charges, method, agreedBy, late: lateOf(late) });
      }}
      onCancel={onCancel}
    >
      <ChargeEditor typed={typed} errorOf={errorOf} onChange={setTyped} />
      <ChoiceField
        label={t("workOrders.charges.how")}
        required
        choices={quoteMethods.map((value) => ({
          value,
          label: t(`workOrders.charges.quoteMethods.${value}`),
        }))}
        value={method}
        onChange={setMethod}
      />
      <Field label={t("workOrders.charges.agreedBy")} required error={errorOf("agreedBy")}>
        {(ids) => (
          <Input
            {...ids}
            value={agreedBy}
            maxLength={40}
            onChange={({ target }) => setAgreedBy(target.value)}
          />
        )}
      </Field>
      <LateEntry late={late} onChange={setLate} errorOf={errorOf} />
    </ActionStrip>
  );
}

/** 材料与费用 (REP-5): as quoted, unless it came otherwise. */
export function ChargesForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => typedFrom(order.charges ?? order.quote));
  const [note, setNote] = useState(order.charges?.note ?? "");
  const { give, busy, errorOf, errorBeside } = useAction("work-order.record-charges", order.id, onDone);
  const charges = chargesOf(typed);
  const quoted = order.quote?.totalFen ?? null;
  const above = charges === null || quoted === null ? 0 : totalFen(charges) - quoted;
  const parts = typed.parts.map((_part, index) => `parts.${index}.name`);
  return (
    <ActionStrip
      title={t("workOrders.charges.chargesTitle")}
      {...(quoted === null ? {} : { hint: t("workOrders.charges.quoted", { total: formatFen(quoted) }) })}
      save={t("workOrders.charges.save")}
      busy={busy}
      error={errorBeside(["labour", "note", ...parts])}
      onSave={() => {
        if (charges !== null) void give({ ...charges, note });
      }}
      onCancel={onCancel}
    >
      <ChargeEditor typed={typed} errorOf={errorOf} onChange={setTyped} />
      {above > 0 && <p className="order-red">{t("workOrders.charges.above", { total: formatFen(above) })}</p>}
      <Field label={t("workOrders.charges.note")} required={above > 0} error={errorOf("note")}>
        {(ids) => (
          <Input {...ids} value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}

/** 收款 (REP-5): how, and the receipt's number. */
export function PaymentForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [method, setMethod] = useState<PaymentMethod>("wechat");
  const [receipt, setReceipt] = useState("");
  const [late, setLate] = useState<TypedLate>(null);
  const { give, busy, errorOf, errorBeside } = useAction("work-order.record-payment", order.id, onDone);
  const total = formatFen(order.charges?.totalFen ?? 0);
  return (
    <ActionStrip
      title={`${t("workOrders.charges.paymentTitle")} · ${t("workOrders.charges.total", { total })}`}
      save={t("workOrders.charges.savePayment")}
      busy={busy}
      error={errorBeside(["receipt", ...lateFields])}
      onSave={() => void give({ method, receipt, late: lateOf(late) })}
      onCancel={onCancel}
    >
      <ChoiceField
        label={t("workOrders.charges.method")}
        required
        choices={paymentMethods.map((value) => ({
          value,
          label: t(`workOrders.charges.methods.${value}`),
        }))}
        value={method}
        onChange={setMethod}
      />
      <Field
        label={t("workOrders.charges.receipt")}
        required={method !== "on-account"}
        error={errorOf("receipt")}
      >
        {(ids) => (
          <Input
            {...ids}
            value={receipt}
            maxLength={40}
            onChange={({ target }) => setReceipt(target.value)}
          />
        )}
      </Field>
      <LateEntry late={late} onChange={setLate} errorOf={errorOf} />
    </ActionStrip>
  );
}
