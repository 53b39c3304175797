import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Conflict } from "../../../shared/contract/conflicts.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useLive } from "../../app/live.ts";

interface SettleProps {
  readonly conflict: Conflict;
  readonly onClose: () => void;
}

/** Conflicts that are settled by saying how: the command that takes the reason. */
function byReason(recordKind: string): "shift.settle-handover" | "pass.settle-conflict" | null {
  if (recordKind === "shift") return "shift.settle-handover";
  return recordKind === "pass" ? "pass.settle-conflict" : null;
}

/** What a key is opened for whose code another one has too: 更正 of it. */
const SAME_CODE = "same-code";

/** The same of its coded tag: another tag. */
const SAME_TAG = "same-tag";

/** What the record is to be opened for where it is settled there, with more than a reason; null: it is settled here. */
export function settledInRecord({ doubt, recordKind }: Conflict): string | null {
  if (doubt === "code") return SAME_CODE;
  if (doubt === "tag") return SAME_TAG;
  if (doubt === "number" || recordKind === "work-order" || byReason(recordKind) !== null) return null;
  return recordKind === "visit" ? "awaiting-answer" : "settle";
}

/** Settles a conflict by its register's own command, with a reason. */
export function SettleForm({ conflict, onClose }: SettleProps): ReactElement {
  if (conflict.doubt === "number") return <NoteDuplicate conflict={conflict} onClose={onClose} />;
  const command = byReason(conflict.recordKind);
  return command === null ? (
    <KeepTechnician conflict={conflict} onClose={onClose} />
  ) : (
    <SettleByReason conflict={conflict} onClose={onClose} command={command} />
  );
}

function ReasonField({
  value,
  error,
  onChange,
}: {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (reason: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Field label={t("conflicts.settle.reason")} required error={error}>
      {(ids) => (
        <Input
          {...ids}
          value={value}
          maxLength={100}
          placeholder={t("conflicts.settle.reasonHint")}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

/** REP-1: two technicians were sent; one stays. */
function KeepTechnician({ conflict, onClose }: SettleProps): ReactElement {
  const { t } = useTranslation();
  const [technician, setTechnician] = useState<string | null>(null);
  const [unchosen, setUnchosen] = useState(false);
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside } = useAction("work-order.reassign", conflict.recordId, onClose);
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  }).data;
  const sent = conflict.sides.flatMap(({ entry }) => {
    const id = entry.data["technician"];
    return typeof id === "string" ? [id] : [];
  });
  return (
    <ActionStrip
      title={t("conflicts.what.work-order")}
      hint={t("conflicts.settle.keep")}
      save={t("conflicts.settle.save")}
      busy={busy}
      error={errorBeside(["reason"])}
      onSave={() => {
        setUnchosen(technician === null);
        if (technician !== null) void give({ technician, reason });
      }}
      onCancel={onClose}
    >
      <Field
        label={t("conflicts.settle.technician")}
        required
        error={unchosen && technician === null ? t("errors.required") : null}
      >
        {() => (
          <ChoiceButtons
            label={t("conflicts.settle.technician")}
            choices={sent.map((id) => ({
              value: id,
              label: people?.find((person) => person.id === id)?.name ?? "",
            }))}
            value={technician}
            onChange={setTechnician}
          />
        )}
      </Field>
      <ReasonField value={reason} error={errorOf("reason")} onChange={setReason} />
    </ActionStrip>
  );
}

/** S5: both records keep their number; which is which is written down. */
function NoteDuplicate({ conflict, onClose }: SettleProps): ReactElement {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside } = useAction("number.note-duplicate", conflict.recordId, onClose);
  const records = conflict.sides.map(({ recordId }) => ({ kind: conflict.recordKind, id: recordId }));
  return (
    <ActionStrip
      title={t("conflicts.what.number")}
      hint={t("conflicts.settle.number")}
      save={t("conflicts.settle.save")}
      busy={busy}
      error={errorBeside(["reason"])}
      onSave={() => void give({ number: conflict.number, records, reason })}
      onCancel={onClose}
    >
      <ReasonField value={reason} error={errorOf("reason")} onChange={setReason} />
    </ActionStrip>
  );
}

/** What stands is kept (the first handover, the pass as it went out); how it was looked into is written down. */
function SettleByReason({
  conflict,
  command,
  onClose,
}: SettleProps & { readonly command: NonNullable<ReturnType<typeof byReason>> }): ReactElement {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside } = useAction(command, conflict.recordId, onClose);
  return (
    <ActionStrip
      title={t(command === "pass.settle-conflict" ? "conflicts.what.pass" : "conflicts.what.shift")}
      hint={t("conflicts.settle.reasonOnly")}
      save={t("conflicts.settle.save")}
      busy={busy}
      error={errorBeside(["reason"])}
      onSave={() => void give({ reason })}
      onCancel={onClose}
    >
      <ReasonField value={reason} error={errorOf("reason")} onChange={setReason} />
    </ActionStrip>
  );
}
