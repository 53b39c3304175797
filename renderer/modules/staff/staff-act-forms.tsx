import { Button, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { StaffRow } from "../../../shared/contract/staff.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirst } from "../../ui/focus-first.ts";
import type { StaffActKind } from "./staff-act-kind.ts";

interface FormState {
  readonly error: string | null;
  readonly busy: boolean;
  readonly onCancel: () => void;
}

/** One new value (a PIN, a role), and for a role why. */
export function ValueForm({
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
      <Field
        label={label}
        required
        error={error}
        hint={choices === undefined ? t("staff.pinHint") : undefined}
      >
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
            <Select {...ids} autoFocus value={value} options={choices} onChange={setValue} />
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

/** Which field, what it should say, and why. */
export function CorrectForm({
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
