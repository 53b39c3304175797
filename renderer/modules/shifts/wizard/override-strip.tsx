import { Button, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { useSession } from "../../../app/program.ts";
import { ApprovalStrip } from "../../../ui/approval-strip.tsx";
import { ChoiceButtons } from "../../../ui/choice-buttons.tsx";
import { Field } from "../../../ui/field.tsx";
import { focusFirst } from "../../../ui/focus-first.ts";
import { useFormKeyboard } from "../../../ui/use-form-keyboard.ts";
import { usePeople } from "../use-people.ts";
import { useShiftAction } from "../use-shift-action.ts";

/** 主管特批: at this desk by the supervisor's own PIN, or 电话授权, countersigned afterwards (DUTY-4). */
export function OverrideStrip({
  shift,
  onDone,
}: {
  readonly shift: ShiftView;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [way, setWay] = useState<"pin" | "phone">("pin");
  const [reason, setReason] = useState("");
  const [supervisor, setSupervisor] = useState<string | null>(null);
  const override = useShiftAction("shift.override", shift.id);
  const phone = useShiftAction("shift.override-by-phone", shift.id);
  const given = reason.trim();
  const subjects = shift.items.filter(({ blocks }) => blocks).map(({ subject }) => subject);
  const givePhone = (): void => {
    if (way !== "phone" || supervisor === null || given === "") return;
    void phone.give({ supervisor, reason: given }).then((done) => done && onDone());
  };
  const onKeyDown = useFormKeyboard({ onSave: givePhone, onLeave: onDone });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <form
      className="wizard-override"
      aria-label={t("shifts.block.override")}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="wizard-choices">
        <ChoiceButtons
          label={t("shifts.block.way")}
          choices={[
            { value: "pin", label: t("shifts.block.pin") },
            { value: "phone", label: t("shifts.block.phone") },
          ]}
          value={way}
          onChange={setWay}
        />
      </div>
      <Field label={t("shifts.block.reason")} required>
        {(ids) => (
          <Input
            {...ids}
            ref={focusFirst}
            value={reason}
            maxLength={500}
            onChange={({ target }) => {
              override.typed();
              setReason(target.value);
            }}
          />
        )}
      </Field>
      {given === "" ? (
        <div className="wizard-foot">
          <span className="muted">{t("shifts.block.reasonFirst")}</span>
          <Button onClick={onDone}>{t("ui.cancel")}</Button>
        </div>
      ) : way === "pin" ? (
        <ApprovalStrip
          rank={4}
          what={t("shifts.block.what", { items: subjects.join(t("ui.comma")), reason: given })}
          error={override.error}
          busy={override.busy}
          onApprove={(approval) =>
            void override.give({ reason: given }, approval).then((done) => done && onDone())
          }
          afar={{ command: "shift.override", id: shift.id, input: { reason: given }, onAsked: onDone }}
          onCancel={onDone}
        />
      ) : (
        <>
          <ByPhone supervisor={supervisor} error={phone.words} onChange={setSupervisor} />
          <div className="wizard-foot">
            <Button onClick={onDone}>{t("ui.cancel")}</Button>
            <Button type="primary" loading={phone.busy} disabled={supervisor === null} onClick={givePhone}>
              {t("shifts.block.givePhone")}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

/** Who said so on the phone. */
function ByPhone({
  supervisor,
  error,
  onChange,
}: {
  readonly supervisor: string | null;
  readonly error: string | null;
  readonly onChange: (supervisor: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { supervisors } = usePeople();
  const ownId = useSession(({ actor }) => actor?.id);
  return (
    <Field label={t("shifts.block.supervisor")} required error={error} hint={t("shifts.block.phoneHelp")}>
      {(ids) => (
        <Select
          {...ids}
          value={supervisor}
          placeholder={t("ui.approval.choose")}
          options={supervisors
            .filter(({ id }) => id !== ownId)
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
