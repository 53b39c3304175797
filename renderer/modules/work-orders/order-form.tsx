import { Button, Input } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { grades } from "../../../shared/modules/work-orders/index.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { lateFields } from "../../ui/late-entry.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { toUnread } from "../../ui/to-unread.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import { MoreFields } from "./more-fields.tsx";
import { PastOrder } from "./past-order.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { SavedOrderBanner } from "./saved-order-banner.tsx";
import { TechnicianSelect } from "./technician-select.tsx";
import { useOrderForm, type SavedOrder } from "./use-order-form.ts";

const shownFields = new Set(["unit", "reporter", "phone", "fault", "appointment", "technician"]);
const foldedFields = new Set(lateFields);

/** 新建工单 (REP-1): by keyboard alone, and to engineering with the last key. */
export function OrderFormPanel({
  arrived,
  onOpen,
  prefill,
}: {
  /** Grows when somebody asks for the form: the cursor goes back into its first field. */
  readonly arrived: number;
  readonly onOpen: (id: string) => void;
  /** The order whose repair did not last, when this is its 返工. */
  readonly prefill: Parameters<ReturnType<typeof useOrderForm>["change"]>[0] | null;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const root = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState<SavedOrder | null>(null);
  const control = useOrderForm(setSaved);
  const { form, change, error, errorOf } = control;

  const focusPart = (part: string): void => {
    const at = root.current?.querySelector<HTMLElement>(`[data-part="${part}"]`);
    (at?.matches("input, textarea") === true ? at : at?.querySelector<HTMLElement>("input"))?.focus();
  };
  useEffect(() => focusPart("unit"), [arrived, saved]);
  useEffect(() => {
    if (prefill !== null) change(prefill);
    // Only another order to do again fills the form in.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [prefill]);

  const save = async (dispatch: boolean): Promise<void> => {
    if (toUnread(root.current)) return;
    const refused = await control.save(dispatch);
    if (refused?.field === undefined) return;
    if (foldedFields.has(refused.field)) change({ more: true });
    focusPart(refused.field);
  };
  const onKeyDown = useFormKeyboard({ onSave: () => void save(true) });
  const elsewhere =
    error !== null && !shownFields.has(error.field ?? "") && !foldedFields.has(error.field ?? "");
  return (
    <Panel
      title={t("workOrders.form.title")}
      footer={
        <>
          <Button onClick={control.reset}>{t("workOrders.form.clear")}</Button>
          <Button onClick={() => void save(false)}>{t("workOrders.form.saveOnly")}</Button>
          <Button type="primary" loading={control.busy} onClick={() => void save(true)}>
            {t("workOrders.form.save")}
            <Kbd keys="Ctrl ↵" />
          </Button>
        </>
      }
    >
      {saved !== null && form.fault === "" && <SavedOrderBanner order={saved} onOpen={onOpen} />}
      {control.restored && <p className="field-hint">{t("workOrders.form.restored")}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields */}
      <form
        className="form-column"
        ref={root}
        aria-label={t("workOrders.form.title")}
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        <PlaceFields form={control} onTaken={() => requestAnimationFrame(() => focusPart("fault"))} />
        <PastOrder form={control} />
        <Field label={t("workOrders.form.fault")} required error={errorOf("fault")}>
          {(ids) => (
            <Input
              {...ids}
              data-part="fault"
              value={form.fault}
              maxLength={500}
              autoComplete="off"
              onChange={({ target }) => change({ fault: target.value })}
            />
          )}
        </Field>
        <Field label={t("workOrders.form.location")}>
          {(ids) => (
            <Input
              {...ids}
              value={form.location}
              maxLength={100}
              autoComplete="off"
              placeholder={t("workOrders.form.locationHint")}
              onChange={({ target }) => change({ location: target.value })}
            />
          )}
        </Field>
        <Field label={t("workOrders.form.grade")} required>
          {({ id }) => (
            <ChoiceButtons
              labelledBy={`${id}-label`}
              choices={grades.map((value) => ({
                value,
                label: t(`workOrders.grade.${value}`),
                tone: value === "urgent" ? "red" : "blue",
              }))}
              value={form.grade}
              onChange={(grade) => change({ grade })}
            />
          )}
        </Field>
        {(form.grade === "booked" || form.appointment !== null) && (
          <Field label={t("workOrders.form.appointment")} required error={errorOf("appointment")}>
            {(ids) => (
              <TimeField
                ids={ids}
                part="appointment"
                value={form.appointment}
                sense="future"
                onChange={(appointment) => change({ appointment })}
              />
            )}
          </Field>
        )}
        <Field label={t("workOrders.form.technician")} error={errorOf("technician")}>
          {(ids) => (
            <TechnicianSelect
              ids={ids}
              value={form.technician}
              onChange={(technician) => change({ technician })}
            />
          )}
        </Field>
        <button
          type="button"
          className="order-fold"
          aria-expanded={form.more}
          onClick={() => change({ more: !form.more })}
        >
          {form.more ? "▾" : "▸"} {t("workOrders.form.more")}
        </button>
        {form.more && <MoreFields form={control} />}
        {elsewhere && (
          <p className="field-error" role="alert">
            {words(error)}
          </p>
        )}
      </form>
    </Panel>
  );
}
