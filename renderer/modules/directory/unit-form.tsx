import { Button, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { unitStates, type Occupancy } from "../../../shared/modules/directory/index.ts";
import { Field } from "../../ui/field.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";

/** 新增房屋 */
export function UnitForm({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (unitId: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorOf, errorBeside } = useAction("unit.add", null, ({ id }) => onAdded(id));
  const [code, setCode] = useState("");
  const [state, setState] = useState<Occupancy>("occupied");
  const save = (): void => void give({ code, state });
  const keyboard = useFormKeyboard({ onSave: save, onLeave: onClose });
  return (
    <Panel
      title={t("directory.addUnit")}
      onClose={onClose}
      footer={
        <Button type="primary" loading={busy} onClick={save}>
          {t("directory.save")} <Kbd keys="Ctrl ↵" />
        </Button>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the form */}
      <form className="form-column" onSubmit={(event) => event.preventDefault()} onKeyDown={keyboard}>
        <Field
          label={t("directory.unitCode")}
          required
          error={errorOf("code")}
          hint={t("directory.unitCodeHint")}
        >
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={code}
              maxLength={60}
              onChange={({ target }) => setCode(target.value)}
            />
          )}
        </Field>
        <Field label={t("directory.state")} error={errorBeside(["code"])}>
          {(ids) => (
            <Select
              {...ids}
              value={state}
              options={unitStates.map((value) => ({ value, label: t(`directory.states.${value}`) }))}
              onChange={setState}
            />
          )}
        </Field>
      </form>
    </Panel>
  );
}
