import { Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TextForm } from "../../ui/text-form.tsx";
import { useAction } from "../../ui/use-action.ts";
import { AuthoriseForm } from "./authorise-form.tsx";
import { CorrectForm } from "./correct-form.tsx";
import type { PersonActionProps } from "./person-action-props.ts";

export type PersonActionName =
  | "correct"
  | "add-phone"
  | "remove-phone"
  | "authorise"
  | "move-out"
  | "end-authorisation";

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
  const action = useAction("person.add-phone", person.id, onClose);
  return (
    <TextForm
      title={t("directory.addPhoneTitle", { name: person.name })}
      label={t("directory.phone")}
      field="phone"
      maxLength={60}
      save={t("directory.addPhone")}
      action={action}
      onSave={(phone) => void action.give({ phone })}
      onCancel={onClose}
    />
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
        title={t("directory.removePhoneWhy", { name: person.name, phone: masked })}
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
  const { give, busy, errorOf, errorBeside } = useAction("person.move-out", person.id, onClose);
  const [on, setOn] = useState("");
  const [reason, setReason] = useState("");
  return (
    <ActionStrip
      title={t("directory.moveOutTitle", { name: person.name })}
      save={t("directory.moveOutDo")}
      danger
      busy={busy}
      error={errorBeside(["on"])}
      onSave={() => void give({ on, reason })}
      onCancel={onClose}
    >
      <div className="form-grid">
        <Field label={t("directory.moveOut")} hint={t("directory.moveOutHint")} error={errorOf("on")}>
          {(ids) => <DateField ids={ids} value={on} onChange={setOn} />}
        </Field>
        <TextField label={t("directory.reason")} value={reason} onChange={setReason} />
      </div>
    </ActionStrip>
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
