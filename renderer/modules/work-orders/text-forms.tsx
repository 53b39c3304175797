import { Input } from "antd";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

/** One sentence and a button: what finishing, an opinion, closing and voiding ask for. */
function TextForm({
  title,
  label,
  placeholder = "",
  save,
  danger = false,
  initial = "",
  busy,
  error,
  errorBeside,
  onSave,
  onCancel,
  children,
}: {
  readonly title: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly save: string;
  readonly danger?: boolean;
  readonly initial?: string;
  readonly busy: boolean;
  readonly error: string | null;
  readonly errorBeside: string | null;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}): ReactElement {
  const [text, setText] = useState(initial);
  return (
    <ActionStrip
      title={title}
      save={save}
      danger={danger}
      busy={busy}
      error={errorBeside}
      onSave={() => onSave(text)}
      onCancel={onCancel}
    >
      <Field label={label} required error={error}>
        {(ids) => (
          <Input
            {...ids}
            value={text}
            maxLength={1000}
            placeholder={placeholder}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      {children}
    </ActionStrip>
  );
}

type Props = ActionProps;

/** 完工 (REP-3): what was done. */
export function FinishForm({ order, onDone, onCancel }: Props): ReactElement {
  const { t } = useTranslation();
  const [late, setLate] = useState<TypedLate>(null);
  const { give, busy, errorOf, errorBeside } = useAction("work-order.finish", order.id, onDone);
  return (
    <TextForm
      title={t("workOrders.finish.title")}
      label={t("workOrders.finish.result")}
      placeholder={t("workOrders.finish.resultHint")}
      save={t("workOrders.finish.save")}
      busy={busy}
      error={errorOf("result")}
      errorBeside={errorBeside(["result", ...lateFields])}
      onSave={(result) => void give({ result, late: lateOf(late) })}
      onCancel={onCancel}
    >
      <LateEntry late={late} onChange={setLate} errorOf={errorOf} />
    </TextForm>
  );
}

/** 住户意见 (REP-3) */
export function OpinionForm({ order, onDone, onCancel }: Props): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorOf, errorBeside } = useAction("work-order.record-opinion", order.id, onDone);
  return (
    <TextForm
      title={t("workOrders.opinion.title")}
      label={t("workOrders.opinion.opinion")}
      save={t("workOrders.opinion.save")}
      initial={order.opinion}
      busy={busy}
      error={errorOf("opinion")}
      errorBeside={errorBeside(["opinion"])}
      onSave={(opinion) => void give({ opinion })}
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
}: Props & { readonly closing: "cancelled" | "no-follow-up" }): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorOf, errorBeside } = useAction("work-order.close", order.id, onDone);
  return (
    <TextForm
      title={t(`workOrders.closing.${closing}`)}
      label={t("workOrders.close.reason")}
      save={t("workOrders.close.save")}
      danger
      busy={busy}
      error={errorOf("reason")}
      errorBeside={errorBeside(["reason"])}
      onSave={(reason) => void give({ closing, reason })}
      onCancel={onCancel}
    />
  );
}

/** 作废 */
export function VoidForm({ order, onDone, onCancel }: Props): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorOf, errorBeside } = useAction("work-order.void", order.id, onDone);
  return (
    <TextForm
      title={t("workOrders.void.title")}
      label={t("ui.reason.label")}
      save={t("workOrders.void.save")}
      danger
      busy={busy}
      error={errorOf("reason")}
      errorBeside={errorBeside(["reason"])}
      onSave={(reason) => void give({ reason })}
      onCancel={onCancel}
    />
  );
}
