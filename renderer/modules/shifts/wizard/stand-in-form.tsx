import { Button, Input, Select } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { useSettings } from "../../../app/program.ts";
import { Field } from "../../../ui/field.tsx";
import { useFormKeyboard } from "../../../ui/use-form-keyboard.ts";
import { useNow } from "../../../ui/use-now.ts";
import { usePeople } from "../use-people.ts";
import { useShiftAction } from "../use-shift-action.ts";

const HOUR_MS = 60 * 60_000;

/** 替班 (DUTY-7): who covers for whom, for how many hours, why. */
export function StandInForm({
  shift,
  onDone,
}: {
  readonly shift: ShiftView;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(30_000);
  const most = useSettings()?.standInHours ?? 4;
  const { all } = usePeople();
  const give = useShiftAction("shift.stand-in", shift.id);
  const on = new Set(shift.people.map(({ id }) => id));
  const [staff, setStaff] = useState<string | null>(null);
  const [instead, setInstead] = useState<string | null>(shift.people[0]?.id ?? null);
  const [hours, setHours] = useState(1);
  const [reason, setReason] = useState("");
  const save = (): void => {
    if (staff === null || instead === null) return;
    const until = nowMs + hours * HOUR_MS;
    void give.give({ staff, instead, until, reason }).then((done) => done && onDone());
  };
  const onKeyDown = useFormKeyboard({ onSave: save, onLeave: onDone });
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => {
    root.current?.scrollIntoView({ block: "nearest" });
    root.current?.querySelector("input")?.focus({ preventScroll: true });
  }, []);
  const options = (people: readonly { readonly id: string; readonly name: string }[]) =>
    people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <form
      ref={root}
      className="wizard-strip"
      aria-label={t("shifts.standIn.title")}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="wizard-fields">
        <Field label={t("shifts.standIn.who")} required>
          {(ids) => (
            <Select
              {...ids}
              value={staff}
              options={options(all.filter(({ id }) => !on.has(id)))}
              onChange={setStaff}
            />
          )}
        </Field>
        <Field label={t("shifts.standIn.instead")} required>
          {(ids) => <Select {...ids} value={instead} options={options(shift.people)} onChange={setInstead} />}
        </Field>
        <Field label={t("shifts.standIn.hours")} required>
          {(ids) => (
            <Select
              {...ids}
              value={hours}
              options={Array.from({ length: most }, (_, index) => ({
                value: index + 1,
                label: t("ui.time.hours", { count: index + 1 }),
              }))}
              onChange={setHours}
            />
          )}
        </Field>
        <Field label={t("ui.reason.label")} required>
          {(ids) => (
            <Input
              {...ids}
              value={reason}
              maxLength={100}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </div>
      {give.words !== null && (
        <p className="field-error" role="alert">
          {give.words}
        </p>
      )}
      <div className="wizard-foot">
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
        <Button
          type="primary"
          loading={give.busy}
          disabled={staff === null || instead === null || reason.trim() === ""}
          onClick={save}
        >
          {t("shifts.standIn.save")}
        </Button>
      </div>
    </form>
  );
}
