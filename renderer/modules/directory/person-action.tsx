import { Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PersonView } from "../../../shared/contract/directory.ts";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import { AuthoriseForm } from "./authorise-form.tsx";
import { CorrectForm } from "./correct-form.tsx";
import { FormFoot } from "./vehicle-form.tsx";

export type PersonActionName =
  | "correct"
  | "add-phone"
  | "remove-phone"
  | "authorise"
  | "move-out"
  | "end-authorisation";

export interface PersonActionProps {
  readonly person: PersonView;
  readonly onClose: () => void;
}

/** What is done to a person, asked for in their own card. */
export function PersonAction({
  action,
  ...props
}: PersonActionProps & { readonly action: PersonActionName }): ReactElement {
  switch (action) {
    case "correct":
      return <CorrectForm {...props} />;
    case "add-phone":
      return <AddPhone {...props} />;
    case "remove-phone":
      return <RemovePhone {...props} />;
    case "authorise":
      return <AuthoriseForm {...props} />;
    case "move-out":
      return <MoveOut {...props} />;
    case "end-authorisation":
      return <EndAuthorisation {...props} />;
  }
}

function AddPhone({ person, onClose }: PersonActionProps): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorBeside } = useAction("person.add-phone", person.id, onClose);
  const [phone, setPhone] = useState("");
  const save = (): void => void give({ phone });
  const keyboard = useFormKeyboard({ onSave: save, onLeave: onClose });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the form
    <form className="approval" onSubmit={(event) => event.preventDefault()} onKeyDown={keyboard}>
      <Field label={t("directory.phone")} required error={errorBeside([])}>
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            inputMode="tel"
            value={phone}
            maxLength={60}
            onChange={({ target }) => setPhone(target.value)}
          />
        )}
      </Field>
      <FormFoot busy={busy} action={t("directory.addPhone")} onSave={save} onCancel={onClose} />
    </form>
  );
}

function RemovePhone({ person, onClose }: PersonActionProps): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorBeside } = useAction("person.remove-phone", person.id, onClose);
  const [index, setIndex] = useState(0);
  const masked = person.phones[index] ?? "";
  return (
    <>
      {person.phones.length > 1 && (
        <Select
          aria-label={t("directory.phone")}
          value={index}
          options={person.phones.map((label, value) => ({ value, label }))}
          onChange={setIndex}
        />
      )}
      <ReasonPrompt
        title={t("directory.removePhoneWhy", { phone: masked })}
        action={t("directory.removePhone")}
        busy={busy}
        error={errorBeside([])}
        onCancel={onClose}
        onGive={(reason) => void give({ index, masked, reason })}
      />
    </>
  );
}

function MoveOut({ person, onClose }: PersonActionProps): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorBeside } = useAction("person.move-out", person.id, onClose);
  const [on, setOn] = useState("");
  const [reason, setReason] = useState("");
  const save = (): void => void give({ on, reason });
  const keyboard = useFormKeyboard({ onSave: save, onLeave: onClose });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the form
    <form className="approval" onSubmit={(event) => event.preventDefault()} onKeyDown={keyboard}>
      <p className="approval-what">{t("directory.moveOutTitle", { name: person.name })}</p>
      <div className="form-grid">
        <Field label={t("directory.moveOut")} error={errorBeside([])}>
          {(ids) => <DateField ids={ids} value={on} onChange={setOn} />}
        </Field>
        <Field label={t("directory.reason")}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={reason}
              maxLength={100}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </div>
      <FormFoot busy={busy} danger action={t("directory.moveOutDo")} onSave={save} onCancel={onClose} />
    </form>
  );
}

function EndAuthorisation({ person, onClose }: PersonActionProps): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorBeside } = useAction("person.end-authorisation", person.id, onClose);
  return (
    <ReasonPrompt
      title={t("directory.endAuthorisationWhy", { name: person.name })}
      action={t("directory.endAuthorisation")}
      busy={busy}
      error={errorBeside([])}
      onCancel={onClose}
      onGive={(reason) => void give({ reason })}
    />
  );
}
