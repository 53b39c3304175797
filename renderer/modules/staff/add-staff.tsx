import { Button, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { roles, type Role } from "../../../shared/kernel/roles.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirst } from "../../ui/focus-first.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useFocusWrong } from "../../ui/use-focus-wrong.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";

const empty: { name: string; number: string; role: Role; department: string; pin: string } = {
  name: "",
  number: "",
  role: "clerk",
  department: "",
  pin: "",
};

/** 添加人员: name, role and a first PIN. */
export function AddStaff({ onAdded }: { readonly onAdded: (id: string) => void }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const command = useCommand("staff.add");
  const [form, setForm] = useState(empty);
  const [error, setError] = useState<DomainError | null>(null);
  const ref = useFocusWrong(error);
  const save = async (): Promise<void> => {
    // The PIN is looked at before the rest; who has typed nothing yet begins with the name.
    if (form.name.trim() === "") {
      setError({ code: "required", field: "name" });
      return;
    }
    const answer = await command.run(form);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setForm(empty);
    onAdded(answer.value.id);
  };
  const onKeyDown = useFormKeyboard({ onSave: () => void save() });
  const of = (field: keyof typeof empty): string | null => (error?.field === field ? words(error) : null);
  const elsewhere = error !== null && (error.field === undefined || !(error.field in form));
  return (
    <Panel
      title={t("staff.add")}
      footer={
        <Button type="primary" loading={command.busy} onClick={() => void save()}>
          {t("staff.save")} <Kbd keys="Ctrl ↵" />
        </Button>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the whole form */}
      <form
        ref={ref}
        className="form-column"
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        <Field label={t("staff.name")} required error={of("name")}>
          {(ids) => (
            <Input
              {...ids}
              ref={focusFirst}
              value={form.name}
              onChange={({ target }) => setForm({ ...form, name: target.value })}
            />
          )}
        </Field>
        <Field label={t("staff.role")} required error={of("role")}>
          {(ids) => (
            <Select
              {...ids}
              value={form.role}
              options={roles.map((role) => ({ value: role, label: t(`ui.roles.${role}`) }))}
              onChange={(role) => setForm({ ...form, role })}
            />
          )}
        </Field>
        <Field label={t("staff.pin")} required error={of("pin")} hint={t("staff.pinHint")}>
          {(ids) => (
            <Input.Password
              {...ids}
              autoComplete="new-password"
              value={form.pin}
              onChange={({ target }) => setForm({ ...form, pin: target.value })}
            />
          )}
        </Field>
        <Field label={t("staff.department")} error={of("department")}>
          {(ids) => (
            <Input
              {...ids}
              value={form.department}
              onChange={({ target }) => setForm({ ...form, department: target.value })}
            />
          )}
        </Field>
        <Field label={t("staff.number")} error={of("number")}>
          {(ids) => (
            <Input
              {...ids}
              value={form.number}
              onChange={({ target }) => setForm({ ...form, number: target.value })}
            />
          )}
        </Field>
        {elsewhere && (
          <p className="field-error" role="alert">
            {words(error)}
          </p>
        )}
      </form>
    </Panel>
  );
}
