import { Button, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { useSession } from "../../../app/program.ts";
import { ApprovalStrip } from "../../../ui/approval-strip.tsx";
import { ChoiceButtons } from "../../../ui/choice-buttons.tsx";
import { Field } from "../../../ui/field.tsx";
import { focusFirst } from "../../../ui/focus-first.ts";
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
  const override = useShiftAction("shift.override", shift.id);
  const given = reason.trim();
  const subjects = shift.items.filter(({ blocks }) => blocks).map(({ subject }) => subject);
  return (
    <div className="wizard-override">
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
        <ByPhone shift={shift} reason={given} onDone={onDone} />
      )}
    </div>
  );
}

function ByPhone({
  shift,
  reason,
  onDone,
}: {
  readonly shift: ShiftView;
  readonly reason: string;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { supervisors } = usePeople();
  const ownId = useSession(({ actor }) => actor?.id);
  const phone = useShiftAction("shift.override-by-phone", shift.id);
  const [supervisor, setSupervisor] = useState<string | null>(null);
  const give = (): void => {
    if (supervisor === null) return;
    void phone.give({ supervisor, reason }).then((done) => done && onDone());
  };
  return (
    <>
      <Field
        label={t("shifts.block.supervisor")}
        required
        error={phone.words}
        hint={t("shifts.block.phoneHelp")}
      >
        {(ids) => (
          <Select
            {...ids}
            value={supervisor}
            placeholder={t("ui.approval.choose")}
            options={supervisors
              .filter(({ id }) => id !== ownId)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setSupervisor}
          />
        )}
      </Field>
      <div className="wizard-foot">
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
        <Button type="primary" loading={phone.busy} disabled={supervisor === null} onClick={give}>
          {t("shifts.block.givePhone")}
        </Button>
      </div>
    </>
  );
}
