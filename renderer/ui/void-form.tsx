import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { TextForm } from "./text-form.tsx";
import type { ActionState } from "./use-action.ts";

/** 作废: which slip, why, and what it means. The same in every register. */
export function VoidForm({
  number,
  hint,
  action,
  onSave,
  onCancel,
}: {
  /** What people call it: a slip's number, a key's code. */
  readonly number: string;
  /** What voiding means here, where it is more than keeping the number. */
  readonly hint?: string;
  readonly action: ActionState;
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <TextForm
      title={t("ui.voiding.title", { number })}
      label={t("ui.reason.label")}
      hint={hint ?? t("ui.voiding.hint")}
      save={t("ui.voiding.save")}
      danger
      action={action}
      onSave={onSave}
      onCancel={onCancel}
    />
  );
}
