import { InputNumber } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { retirements, type Retirement } from "../../../shared/modules/keys/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Field } from "../../ui/field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TextForm } from "../../ui/text-form.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";
import { openLoansOf } from "./loan-choice.tsx";

function CopiesField({
  label,
  most,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly most: number;
  readonly value: number;
  readonly error: string | null;
  readonly onChange: (copies: number) => void;
}): ReactElement | null {
  if (most < 2) return null;
  return (
    <Field label={label} required error={error}>
      {(ids) => (
        <InputNumber
          {...ids}
          min={1}
          max={most}
          precision={0}
          value={value}
          onChange={(copies) => onChange(copies ?? 1)}
        />
      )}
    </Field>
  );
}

/** 报失: from the hook, or by one of those who have it. */
export function LoseForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const loans = openLoansOf(row);
  const [from, setFrom] = useState(loans[0]?.number ?? "hook");
  const [copies, setCopies] = useState(1);
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside } = useAction("key.lose", row.id, onDone);
  const most = loans.find(({ number }) => number === from)?.out ?? row.atHook;
  const choices = [
    ...loans.map(({ number, borrower }) => ({ value: number, label: borrower || number })),
    ...(row.atHook > 0 ? [{ value: "hook", label: t("keys.lose.fromHook") }] : []),
  ];
  return (
    <ActionStrip
      title={t("keys.lose.title")}
      hint={t("keys.lose.hint")}
      save={t("keys.lose.save")}
      danger
      busy={busy}
      error={errorBeside(["copies", "reason"])}
      onSave={() => void give({ loan: from === "hook" ? null : from, copies, reason })}
      onCancel={onCancel}
    >
      {choices.length > 1 && (
        <ChoiceField label={t("keys.lose.from")} required choices={choices} value={from} onChange={setFrom} />
      )}
      <CopiesField
        label={t("keys.lose.copies")}
        most={most}
        value={copies}
        error={errorOf("copies")}
        onChange={setCopies}
      />
      <TextField
        label={t("keys.lose.reason")}
        required
        maxLength={500}
        value={reason}
        error={errorOf("reason")}
        onChange={setReason}
      />
    </ActionStrip>
  );
}

/** 找回 */
export function FindForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [copies, setCopies] = useState(1);
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside } = useAction("key.find", row.id, onDone);
  return (
    <ActionStrip
      title={t("keys.find.title")}
      save={t("keys.find.save")}
      busy={busy}
      error={errorBeside(["copies", "reason"])}
      onSave={() => void give({ copies, reason })}
      onCancel={onCancel}
    >
      <CopiesField
        label={t("keys.find.copies")}
        most={row.lost}
        value={copies}
        error={errorOf("copies")}
        onChange={setCopies}
      />
      <TextField
        label={t("keys.find.reason")}
        required
        maxLength={500}
        value={reason}
        error={errorOf("reason")}
        onChange={setReason}
      />
    </ActionStrip>
  );
}

/** 停用: the lock was changed, or another reason. */
export function RetireForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [why, setWhy] = useState<Retirement>("lock-changed");
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside } = useAction("key.retire", row.id, onDone);
  return (
    <ActionStrip
      title={t("keys.retire.title")}
      {...(row.out > 0 ? { hint: t("keys.retire.hint") } : {})}
      save={t("keys.retire.save")}
      busy={busy}
      error={errorBeside(["reason"])}
      onSave={() => void give({ why, reason })}
      onCancel={onCancel}
    >
      <ChoiceField
        label={t("keys.retire.why")}
        required
        choices={retirements.map((value) => ({ value, label: t(`keys.retirement.${value}`) }))}
        value={why}
        onChange={setWhy}
      />
      <TextField
        label={t("keys.retire.reason")}
        required
        maxLength={500}
        value={reason}
        error={errorOf("reason")}
        onChange={setReason}
      />
    </ActionStrip>
  );
}

/** 恢复使用 */
export function ReinstateForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("key.reinstate", row.id, onDone);
  return (
    <TextForm
      title={t("keys.reinstate.title")}
      label={t("keys.reinstate.reason")}
      save={t("keys.reinstate.save")}
      action={action}
      onSave={(reason) => void action.give({ reason })}
      onCancel={onCancel}
    />
  );
}

/** 编码牌: the new code is not shown again but on the code sheet. */
export function TagForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("key.tag", row.id, onDone);
  return (
    <TextForm
      title={t(row.tagged ? "keys.tag.title" : "keys.tag.first")}
      hint={t("keys.tag.hint")}
      label={t("keys.tag.tag")}
      field="tag"
      save={t("keys.tag.save")}
      action={action}
      onSave={(tag) => void action.give({ tag })}
      onCancel={onCancel}
    />
  );
}

/** 作废: entered by mistake. */
export function VoidForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("key.void", row.id, onDone);
  return (
    <TextForm
      title={t("keys.void.title")}
      hint={t("keys.void.hint")}
      label={t("ui.reason.label")}
      save={t("keys.void.save")}
      danger
      action={action}
      onSave={(reason) => void action.give({ reason })}
      onCancel={onCancel}
    />
  );
}
