import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { TextForm } from "../../ui/text-form.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

/** 门岗退回: the goods are not those listed. */
export function TurnBackForm({ pass, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("pass.turn-back", pass.id, onDone);
  return (
    <TextForm
      title={t("passes.turnBack.title")}
      hint={t("passes.turnBack.hint")}
      label={t("passes.turnBack.reason")}
      save={t("passes.turnBack.save")}
      danger
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
      hint={t("passes.void.hint")}
      label={t("ui.reason.label")}
      save={t("passes.void.save")}
      danger
      action={action}
      onSave={(reason) => void action.give({ reason })}
      onCancel={onCancel}
    />
  );
}
