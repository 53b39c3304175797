import { Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { StaffRow } from "../../../shared/contract/staff.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
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
    <ActionStrip
      title={t(`staff.${act}`)}
      save={t(`staff.${act}`)}
      busy={busy}
      error={null}
      onSave={() => onGive(value, reason)}
      onCancel={onCancel}
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
    </ActionStrip>
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
    <ActionStrip
      title={t("staff.correct")}
      save={t("staff.correct")}
      busy={busy}
      error={null}
      onSave={() => onGive({ field, to, reason })}
      onCancel={onCancel}
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
        {(ids) => <Input {...ids} value={to} onChange={({ target }) => setTo(target.value)} />}
      </Field>
      <Field label={t("staff.reason")}>
        {(ids) => <Input {...ids} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
    </ActionStrip>
  );
}
