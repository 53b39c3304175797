import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction, type Action } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

/** One sentence and a button: what turning back, an expiry, a conflict and voiding ask for. */
function TextForm({
  title,
  label,
  placeholder = "",
  save,
  danger = false,
  field,
  action,
  onSave,
  onCancel,
}: {
  readonly title: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly save: string;
  readonly danger?: boolean;
  readonly field: string;
  readonly action: Pick<Action<"pass.void">, "busy" | "errorOf" | "errorBeside" | "typed">;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const [text, setText] = useState("");
  return (
    <ActionStrip
      title={title}
      save={save}
      danger={danger}
      busy={action.busy}
      error={action.errorBeside([field])}
      onSave={() => onSave(text)}
      onCancel={onCancel}
    >
      <Field label={label} required error={action.errorOf(field)}>
        {(ids) => (
          <Input
            {...ids}
            value={text}
            maxLength={500}
            placeholder={placeholder}
            onChange={({ target }) => {
              action.typed();
              setText(target.value);
            }}
          />
        )}
      </Field>
    </ActionStrip>
  );
}

/** 门岗退回: the goods are not those listed. */
export function TurnBackForm({ pass, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("pass.turn-back", pass.id, onDone);
  return (
    <TextForm
      title={t("passes.turnBack.title")}
      label={t("passes.turnBack.reason")}
      save={t("passes.turnBack.save")}
      danger
      field="reason"
      action={action}
      onSave={(reason) => void action.give({ reason })}
      onCancel={onCancel}
    />
  );
}

/** 核实过期: what became of the goods. */
export function ExpiryForm({ pass, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("pass.note-expiry", pass.id, onDone);
  return (
    <TextForm
      title={t("passes.noteExpiry.title")}
      label={t("passes.noteExpiry.note")}
      placeholder={t("passes.noteExpiry.hint")}
      save={t("passes.noteExpiry.save")}
      field="note"
      action={action}
      onSave={(note) => void action.give({ note })}
      onCancel={onCancel}
    />
  );
}

/** 处理冲突: what was found, and what was done about it. */
export function SettleForm({ pass, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("pass.settle-conflict", pass.id, onDone);
  return (
    <TextForm
      title={t("passes.settle.title")}
      label={t("passes.settle.reason")}
      save={t("passes.settle.save")}
      field="reason"
      action={action}
      onSave={(reason) => void action.give({ reason })}
      onCancel={onCancel}
    />
  );
}

/** 作废 */
export function VoidForm({ pass, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("pass.void", pass.id, onDone);
  return (
    <TextForm
      title={t("passes.void.title")}
      label={t("ui.reason.label")}
      save={t("passes.void.save")}
      danger
      field="reason"
      action={action}
      onSave={(reason) => void action.give({ reason })}
      onCancel={onCancel}
    />
  );
}
