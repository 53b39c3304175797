import { Button, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../../shared/contract/commands.ts";
import type { StaffRow } from "../../../shared/contract/staff.ts";
import type { DomainError, Result } from "../../../shared/kernel/result.ts";
import { roles } from "../../../shared/kernel/roles.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { focusFirst } from "../../ui/focus-first.ts";

export type StaffActKind = "correct" | "changeRole" | "resetPin" | "disable" | "enable";

/** What is being done to one member of staff, in the same panel. */
export function StaffAct({
  row,
  act,
  onDone,
}: {
  readonly row: StaffRow;
  readonly act: StaffActKind;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const correct = useCommand("staff.correct");
  const changeRole = useCommand("staff.change-role");
  const resetPin = useCommand("staff.reset-pin");
  const disable = useCommand("staff.disable");
  const enable = useCommand("staff.enable");
  const [error, setError] = useState<DomainError | null>(null);
  const options = { id: row.id };
  const settle = async (given: Promise<Result<Outcome>>): Promise<void> => {
    const answer = await given;
    setError(answer.ok ? null : answer.error);
    if (answer.ok) onDone();
  };
  const errorWords = error === null ? null : words(error);
  switch (act) {
    case "disable":
    case "enable": {
      const command = act === "disable" ? disable : enable;
      return (
        <ReasonPrompt
          title={t(`staff.${act}Title`, { name: row.name })}
          action={t(`staff.${act}`)}
          danger={act === "disable"}
          busy={command.busy}
          error={errorWords}
          onCancel={onDone}
          onGive={(reason) => void settle(command.run({ reason }, options))}
        />
      );
    }
    case "resetPin":
      return (
        <ValueForm
          act={act}
          label={t("staff.newPin")}
          secret
          error={errorWords}
          busy={resetPin.busy}
          onCancel={onDone}
          onGive={(pin) => void settle(resetPin.run({ pin }, options))}
        />
      );
    case "changeRole":
      return (
        <ValueForm
          act={act}
          label={t("staff.role")}
          choices={roles.map((role) => ({ value: role, label: t(`ui.roles.${role}`) }))}
          initial={row.role}
          error={errorWords}
          busy={changeRole.busy}
          onCancel={onDone}
          onGive={(value, reason) => {
            const role = roles.find((each) => each === value) ?? row.role;
            void settle(changeRole.run({ role, reason }, options));
          }}
        />
      );
    case "correct":
      return (
        <CorrectForm
          row={row}
          error={errorWords}
          busy={correct.busy}
          onCancel={onDone}
          onGive={(input) => void settle(correct.run(input, options))}
        />
      );
    default:
      return act satisfies never;
  }
}

interface FormState {
  readonly error: string | null;
  readonly busy: boolean;
  readonly onCancel: () => void;
}

function ValueForm({
  act,
  label,
  secret = false,
  choices,
  initial = "",
  error,
  busy,
  onCancel,
  onGive,
}: FormState & {
  readonly act: StaffActKind;
  readonly label: string;
  readonly secret?: boolean;
  readonly choices?: { value: string; label: string }[];
  readonly initial?: string;
  readonly onGive: (value: string, reason: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [value, setValue] = useState(initial);
  const [reason, setReason] = useState("");
  return (
    <form
      className="approval staff-form"
      onSubmit={(event) => {
        event.preventDefault();
        onGive(value, reason);
      }}
    >
      <Field label={label} required error={error}>
        {(ids) =>
          choices === undefined ? (
            <Input.Password
              {...ids}
              ref={focusFirst}
              autoComplete="new-password"
              visibilityToggle={!secret}
              value={value}
              onChange={({ target }) => setValue(target.value)}
            />
          ) : (
            <Select {...ids} value={value} options={choices} onChange={setValue} />
          )
        }
      </Field>
      {choices !== undefined && (
        <Field label={t("staff.reason")}>
          {(ids) => <Input {...ids} value={reason} onChange={({ target }) => setReason(target.value)} />}
        </Field>
      )}
      <FormActions act={act} busy={busy} ready={value !== ""} onCancel={onCancel} />
    </form>
  );
}

function CorrectForm({
  row,
  error,
  busy,
  onCancel,
  onGive,
}: FormState & {
  readonly row: StaffRow;
  readonly onGive: (input: { field: "name" | "number" | "department"; to: string; reason: string }) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [field, setField] = useState<"name" | "number" | "department">("name");
  const [to, setTo] = useState(row.name);
  const [reason, setReason] = useState("");
  return (
    <form
      className="approval staff-form"
      onSubmit={(event) => {
        event.preventDefault();
        onGive({ field, to, reason });
      }}
    >
      <Field label={t("staff.correctField")} required>
        {(ids) => (
          <Select
            {...ids}
            value={field}
            options={(["name", "number", "department"] as const).map((each) => ({
              value: each,
              label: t(`staff.${each}`),
            }))}
            onChange={(each) => {
              setField(each);
              setTo(row[each]);
            }}
          />
        )}
      </Field>
      <Field label={t("staff.correctTo")} required error={error}>
        {(ids) => (
          <Input {...ids} ref={focusFirst} value={to} onChange={({ target }) => setTo(target.value)} />
        )}
      </Field>
      <Field label={t("staff.reason")}>
        {(ids) => <Input {...ids} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      <FormActions act="correct" busy={busy} ready onCancel={onCancel} />
    </form>
  );
}

function FormActions({
  act,
  busy,
  ready,
  onCancel,
}: {
  readonly act: StaffActKind;
  readonly busy: boolean;
  readonly ready: boolean;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="approval-actions">
      <Button onClick={onCancel}>{t("ui.cancel")}</Button>
      <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
        {t(`staff.${act}`)}
      </Button>
    </div>
  );
}
