import { Button, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PersonView } from "../../../shared/contract/directory.ts";
import { isResident } from "../../../shared/modules/directory/index.ts";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";

/** 登记车辆 */
export function VehicleForm({
  unit,
  people,
  onClose,
}: {
  readonly unit: string;
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorOf, errorBeside } = useAction("vehicle.add", null, onClose);
  const [plate, setPlate] = useState("");
  const [owner, setOwner] = useState(people.find(isResident)?.id ?? "");
  const save = (): void => void give({ unit, plate, owner: owner === "" ? null : owner });
  const keyboard = useFormKeyboard({ onSave: save, onLeave: onClose });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the form
    <form
      className="card form-column"
      aria-label={t("directory.addVehicle")}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={keyboard}
    >
      <h3 className="section-title">{t("directory.addVehicle")}</h3>
      <div className="form-grid">
        <Field label={t("directory.plate")} required error={errorOf("plate") ?? errorBeside(["plate"])}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={plate}
              maxLength={20}
              onChange={({ target }) => setPlate(target.value)}
            />
          )}
        </Field>
        <Field label={t("directory.owner")}>
          {(ids) => (
            <Select
              {...ids}
              value={owner}
              options={[
                ...people.map(({ id, name }) => ({ value: id, label: name })),
                { value: "", label: t("directory.noOwner") },
              ]}
              onChange={setOwner}
            />
          )}
        </Field>
      </div>
      <FormFoot busy={busy} action={t("directory.save")} onSave={save} onCancel={onClose} />
    </form>
  );
}

/** Cancel and the one thing that this form does. */
export function FormFoot({
  busy,
  action,
  danger = false,
  onSave,
  onCancel,
}: {
  readonly busy: boolean;
  readonly action: string;
  readonly danger?: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="form-actions">
      <Button onClick={onCancel}>{t("ui.cancel")}</Button>
      <Button type="primary" danger={danger} loading={busy} onClick={onSave}>
        {action}
      </Button>
    </div>
  );
}
